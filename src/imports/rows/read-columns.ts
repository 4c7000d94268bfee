import type { Texts } from '../../i18n/translate.ts';
import { AppError } from '../../kernel/errors.ts';
import { isBroken } from '../../tables/broken-cell.ts';
import { type NamedRow, type NamedTable, nameColumns } from '../../tables/name-columns.ts';
import type { Table } from '../../tables/table.ts';

export interface TableColumns<C extends string> {
  /** Name in the columns' titles: `imports.columns.<table>.<column>`. */
  table: string;
  all: readonly C[];
  required: readonly C[];
}

/** A row with sentences on cells that hold no value at all. */
export interface ReadRow<C extends string> extends NamedRow<C> {
  broken: string[];
}

const MOST_NAMED = 10;
const LONGEST_TITLE = 60;
const LONGEST_CELL = 40;

/**
 * The rows by column, whose titles may be in either language. Throws TABLE_EMPTY, TABLE_COLUMNS,
 * TABLE_UNKNOWN_COLUMNS, TABLE_COLUMN_TWICE: a misspelt column would lose its values without a word.
 */
export function readColumns<C extends string>(
  table: Table,
  columns: TableColumns<C>,
  languages: Texts[],
  reader: Texts,
): ReadRow<C>[] {
  const titleOf = (column: C, texts: Texts) => texts.built(`imports.columns.${columns.table}.${column}`);
  const named = nameColumns(table.rows, columns.all, columns.required, (column) =>
    languages.map((texts) => titleOf(column, texts)),
  );
  const known = columns.all.map((column) => titleOf(column, reader));
  refuseUnknown(named, known, sheetOf(table, reader), reader);
  return checkColumns(table, named, known, (column) => titleOf(column, reader), reader);
}

/** Throws TABLE_EMPTY, TABLE_COLUMNS, TABLE_COLUMN_TWICE, and says of each row which cells are broken. */
export function checkColumns<C extends string>(
  table: Table,
  { missingColumns, repeatedColumns, records }: NamedTable<C>,
  titles: string[],
  titleOf: (column: C) => string,
  reader: Texts,
): ReadRow<C>[] {
  const details = { known: titles.join(', '), sheet: sheetOf(table, reader) };
  if (table.rows.length === 0) throw new AppError('TABLE_EMPTY', { details });
  if (missingColumns.length > 0) {
    const columns = missingColumns.map(titleOf).join(', ');
    throw new AppError('TABLE_COLUMNS', { details: { ...details, columns } });
  }
  if (repeatedColumns.length > 0) {
    throw new AppError('TABLE_COLUMN_TWICE', { details: { ...details, columns: some(repeatedColumns) } });
  }
  if (records.length === 0) throw new AppError('TABLE_EMPTY', { details });
  return records.map((row) => ({
    ...row,
    broken: (Object.entries(row.record) as [C, string][])
      .filter(([, cell]) => isBroken(cell))
      .map(([column, cell]) =>
        reader.t('imports.problems.broken', { column: titleOf(column), cell: cell.slice(0, LONGEST_CELL) }),
      ),
  }));
}

/** Titles that no column has, and columns that have no title. */
export function unknownTitles(
  { unknownColumns, untitledColumns }: NamedTable<string>,
  reader: Texts,
): string[] {
  return [...unknownColumns, ...untitledColumns.map((column) => reader.t('imports.untitled', { column }))];
}

function refuseUnknown(named: NamedTable<string>, known: string[], sheet: string, reader: Texts): void {
  const unknown = unknownTitles(named, reader);
  if (unknown.length === 0 || named.missingColumns.length > 0) return;
  const details = { columns: some(unknown), known: known.join(', '), sheet };
  throw new AppError('TABLE_UNKNOWN_COLUMNS', { details });
}

/** `Лист «Клиенты». `, so that whoever looks at another sheet knows which one was read. */
function sheetOf({ notes }: Table, reader: Texts): string {
  const sheet = notes.find((note) => note.what === 'sheet');
  return sheet ? `${reader.t('imports.notes.sheet', { name: sheet.name })} ` : '';
}

/** The first ones: what is no table at all may have a header without end. */
export function some(titles: string[]): string {
  const shown = titles.slice(0, MOST_NAMED).map((title) => title.slice(0, LONGEST_TITLE));
  return [...shown, ...(titles.length > MOST_NAMED ? ['…'] : [])].join(', ');
}
