import { AppError } from '../errors.ts';
import type { Texts } from '../i18n/translate.ts';
import { type NamedRow, nameColumns } from '../tables/name-columns.ts';
import type { TableRow } from '../tables/read-table.ts';

export interface TableColumns<C extends string> {
  /** Their titles are the strings `imports.columns.<table>.<column>`. */
  table: string;
  all: readonly C[];
  required: readonly C[];
}

const MOST_NAMED = 10;
const LONGEST_TITLE = 60;

/**
 * The rows by column, whose titles may be in either language. Throws TABLE_EMPTY, TABLE_COLUMNS,
 * TABLE_UNKNOWN_COLUMNS, TABLE_COLUMN_TWICE: a misspelt column would lose its values without a word.
 */
export function readColumns<C extends string>(
  rows: TableRow[],
  { table, all, required }: TableColumns<C>,
  languages: Texts[],
  reader: Texts,
): NamedRow<C>[] {
  const titleOf = (column: C, texts: Texts) => texts.built(`imports.columns.${table}.${column}`);
  const named = nameColumns(rows, all, required, (column) =>
    languages.map((texts) => titleOf(column, texts)),
  );
  const { unknownColumns, repeatedColumns, missingColumns, records } = named;
  const known = all.map((column) => titleOf(column, reader)).join(', ');
  if (rows.length === 0) throw new AppError('TABLE_EMPTY', { details: { known } });
  if (missingColumns.length > 0) {
    const columns = missingColumns.map((column) => titleOf(column, reader)).join(', ');
    throw new AppError('TABLE_COLUMNS', { details: { columns, known } });
  }
  if (unknownColumns.length > 0) {
    throw new AppError('TABLE_UNKNOWN_COLUMNS', { details: { columns: some(unknownColumns), known } });
  }
  if (repeatedColumns.length > 0) {
    throw new AppError('TABLE_COLUMN_TWICE', { details: { columns: some(repeatedColumns) } });
  }
  if (records.length === 0) throw new AppError('TABLE_EMPTY', { details: { known } });
  return records;
}

/** The first ones: what is no table at all may have a header without end. */
function some(titles: string[]): string {
  const shown = titles.slice(0, MOST_NAMED).map((title) => title.slice(0, LONGEST_TITLE));
  return [...shown, ...(titles.length > MOST_NAMED ? ['…'] : [])].join(', ');
}
