import { requireRight } from '../../people/require-right.ts';
import { pagesOf } from '../../storage/walk.ts';
import { describeGivenUp } from '../../undelivered/describe-given-up.ts';
import { type GivenUpRow, type ListGivenUpDeps, listGivenUp } from '../../undelivered/list-given-up.ts';
import {
  type ListUnreachableDeps,
  listUnreachable,
  type UnreachablePerson,
} from '../../undelivered/list-unreachable.ts';
import { type RowColumn, sheetOf } from '../../workbooks/sheet-of.ts';
import type { ExportKind } from '../export-kind.ts';
import { type ExportWordsDeps, loadExportWords } from './load-export-words.ts';

const PAGE = 100;

/** Messages that were given up, without a word of what they say. */
export const undeliveredExport: ExportKind<ExportWordsDeps & ListGivenUpDeps> = {
  id: 'undelivered',
  build: async (deps, ask) => {
    const person = await requireRight(deps, ask.actor, 'see-undelivered');
    const { texts } = ask;
    const zone = await deps.directory.zoneOf(person);
    const words = await loadExportWords(deps, ask);
    const rows: GivenUpRow[] = [];
    for await (const page of pagesOf((from) => listGivenUp(deps, { limit: PAGE, ...from })))
      rows.push(...page.rows);
    const columns: RowColumn<GivenUpRow>[] = [
      { title: texts.t('exports.undelivered.since'), kind: 'date', of: ({ since }) => words.day(since) },
      {
        title: texts.t('exports.undelivered.to'),
        kind: 'text',
        of: (row) => describeGivenUp(row, zone, texts).recipient,
      },
      { title: texts.t('exports.undelivered.number'), kind: 'text', of: ({ number }) => number },
      {
        title: texts.t('exports.undelivered.what'),
        kind: 'text',
        of: (row) => describeGivenUp(row, zone, texts).line,
      },
    ];
    const name = texts.t('exports.undelivered.name');
    return { name, lines: [], sheets: [sheetOf(name, columns, rows)] };
  },
};

/** People whom the bot has tried to reach in vain. */
export const unreachableExport: ExportKind<ExportWordsDeps & ListUnreachableDeps> = {
  id: 'unreachable',
  build: async (deps, ask) => {
    await requireRight(deps, ask.actor, 'see-undelivered');
    const { texts } = ask;
    const words = await loadExportWords(deps, ask);
    const columns: RowColumn<UnreachablePerson>[] = [
      { title: texts.t('exports.people.name'), kind: 'text', of: ({ person }) => person.name },
      { title: texts.t('exports.people.email'), kind: 'text', of: ({ person }) => person.email },
      { title: texts.t('exports.undelivered.since'), kind: 'date', of: ({ since }) => words.day(since) },
    ];
    const name = texts.t('exports.undelivered.people');
    return { name, lines: [], sheets: [sheetOf(name, columns, await listUnreachable(deps))] };
  },
};
