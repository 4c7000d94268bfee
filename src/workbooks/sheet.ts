/** Contents of a column, by which its cells are written and read. */
export type ColumnKind = 'text' | 'number' | 'money' | 'percent' | 'date';

export interface SheetColumn {
  title: string;
  kind: ColumnKind;
  /** In characters; by what the column holds where absent. */
  width?: number;
  /** Summed up in the row that `Sheet.total` names; rows that a filter hides do not count. */
  sum?: boolean;
  /** Cells that people fill in. As soon as a sheet has some, the others look closed. */
  input?: boolean;
  /** Values that people choose from. */
  choices?: readonly string[];
  /** Shown beside a cell of the column while it is filled in. */
  hint?: string;
  /** A key that the way back needs and nobody reads. */
  hidden?: boolean;
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
  /** Name of the last row, in which columns are summed up. */
  total?: string;
  /** Two columns, a label and its value: on paper they have no head. */
  facts?: boolean;
}

export interface Workbook {
  /** File name without its ending, in the reader's language; the first line above the table. */
  name: string;
  /** Further lines above the table: with which filters, and what else its reader should know. */
  lines: readonly string[];
  sheets: readonly Sheet[];
  /** Last lines above the table: of which day and by whom. Put there by `src/exports/`. */
  made?: string;
  /** Confidentiality mark, above the table and at the foot of every page. Put there by `src/exports/`. */
  mark?: string;
}
