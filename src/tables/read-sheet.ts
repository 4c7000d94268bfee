import { cellText, type RawCell, type WorkbookContext } from './cell-text.ts';
import { columnLetters, columnOf, fillMerged, type MergedColumn, mergedColumn } from './merged-cells.ts';
import { readXml, type XmlReader } from './read-xml.ts';
import { addRow, MOST_COLUMNS, MOST_ROWS, type TableNote, type TableRow, tooLong } from './table.ts';

/** The texts of a sheet by row and column, both counted from 1: nothing is made room for. */
export type Cells = Map<number, string[]>;

interface Sheet {
  cells: Cells;
  hidden: Set<number>;
  /** First and last of the columns that are hidden together. */
  hiddenColumns: [number, number][];
  merged: MergedColumn[];
}

/** The rows of a sheet, wherever its cells say that they are, and what it hides. Throws TABLE_TOO_LONG, TABLE_DAMAGED. */
export async function readSheet(
  xml: Uint8Array | undefined,
  context: WorkbookContext,
): Promise<{ rows: TableRow[]; notes: TableNote[] }> {
  const sheet: Sheet = { cells: new Map(), hidden: new Set(), hiddenColumns: [], merged: [] };
  await readXml(xml, sheetReader(sheet, context));
  fillMerged(sheet.cells, sheet.merged);
  const rows: TableRow[] = [];
  for (const [line, cells] of [...sheet.cells].sort(([a], [b]) => a - b)) {
    addRow(
      rows,
      line,
      Array.from({ length: cells.length - 1 }, (_, index) => cells[index + 1] ?? ''),
    );
  }
  return { rows, notes: noteHidden(rows, sheet) };
}

/** Only what holds something: tables often hide the columns beyond their last one. */
function noteHidden(rows: TableRow[], { hidden, hiddenColumns }: Sheet): TableNote[] {
  const lines = rows.map(({ line }) => line).filter((line) => hidden.has(line));
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: widest }, (_, index) => index + 1)
    .filter((column) => hiddenColumns.some(([first, last]) => first <= column && column <= last))
    .filter((column) => rows.some(({ cells }) => (cells[column - 1] ?? '') !== ''));
  return [
    ...(lines.length > 0 ? [{ what: 'hidden-rows' as const, lines }] : []),
    ...(columns.length > 0 ? [{ what: 'hidden-columns' as const, columns: columns.map(columnLetters) }] : []),
  ];
}

function sheetReader(sheet: Sheet, context: WorkbookContext): XmlReader {
  const place = { row: 0, column: 0 };
  let cell: RawCell | null = null;
  let into: 'value' | 'formula' | null = null;
  let isReading = false;
  return {
    open(name, attributes) {
      if (name === 'row') openRow(place, attributes, sheet.hidden);
      else if (name === 'col') hideColumns(attributes, sheet.hiddenColumns);
      else if (name === 'c') cell = openCell(place, attributes);
      else if (name === 'mergeCell') sheet.merged.push(...mergedColumn(attributes.ref));
      if (name === 'rPh') isReading = true;
      into = (!isReading && CONTENT[name]) || null;
      if (cell && into === 'formula') cell.formula = '';
    },
    text(piece) {
      if (cell && into === 'value') cell.value += piece;
      if (cell && into === 'formula') cell.formula = `${cell.formula ?? ''}${piece}`;
    },
    close(name) {
      into = null;
      if (name === 'rPh') isReading = false;
      if (name !== 'c' || !cell) return;
      keep(sheet.cells, place, cellText(cell, context));
      cell = null;
    },
  };
}

const CONTENT: Record<string, 'value' | 'formula'> = { v: 'value', t: 'value', f: 'formula' };

interface Place {
  row: number;
  column: number;
}

function openRow(
  place: Place,
  { r, hidden = '', ht = '' }: Record<string, string>,
  lines: Set<number>,
): void {
  place.row = Number(r) || place.row + 1;
  place.column = 0;
  if (/^(?:1|true)$/i.test(hidden) || /^0(?:\.0*)?$/.test(ht)) lines.add(place.row);
}

/** Ranges stand in their order: those beyond the widest table are of no interest. */
function hideColumns(
  { min, max, hidden = '', width = '' }: Record<string, string>,
  columns: [number, number][],
): void {
  const isHidden = /^(?:1|true)$/i.test(hidden) || /^0(?:\.0*)?$/.test(width);
  if (isHidden && columns.length < MOST_COLUMNS) columns.push([Number(min), Number(max)]);
}

/** A cell that does not say where it is stands behind the one before. */
function openCell(place: Place, { r = '', t = '', s = '0' }: Record<string, string>): RawCell {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([0-9]{1,7})$/i.exec(r.trim()) ?? [];
  place.column = letters === '' ? place.column + 1 : columnOf(letters);
  if (digits !== '') place.row = Number(digits);
  return { type: t, style: Number(s), value: '', formula: null };
}

function keep(cells: Cells, { row, column }: Place, text: string): void {
  if (text === '') return;
  if (column > MOST_COLUMNS) throw tooLong();
  const own = cells.get(row) ?? [];
  own[column] = text;
  cells.set(row, own);
  if (cells.size > MOST_ROWS + 1) throw tooLong();
}
