import { cleanText } from '../forms/clean-text.ts';
import { foldAlike, foldName } from '../forms/fold-name.ts';
import { columnLetters } from './merged-cells.ts';
import type { TableRow } from './table.ts';

export interface NamedRow<C extends string> {
  line: number;
  record: Partial<Record<C, string>>;
  /** More values than columns: one of them holds a separator and shifts the rest. */
  tooWide?: true;
}

export interface NamedTable<C extends string> {
  records: NamedRow<C>[];
  unknownColumns: string[];
  /** Letters of columns that have values and no title. */
  untitledColumns: string[];
  /** Titles of columns that stand there twice. */
  repeatedColumns: string[];
  missingColumns: C[];
}

/** A caption, a date of issue and the like may stand above the titles. */
const MOST_ABOVE = 20;

/**
 * Rows by column; a column is known by its id or by one of its titles, whatever their case, spaces and asterisks.
 * The titles are the row that has most of them among the first ones.
 */
export function nameColumns<C extends string>(
  rows: TableRow[],
  known: readonly C[],
  required: readonly C[],
  titlesOf: (column: C) => string[],
): NamedTable<C> {
  const byTitle = new Map(
    known.flatMap((column) =>
      [column, ...titlesOf(column)].map((title) => [foldTitle(title), column] as const),
    ),
  );
  const columnsOf = (row?: TableRow) => (row?.cells ?? []).map((title) => byTitle.get(foldTitle(title)));
  const above = rows.slice(0, MOST_ABOVE).map((row) => columnsOf(row).filter(Boolean).length);
  const at = Math.max(0, above.indexOf(Math.max(...above)));
  const titles = withoutEmptyEnd(rows[at]?.cells ?? []);
  const columns = columnsOf(rows[at]).slice(0, titles.length);
  // Titles are repeated where a table was printed page by page.
  const body = rows
    .slice(at + 1)
    .filter(({ cells }, index) => !sameCells(cells, titles) && !(index === 0 && isNumbering(cells)));
  return {
    records: body.map(({ line, cells }) => ({
      line,
      record: toRecord(columns, cells),
      ...(cells.slice(titles.length).some((cell) => cell !== '') ? { tooWide: true as const } : {}),
    })),
    unknownColumns: titles.filter((title, index) => title !== '' && !columns[index]),
    untitledColumns: titles.flatMap((title, index) =>
      title === '' && body.some(({ cells }) => (cells[index] ?? '') !== '') ? [columnLetters(index + 1)] : [],
    ),
    repeatedColumns: titles.filter((_, index) => columns[index] && columns.indexOf(columns[index]) < index),
    missingColumns: required.filter((column) => !columns.includes(column)),
  };
}

/** Forms mark what they require: `Название *`. */
function foldTitle(title: string): string {
  return foldAlike(foldName(cleanText(title)))
    .replaceAll(/^[\s*:]+|(?:[\s*:]|\(\*\))+$/g, '')
    .replaceAll(/\s*:\s*/g, ': ');
}

function withoutEmptyEnd(titles: string[]): string[] {
  return titles.slice(0, titles.findLastIndex((title) => title !== '') + 1);
}

function sameCells(cells: string[], titles: string[]): boolean {
  const own = withoutEmptyEnd(cells);
  return own.length === titles.length && own.every((cell, index) => cell === titles[index]);
}

/** `1 | 2 | 3`: forms number their columns under the titles. */
function isNumbering(cells: string[]): boolean {
  const own = withoutEmptyEnd(cells);
  return own.length > 2 && own.every((cell, index) => cell === String(index + 1));
}

function toRecord<C extends string>(columns: (C | undefined)[], cells: string[]): Partial<Record<C, string>> {
  const record: Partial<Record<C, string>> = {};
  for (const [index, column] of columns.entries()) {
    if (column) record[column] = cleanText(cells[index], true);
  }
  return record;
}
