import type { Growth } from '../../figures/figure-rules.ts';
import type {
  GrowthLine,
  IndicatorLine,
  ReportContent,
  WorkLine,
} from '../../reports/contents/report-content.ts';
import { sheetColumns } from '../../reports/forms/form-rules.ts';
import type { FieldOf, ReportForms, ReportPart } from '../../reports/forms/report-form.ts';
import type { CellValue, Sheet } from '../../workbooks/sheet.ts';
import { type RowColumn, sheetOf } from '../../workbooks/sheet-of.ts';
import type { ExportWords } from '../kinds/load-export-words.ts';
import { whatText } from './work-words.ts';

/** A report of a unit; several are put one under the other. */
export interface UnitContent {
  unit: string;
  content: ReportContent;
}

export interface SheetsInput {
  contents: readonly UnitContent[];
  forms: ReportForms;
  words: ExportWords;
  /** The first column says of which unit a line is. */
  withUnit: boolean;
}

/** Reports 1-3, a sheet each, with the columns that the branch wants. */
export function reportSheets(input: SheetsInput): Sheet[] {
  return [
    partSheet('indicators', INDICATOR_CELLS, input, ({ indicators }) => indicators),
    partSheet('growth', GROWTH_CELLS, input, ({ growth }) => growth),
    partSheet('work', WORK_CELLS, input, ({ work }) => work),
  ];
}

type Cells<Line, Field extends string> = Record<Field, (line: Line, words: ExportWords) => CellValue>;

function partSheet<P extends ReportPart, Line>(
  part: P,
  cells: Cells<Line, FieldOf<P>>,
  { contents, forms, words, withUnit }: SheetsInput,
  linesOf: (content: ReportContent) => readonly Line[],
): Sheet {
  const { texts } = words;
  const cellOf = new Map<string, (line: Line, words: ExportWords) => CellValue>(Object.entries(cells));
  const columns = sheetColumns(forms, part, texts).map(
    ({ field, column }): RowColumn<{ unit: string; line: Line }> => ({
      ...column,
      of: ({ line }) => cellOf.get(field)?.(line, words) ?? null,
    }),
  );
  const unit: RowColumn<{ unit: string; line: Line }> = {
    title: texts.t('exports.columns.unit'),
    kind: 'text',
    of: (row) => words.unit(row.unit),
  };
  const rows = contents.flatMap((each) => linesOf(each.content).map((line) => ({ unit: each.unit, line })));
  const hasSums = columns.some(({ sum }) => sum);
  return sheetOf(
    texts.t(`forms.parts.${part}`),
    withUnit ? [unit, ...columns] : columns,
    rows,
    hasSums ? { total: texts.t('exports.total') } : {},
  );
}

const INDICATOR_CELLS: Cells<IndicatorLine, FieldOf<'indicators'>> = {
  client: ({ client }) => client,
  name: ({ name }) => name,
  manager: ({ manager }, words) => words.person(manager),
  service: ({ service }, words) =>
    service === '' ? words.texts.t('forms.untold') : words.entry('services', service),
  quantity: ({ quantity }) => quantity,
  planned: ({ planned }) => planned,
  charged: ({ charged }) => charged,
  paid: ({ paid }) => paid,
  owed: ({ owed }) => owed,
  overdue: ({ overdue }) => overdue,
  share: ({ share }) => share,
};

const GROWTH_CELLS: Cells<GrowthLine, FieldOf<'growth'>> = {
  client: ({ client }) => client,
  name: ({ name }) => name,
  manager: ({ manager }, words) => words.person(manager),
  current: ({ current }) => current,
  previous: ({ previous }) => previous,
  delta: ({ growth }) => growth?.delta ?? null,
  percent: ({ growth }, words) => percentCell(growth, words),
  'year-ago': ({ yearAgo }) => yearAgo,
  'yearly-delta': ({ yearly }) => yearly?.delta ?? null,
  'yearly-percent': ({ yearly }, words) => percentCell(yearly, words),
  cause: ({ cause }) => cause,
  forecast: ({ forecast }) => forecast,
};

/** «новое» where there was nothing to grow from. */
export function percentCell(growth: Growth, { texts }: Pick<ExportWords, 'texts'>): CellValue {
  if (growth === null) return null;
  return growth.percent === 'new' ? texts.t('forms.new') : growth.percent;
}

const WORK_CELLS: Cells<WorkLine, FieldOf<'work'>> = {
  section: ({ section }, { texts }) => texts.t(`forms.sections.${section}`),
  client: ({ client }) => client,
  name: ({ name }) => name,
  manager: ({ manager }, words) => words.person(manager),
  what: (line, words) => whatText(line, words),
  count: ({ count }) => count,
  planned: ({ planned }) => planned,
  on: ({ on }) => on,
  until: ({ until }) => until,
  days: ({ days }) => days,
  request: ({ request }) => request,
  note: ({ note }) => note,
};
