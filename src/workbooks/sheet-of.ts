import type { CellValue, Sheet, SheetColumn } from './sheet.ts';

/** A column that knows its value of every row. */
export interface RowColumn<Row> extends SheetColumn {
  of(row: Row): CellValue;
}

export function sheetOf<Row>(
  name: string,
  columns: readonly RowColumn<Row>[],
  rows: Iterable<Row>,
  more: Pick<Sheet, 'total' | 'facts'> = {},
): Sheet {
  const cells = [...rows].map((row) => columns.map((column) => column.of(row)));
  return { name, columns: columns.map(({ of, ...column }) => column), rows: cells, ...more };
}
