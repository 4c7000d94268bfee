import { foldName } from '../forms/fold-name.ts';
import type { Texts } from '../i18n/translate.ts';
import { fieldsOf, WIDTHS } from '../reports/forms/form-rules.ts';
import {
  type DecidedColumn,
  decideColumns,
  droppedColumns,
  type FormFault,
  type FormRow,
  fateOfColumn,
  formsAfter,
  LONGEST_TITLE,
  lostFields,
} from '../reports/forms/form-table-rules.ts';
import { type LoadFormsDeps, loadForms, putForms } from '../reports/forms/load-forms.ts';
import { REPORT_PARTS, type ReportForms, type ReportPart } from '../reports/forms/report-form.ts';
import type { PutSettingDeps } from '../settings/put-setting.ts';
import type { Table } from '../tables/table.ts';
import type { ImportInput } from './rows/import-input.ts';
import { type ReadRow, readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

/** Columns of the table; the last two are there to be read. */
export const FORM_TABLE_COLUMNS = [
  'part',
  'field',
  'titleRu',
  'titleEn',
  'width',
  'kind',
  'required',
] as const;

type FormTableColumn = (typeof FORM_TABLE_COLUMNS)[number];

const FORM_TABLE = {
  table: 'report-forms',
  all: FORM_TABLE_COLUMNS,
  required: ['part', 'field', 'titleRu', 'titleEn'],
} as const;

export type ImportReportFormsDeps = LoadFormsDeps & PutSettingDeps;

/**
 * Columns of reports 1-3 as the branch wants them, in one write. A report that the table names gets its columns and no
 * others. Throws STALE when somebody else has changed them meanwhile.
 */
export async function importReportForms(
  deps: ImportReportFormsDeps,
  table: Table,
  { by, apply, languages, texts }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(table, FORM_TABLE, languages, texts);
  const { forms, version } = await loadForms(deps);
  const decided = decideColumns(records.map(toRow), (cell) => partOf(cell, languages));
  const byRow = new Map(records.map((row, index) => [row, decided[index]]));
  const broken = rowProblems(records, (row) => keyOf(byRow.get(row)), texts);
  const after = formsAfter(forms, decided);
  const outcomes = records.map((row, index) =>
    outcomeOf(row, decided[index], broken[index] ?? [], { before: forms, after, texts }),
  );
  const report = toReport(outcomes, besides(forms, after, texts), texts);
  if (apply && report.wrong === 0 && report.changes > 0) await putForms(deps, { forms: after, version, by });
  return report;
}

function toRow({ record }: ReadRow<FormTableColumn>): FormRow {
  const { part = '', field = '', titleRu = '', titleEn = '', width = '' } = record;
  return { part, field: field.trim().toLowerCase(), titleRu, titleEn, width };
}

/** By its id, its number or its whole name. */
function partOf(cell: string, languages: Texts[]): ReportPart | null {
  const wanted = foldName(cell);
  return (
    REPORT_PARTS.find((part, at) =>
      [part, String(at + 1), `№${at + 1}`, ...languages.map((texts) => texts.t(`forms.parts.${part}`))]
        .map(foldName)
        .includes(wanted),
    ) ?? null
  );
}

function keyOf(decided: DecidedColumn | undefined): string {
  return decided?.part ? `${decided.part} ${decided.column.field}` : '';
}

function outcomeOf(
  { line, record }: ReadRow<FormTableColumn>,
  decided: DecidedColumn | undefined,
  broken: string[],
  { before, after, texts }: { before: ReportForms; after: ReportForms; texts: Texts },
): RowOutcome {
  const name = [record.part, record[texts.locale === 'ru' ? 'titleRu' : 'titleEn'] || record.field];
  const part = decided?.part;
  const what = part && decided ? fateOfColumn(before[part], after[part], decided.column) : 'same';
  const faults = (decided?.faults ?? []).map((fault) => faultText(fault, decided, texts));
  return {
    line,
    name: name.filter(Boolean).join(' · ').slice(0, 80),
    problems: [...broken, ...faults],
    what,
    fields: [],
    ...(what === 'change' ? { sentence: texts.t('forms.table.changed') } : {}),
  };
}

function faultText(fault: FormFault, decided: DecidedColumn | undefined, texts: Texts): string {
  const part = decided?.part;
  const parts = REPORT_PARTS.map((each) => texts.t(`forms.parts.${each}`)).join(', ');
  const known = fault === 'part' ? parts : part ? Object.keys(fieldsOf(part)).join(', ') : '';
  return texts.t(`forms.faults.${fault}`, { known, max: LONGEST_TITLE, ...WIDTHS });
}

/** Columns that go, and those that must not. */
function besides(before: ReportForms, after: ReportForms, texts: Texts) {
  const partName = (part: ReportPart) => texts.t(`forms.parts.${part}`);
  return {
    also: droppedColumns(before, after).map(({ part, column }) =>
      texts.t('forms.table.dropped', { part: partName(part), title: column.title[texts.locale] }),
    ),
    problems: lostFields(after).map(({ part, field }) => {
      const title = before[part].find((column) => column.field === field)?.title[texts.locale] ?? field;
      return texts.t('forms.table.lost', { part: partName(part), title, field });
    }),
  };
}
