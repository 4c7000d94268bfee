import type { SheetColumn } from './sheet.ts';

/** Values of one column, by which its format and width are chosen. */
export type ColumnCells = readonly (string | number | Date | null)[];

const NARROWEST = 9;
const WIDEST = { text: 46, number: 22 };
const SIDES = 2;

/** Cells marked as text are not taken for formulas when somebody edits them, but Excel shows #### for long ones. */
const LONGEST_MARKED = 255;

/** In characters: what the longest value needs, up to where it is broken into lines. */
export function widthOf(column: SheetColumn, cells: ColumnCells): number {
  if (column.width !== undefined) return column.width;
  const most = column.kind === 'text' ? WIDEST.text : WIDEST.number;
  const shown = cells.reduce<number>((width, cell) => Math.max(width, lengthOf(column, cell)), 0);
  // The sum is longer than what it sums up, and bold.
  const widest = column.sum ? Math.max(shown, lengthOf(column, sumOf(cells)) + 1) : shown;
  // Titles are broken between words, and have the filter's arrow beside them.
  const title = Math.max(...column.title.split(/\s+/).map((word) => word.length)) + 3;
  return Math.min(Math.max(widest + SIDES, title, NARROWEST), Math.max(most, title));
}

/** Money has two digits; adding up in hundredths keeps them. */
export function sumOf(cells: ColumnCells): number {
  const hundredths = cells.reduce<number>(
    (sum, cell) => sum + (typeof cell === 'number' ? Math.round(cell * 100) : 0),
    0,
  );
  return hundredths / 100;
}

const LINE_POINTS = 15;
const MOST_LINES = 20;

/** In points, for a row that needs more than one line: not every program finds that out itself. */
export function heightOf(row: ColumnCells, widths: readonly number[]): number | null {
  const lines = row.map((cell, at) => (typeof cell === 'string' ? linesOf(cell, widths[at] ?? 1) : 1));
  const most = Math.min(Math.max(...lines), MOST_LINES);
  return most > 1 ? most * LINE_POINTS : null;
}

function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil((line.length + 1) / width)), 0);
}

function lengthOf({ kind }: SheetColumn, cell: ColumnCells[number]): number {
  if (cell === null) return 0;
  if (cell instanceof Date) return 10;
  if (typeof cell === 'string') return Math.max(...cell.split('\n').map((line) => line.length));
  const digits = Math.trunc(Math.abs(cell)).toString().length;
  const signs = Math.floor((digits - 1) / 3) + (cell < 0 ? 1 : 0);
  return digits + signs + (kind === 'number' && Number.isInteger(cell) ? 0 : 3);
}

/** As Excel shows it in the reader's own language: `1 234,50` in Russian. */
export function formatOf({ kind }: SheetColumn, cells: ColumnCells): string {
  switch (kind) {
    case 'text':
      return cells.some((cell) => String(cell ?? '').length > LONGEST_MARKED) ? 'General' : '@';
    case 'number':
      return cells.every((cell) => typeof cell !== 'number' || Number.isInteger(cell)) ? '#,##0' : '#,##0.00';
    case 'money':
      return '#,##0.00';
    case 'percent':
      return '0.0%';
    case 'date':
      return 'dd.mm.yyyy';
  }
}
