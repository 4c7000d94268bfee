import { foldName } from '../forms/fold-name.ts';
import type { TableRow } from './read-table.ts';

export interface NamedRow<C extends string> {
  line: number;
  record: Partial<Record<C, string>>;
  /** More values than columns: one of them holds a separator and shifts the rest. */
  tooWide?: true;
}

export interface NamedTable<C extends string> {
  records: NamedRow<C>[];
  unknownColumns: string[];
  /** Titles of columns that stand there twice. */
  repeatedColumns: string[];
  missingColumns: C[];
}

/** Rows by column; a column is known by its id or by one of its titles, whatever their case and spaces. */
export function nameColumns<C extends string>(
  [header, ...body]: TableRow[],
  known: readonly C[],
  required: readonly C[],
  titlesOf: (column: C) => string[],
): NamedTable<C> {
  const titles = header?.cells ?? [];
  const byTitle = new Map(
    known.flatMap((column) =>
      [column, ...titlesOf(column)].map((title) => [foldName(title), column] as const),
    ),
  );
  const columns = titles.map((title) => byTitle.get(foldName(title)));
  return {
    records: body.map(({ line, cells }) => ({
      line,
      record: toRecord(columns, cells),
      ...(cells.slice(titles.length).some((cell) => cell !== '') ? { tooWide: true as const } : {}),
    })),
    unknownColumns: titles.filter((title, index) => title !== '' && !columns[index]),
    repeatedColumns: titles.filter((_, index) => columns[index] && columns.indexOf(columns[index]) < index),
    missingColumns: required.filter((column) => !columns.includes(column)),
  };
}

function toRecord<C extends string>(columns: (C | undefined)[], cells: string[]): Partial<Record<C, string>> {
  const record: Partial<Record<C, string>> = {};
  for (const [index, column] of columns.entries()) {
    if (column) record[column] = cells[index] ?? '';
  }
  return record;
}
