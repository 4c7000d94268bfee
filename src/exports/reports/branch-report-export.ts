import { z } from 'zod';
import { growthOf } from '../../figures/figure-rules.ts';
import { periodName } from '../../i18n/period-name.ts';
import type { KeyPart } from '../../i18n/text-key.ts';
import type { GrowthLine, WorkSection } from '../../reports/contents/report-content.ts';
import { type LoadFormsDeps, loadForms } from '../../reports/forms/load-forms.ts';
import { type BoardRow, type ListReportsDeps, openBoard } from '../../reports/list-reports.ts';
import { type LoadContentDeps, loadContent } from '../../reports/load-content.ts';
import { lastSubmission } from '../../reports/report-rules.ts';
import type { CellValue, Sheet } from '../../workbooks/sheet.ts';
import { type RowColumn, sheetOf } from '../../workbooks/sheet-of.ts';
import type { ExportKind } from '../export-kind.ts';
import { type ExportWords, type ExportWordsDeps, loadExportWords } from '../kinds/load-export-words.ts';
import { readFilters } from '../read-filters.ts';
import { EMPTY_CONTENT } from './report-export.ts';
import { percentCell, reportSheets, type UnitContent } from './report-sheets.ts';
import { latenessText, stateText } from './state-words.ts';

const Filters = z.object({ period: z.string().max(20) });

interface UnitRow extends UnitContent {
  row: BoardRow;
}

/** Reports of all units of one period: totals and punctuality of each, reports 1-3, and what moved most. */
export const branchReportExport: ExportKind<
  LoadContentDeps & LoadFormsDeps & ExportWordsDeps & ListReportsDeps
> = {
  id: 'branch-report',
  build: async (deps, ask) => {
    const { period } = readFilters(Filters, ask.filters);
    const board = await openBoard(deps, { actor: ask.actor, period });
    const words = await loadExportWords(deps, ask);
    const { forms } = await loadForms(deps);
    const units: UnitRow[] = [];
    for (const row of board.rows) {
      const content = row.report ? await loadContent(deps, row.report) : null;
      units.push({ row, unit: row.unit._id, content: content ?? EMPTY_CONTENT });
    }
    return {
      name: ask.texts.t('forms.branch.name', { period: periodName(board.period, ask.texts) }),
      lines: [],
      sheets: [
        unitSheet(units, words),
        ...reportSheets({ contents: units, forms, words, withUnit: true }),
        movedSheet(units, words),
      ],
    };
  },
};

/** Totals of units, and of the branch below them. */
function unitSheet(units: readonly UnitRow[], words: ExportWords): Sheet {
  const { texts } = words;
  const column = (
    name: KeyPart<'forms.branch.columns'>,
    kind: RowColumn<UnitRow>['kind'],
    of: RowColumn<UnitRow>['of'],
    more: Partial<RowColumn<UnitRow>> = {},
  ): RowColumn<UnitRow> => ({ title: texts.t(`forms.branch.columns.${name}`), kind, of, ...more });
  const sum = { sum: true };
  const columns = [
    column('unit', 'text', ({ unit }) => words.unit(unit)),
    column('state', 'text', ({ row }) => stateCell(row, words)),
    column('due', 'date', ({ row }) => row.report?.dueOn ?? null),
    column('handed-in', 'date', ({ row }) => handedInOn(row, words)),
    column('late', 'text', ({ row }) => (row.report ? latenessText(row.report, texts) : '')),
    column('in-time', 'number', ({ row }) => row.punctuality.inTime, sum),
    column('reports', 'number', ({ row }) => row.punctuality.all, sum),
    column('clients', 'number', ({ content }) => content.growth.length, sum),
    column('charged', 'money', ({ content }) => add(content.growth, 'current'), sum),
    column('previous', 'money', ({ content }) => add(content.growth, 'previous'), sum),
    column('percent', 'percent', ({ content }) => growthCell(content.growth, words)),
    column('overdue', 'money', ({ content }) => add(content.indicators, 'overdue'), sum),
    column('new', 'number', (unit) => add(workOf(unit, 'new'), 'count'), sum),
    column('removed', 'number', (unit) => add(workOf(unit, 'removed'), 'count'), sum),
    column('greeted', 'number', (unit) => add(workOf(unit, 'greetings'), 'count'), sum),
    column('to-greet', 'number', (unit) => add(workOf(unit, 'greetings'), 'planned'), sum),
  ];
  return sheetOf(texts.t('forms.branch.units'), columns, units, { total: texts.t('forms.branch.total') });
}

function stateCell({ report }: BoardRow, { texts }: ExportWords): string {
  return report ? stateText(report, texts) : texts.t('forms.branch.none');
}

function handedInOn({ report }: BoardRow, words: ExportWords): CellValue {
  return report ? words.day(lastSubmission(report)?.at ?? '') || null : null;
}

function workOf({ content }: UnitContent, wanted: WorkSection) {
  return content.work.filter(({ section }) => section === wanted);
}

function add<K extends string>(lines: readonly Record<K, number | null>[], amount: K): number {
  return lines.reduce((sum, line) => sum + (line[amount] ?? 0), 0);
}

/** Growth of those clients of whom both periods are known. */
function growthCell(lines: readonly GrowthLine[], words: ExportWords): CellValue {
  const known = lines.filter(({ growth }) => growth !== null);
  return known.length === 0
    ? null
    : percentCell(growthOf(add(known, 'current'), add(known, 'previous')), words);
}

interface MovedRow {
  unit: string;
  line: GrowthLine;
}

/** Clients that moved by more than ten percent, the farthest first. */
function movedSheet(units: readonly UnitContent[], words: ExportWords): Sheet {
  const { texts } = words;
  const column = (
    field: KeyPart<'forms.fields.growth'>,
    kind: RowColumn<MovedRow>['kind'],
    of: (line: GrowthLine) => CellValue,
  ): RowColumn<MovedRow> => ({
    title: texts.t(`forms.fields.growth.${field}`),
    kind,
    of: ({ line }) => of(line),
  });
  const columns = [
    {
      title: texts.t('forms.branch.columns.unit'),
      kind: 'text' as const,
      of: ({ unit }: MovedRow) => words.unit(unit),
    },
    column('name', 'text', ({ name }) => name),
    column('manager', 'text', ({ manager }) => words.person(manager)),
    column('previous', 'money', ({ previous }) => previous),
    column('current', 'money', ({ current }) => current),
    column('delta', 'money', ({ growth }) => growth?.delta ?? null),
    column('percent', 'percent', ({ growth }) => percentCell(growth, words)),
    column('cause', 'text', ({ cause }) => cause),
  ];
  const rows = units
    .flatMap(({ unit, content }) => content.growth.map((line): MovedRow => ({ unit, line })))
    .filter(({ line }) => line.moved)
    .toSorted((a, b) => Math.abs(b.line.growth?.delta ?? 0) - Math.abs(a.line.growth?.delta ?? 0));
  return sheetOf(texts.t('forms.branch.moved'), columns, rows);
}
