import { type NamedTable, nameColumns } from '../tables/name-columns.ts';
import type { TableRow } from '../tables/read-table.ts';
import { IMPORT_COLUMNS, type ImportColumn, REQUIRED_COLUMNS } from './import-columns.ts';

export type ClientsFile = NamedTable<ImportColumn>;

/** The clients of a table; a column is known by its id or by one of its titles. */
export function readClientsFile(rows: TableRow[], titlesOf: (column: ImportColumn) => string[]): ClientsFile {
  return nameColumns(rows, IMPORT_COLUMNS, REQUIRED_COLUMNS, titlesOf);
}
