/** Contents of a column, by which its cells are written and read. */
export type ColumnKind = 'text' | 'number' | 'money' | 'percent' | 'date';

export interface SheetColumn {
  title: string;
  kind: ColumnKind;
  /** In characters; by what the column holds where absent. */
  width?: number;
}

/**
 * Money is kopecks, a percentage 12.5 for 12.5 %, a date ISO; null is an empty cell. Text stays text, even where it
 * looks like a formula.
 */
export type CellValue = string | number | null;

export interface Sheet {
  /** On its tab. */
  name: string;
  columns: readonly SheetColumn[];
  rows: Iterable<readonly CellValue[]>;
}

export interface Workbook {
  /** File name without its ending, in the reader's language. */
  name: string;
  /** Lines above the table: what it is, of which day, with which filters, and how confidential. */
  lines: readonly string[];
  sheets: readonly Sheet[];
}
