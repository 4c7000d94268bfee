import { AppError } from '../kernel/errors.ts';

/** One row as a spreadsheet shows it. */
export interface TableRow {
  /** Counted from 1, empty rows included. */
  line: number;
  /**
   * Numbers as digits, dates as `YYYY-MM-DD` (`DD.MM` when the year is not shown), booleans as `true` and
   * `false`. What holds no value is `isBroken`.
   */
  cells: string[];
}

/** Notes for a person on how the file was read. */
export type TableNote =
  /** Sheet that was read of several. */
  | { what: 'sheet'; name: string }
  /** Letters in these lines could not be read: U+FFFD stands in their place. */
  | { what: 'broken-letters'; lines: number[] }
  /** Rows that the spreadsheet hides are read like the others. */
  | { what: 'hidden-rows'; lines: number[] }
  /** Columns that are hidden, and read likewise, by their letters. */
  | { what: 'hidden-columns'; columns: string[] };

export interface Table {
  /** Those that hold something; the titles are among the first. */
  rows: TableRow[];
  notes: TableNote[];
}

/** A branch has some hundreds of people and some thousands of clients: more is a mistake, or an attack. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 512;

export function tooLong(): AppError {
  return new AppError('TABLE_TOO_LONG', { details: { max: MOST_ROWS } });
}

/** Adds a row that holds something. Throws TABLE_TOO_LONG, also for values far to the side. */
export function addRow(rows: TableRow[], line: number, cells: string[]): void {
  if (cells.every((cell) => cell === '')) return;
  if (rows.length > MOST_ROWS) throw tooLong();
  if (cells.length > MOST_COLUMNS && cells.findLastIndex((cell) => cell !== '') >= MOST_COLUMNS)
    throw tooLong();
  rows.push({ line, cells });
}

/** The lines with letters that could not be read, as a note. */
export function noteBrokenLetters(rows: TableRow[]): TableNote[] {
  const lines = rows.filter(({ cells }) => cells.some((cell) => cell.includes('\uFFFD')));
  return lines.length > 0 ? [{ what: 'broken-letters', lines: lines.map(({ line }) => line) }] : [];
}
