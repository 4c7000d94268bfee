import type { StoredFile } from '../../src/files/stored-file.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { RowFate, TableReport } from '../../src/imports/rows/table-report.ts';
import type { TableKind } from '../../src/imports/table-kind.ts';
import { shortened } from '../cards/shortened.ts';
import type { ButtonView, NoticeView } from '../cards/view.ts';
import { menuButton } from '../directory/directory-menu.ts';
import {
  type DirectoryView,
  directoryButton,
  directoryView,
  pickerView,
} from '../directory/directory-view.ts';

export interface TableChoiceInput {
  file: StoredFile;
  /** Those that its sender may load. */
  tables: readonly TableKind[];
  notice: NoticeView | null;
  rendering: string;
}

/** Asks people what a table that they sent holds. */
export function presentTableChoice(
  { file: { _id, name }, tables, notice, rendering }: TableChoiceInput,
  texts: Texts,
): DirectoryView {
  const choices = tables.map((kind) => ({ value: kind, title: texts.t(`imports.kinds.${kind}`) }));
  return directoryView(name, texts, {
    notice: notice ?? { text: texts.t('imports.card.text'), tone: 'default' },
    inputs: [pickerView('table', texts.t('imports.card.pick'), choices, rendering)],
    buttons: [
      directoryButton(
        texts.t('imports.card.check'),
        'table.check',
        { file: _id },
        { tone: 'positive', withInputs: true },
      ),
      discardButton(_id, texts),
    ],
  });
}

export interface TableReportInput {
  report: TableReport;
  file: string;
  table: TableKind;
  page: number;
  applied: boolean;
  /** The reader has the menu of the directory. */
  hasMenu: boolean;
}

const ROWS = 20;
/** A row with several mistakes says the first ones. */
const LONGEST = 400;

/** The lines of a page, and how many stand on the next ones. */
function pageOf(lines: string[], page: number, texts: Texts): string[] {
  const more = lines.length - (page + 1) * ROWS;
  const shown = lines.slice(page * ROWS, (page + 1) * ROWS);
  return more > 0 ? [...shown, texts.t('imports.card.more', { count: more })] : shown;
}

/** Every row's fate, what is wrong first, a page at a time; below it, the button that does it. */
export function presentTableReport(
  { report, file, table, page, applied, hasMenu }: TableReportInput,
  texts: Texts,
): DirectoryView {
  const rows = report.rows.toSorted((a, b) => rank(a) - rank(b));
  const fates = rows.map(({ line, name, sentence }) => {
    return shortened(texts.t('imports.row', { line, name, fate: sentence }), LONGEST);
  });
  const beside = [...report.warnings, ...report.also];
  const shown = pageOf(fates, page, texts);
  const shownBeside = pageOf(beside, page, texts);
  const hasMore = Math.max(fates.length, beside.length) > (page + 1) * ROWS;
  return directoryView(texts.t(`imports.kinds.${table}`), texts, {
    notice: summaryOf(report, applied, texts),
    sections: [
      ...(shownBeside.length > 0
        ? [{ title: texts.t('imports.card.also'), facts: [], lines: shownBeside }]
        : []),
      {
        title: texts.t('imports.card.rows', { count: rows.length }),
        facts: [],
        lines: shown,
      },
    ],
    buttons:
      applied && report.wrong === 0
        ? hasMenu
          ? [menuButton(texts)]
          : []
        : buttonsOf(report, { file, table, page }, hasMore, texts),
  });
}

function buttonsOf(
  { wrong, changes }: TableReport,
  { file, table, page }: { file: string; table: TableKind; page: number },
  hasMore: boolean,
  texts: Texts,
): ButtonView[] {
  const isReady = wrong === 0 && changes > 0;
  return [
    ...(isReady
      ? [directoryButton(texts.t('imports.card.apply'), 'table.apply', { file, table }, { tone: 'positive' })]
      : []),
    ...(hasMore
      ? [directoryButton(texts.t('imports.card.next'), 'table.check', { file, table, page: page + 1 })]
      : []),
    directoryButton(texts.t('imports.card.other'), 'table.choose', { file }),
    discardButton(file, texts),
  ];
}

function summaryOf({ wrong, changes }: TableReport, applied: boolean, texts: Texts): NoticeView {
  if (wrong > 0) return { text: texts.t('imports.card.wrong', { count: wrong }), tone: 'attention' };
  if (changes === 0) return { text: texts.t('people.file.nothing'), tone: 'default' };
  return applied
    ? { text: texts.t('people.file.applied', { count: changes }), tone: 'good' }
    : { text: texts.t('imports.card.ready', { count: changes }), tone: 'warning' };
}

/** Mistakes, changes, the rest. */
function rank({ wrong, changes }: RowFate): number {
  if (wrong) return 0;
  return changes ? 1 : 2;
}

function discardButton(file: string, texts: Texts): ButtonView {
  return directoryButton(texts.t('imports.card.discard'), 'file.discard', { files: [file] });
}
