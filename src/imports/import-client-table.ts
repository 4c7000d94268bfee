import type { Texts } from '../i18n/translate.ts';
import { nameColumns } from '../tables/name-columns.ts';
import type { Table } from '../tables/table.ts';
import { type ImportClientsDeps, type ImportRow, importClients } from './clients/import-clients.ts';
import {
  allColumns,
  columnTitle,
  columnTitles,
  IMPORT_COLUMNS,
  type ImportColumn,
  REQUIRED_COLUMNS,
} from './clients/import-columns.ts';
import type { ImportInput } from './rows/import-input.ts';
import { checkColumns, type ReadRow, some, unknownTitles } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { problemText, type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

export type ImportClientTableDeps = ImportClientsDeps;

/** Brings an existing list of clients in, whole or not at all; what is in the register stays as it is. */
export async function importClientTable(
  deps: ImportClientTableDeps,
  table: Table,
  { by, apply, languages, texts, status }: ImportInput & { status: 'active' | 'candidate' },
): Promise<TableReport> {
  const { records, skipped } = readClients(table, languages, texts);
  const broken = rowProblems(records, () => '', texts);
  const mayApply = apply && broken.every((problems) => problems.length === 0);
  const rows = await importClients(deps, { records, status, apply: mayApply, by });
  const outcomes = rows.map((row, index) => {
    const record: Partial<Record<string, string>> = records[index]?.record ?? {};
    return outcomeOf(row, record, broken[index] ?? [], texts);
  });
  const report = toReport(outcomes, {}, texts);
  const warnings = [...report.warnings, ...skipped, sumOf(rows, report, texts)];
  return { ...report, warnings };
}

/** An existing list has columns of its own: what the passport has no place for is skipped, and that is said. */
function readClients(
  table: Table,
  languages: Texts[],
  texts: Texts,
): { records: ReadRow<ImportColumn>[]; skipped: string[] } {
  const named = nameColumns(table.rows, allColumns(), REQUIRED_COLUMNS, (column) =>
    columnTitles(column, languages),
  );
  const titleOf = (column: ImportColumn) => columnTitle(column, texts);
  const records = checkColumns(table, named, IMPORT_COLUMNS.map(titleOf), titleOf, texts);
  const unknown = unknownTitles(named, texts);
  const skipped = unknown.length > 0 ? [texts.t('imports.clients.skipped', { columns: some(unknown) })] : [];
  return { records, skipped };
}

function outcomeOf(
  { line, name, fate, client, first, problems, warnings }: ImportRow,
  record: Partial<Record<string, string>>,
  broken: string[],
  texts: Texts,
): RowOutcome {
  const sentences = problems.map(({ column, error }) =>
    problemText(columnTitle(column, texts), error, texts, record[column]),
  );
  const told = fate === 'error' ? '' : texts.t(`imports.clients.fates.${fate}`, { client, first });
  const isAdded = fate === 'new' || fate === 'added';
  return {
    line,
    name,
    // A cell without a value is not told of twice.
    problems: broken.length > 0 ? broken : sentences,
    what: isAdded ? 'add' : 'same',
    fields: [],
    sentence: isAdded && warnings.length > 0 ? texts.t('imports.clients.no-basis', { fate: told }) : told,
  };
}

function sumOf(rows: ImportRow[], { rows: told }: TableReport, texts: Texts): string {
  const count = (...fates: ImportRow['fate'][]) =>
    rows.filter(({ fate }, index) => fates.includes(fate) && !told[index]?.wrong).length;
  return texts.t('imports.clients.summary', {
    total: rows.length,
    fresh: count('new', 'added'),
    existing: count('exists'),
    repeated: count('repeated'),
    wrong: told.filter(({ wrong }) => wrong).length,
  });
}
