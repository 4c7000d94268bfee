import type { Cell, CellStyle, ColumnDef, DataValidation, WriteSheet } from 'hucre/xlsx';
import { cellOf, columnName, textOf } from './cell-rules.ts';
import { formatOf, heightOf, sumOf, widthOf } from './column-look.ts';
import type { CellValue, Sheet, SheetColumn } from './sheet.ts';

interface Frame {
  /** Lines above the table, the title first. */
  above: readonly string[];
  tab: string;
  /** Foot of every page. */
  foot: string;
  /** Choices of all sheets so far, which are kept on a hidden tab: in a cell's own rule only 255 characters fit. */
  lists: string[][];
  listTab: string;
}

type RowDef = NonNullable<WriteSheet['rowDefs']> extends Map<number, infer Def> ? Def : never;
type Row = (string | number | Date | null)[];
type Cells = Map<string, Partial<Cell>>;

/** A font that says less than all is another font in some programs. */
export const FONT = { name: 'Calibri', size: 11 };
const TITLE: CellStyle = { font: { ...FONT, bold: true, size: 14 } };
const LINE: CellStyle = { font: { ...FONT, color: { rgb: '595959' } } };
const EDGE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const GRID = { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE };
const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDE6F0' } },
  alignment: { wrapText: true, vertical: 'center' },
  border: GRID,
};
const FILLS = { input: 'FFF9DB', closed: 'F2F2F2' };
/** Rows with lines between them: the writer spells them out for every cell, and nobody prints more. */
const MOST_RULED = 3_000;
const LEAST_HEAD = 20;

export function layOutSheet(sheet: Sheet, frame: Frame): WriteSheet {
  const { columns } = sheet;
  const body = [...sheet.rows].map((row) => columns.map(({ kind }, at) => cellOf(kind, valueAt(row, at))));
  const head = frame.above.length;
  const titles = columns.map(({ title }) => textOf(title));
  const last = { column: columnName(columns.length - 1), row: head + 1 + body.length };
  const total = totalOf(sheet, body, head);
  const look = lookOf(sheet, body);
  const cells: Cells = new Map();
  frame.above.forEach((_, at) => {
    cells.set(`${at},0`, { style: at === 0 ? TITLE : LINE });
  });
  titles.forEach((_, at) => {
    cells.set(`${head},${at}`, { style: HEAD });
  });
  for (const [at, cell] of total?.cells ?? []) cells.set(`${last.row},${at}`, cell);
  return {
    name: frame.tab,
    rows: [...frame.above.map((line) => [line]), titles, ...body, ...(total ? [total.row] : [])],
    columns: look,
    cells,
    rowDefs: heightsOf({ body, titles }, look, head),
    freezePane: { rows: head + 1 },
    autoFilter: { range: `A${head + 1}:${last.column}${last.row}` },
    dataValidations: rulesOf(columns, { from: head + 2, to: last.row }, frame),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.5, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: frame.foot },
  };
}

function valueAt(row: readonly CellValue[], at: number): CellValue {
  return row[at] ?? null;
}

function heightsOf(
  { body, titles }: { body: Row[]; titles: string[] },
  look: ColumnDef[],
  head: number,
): Map<number, RowDef> {
  const heights = new Map<number, RowDef>();
  const widths = look.map(({ width }) => width ?? 1);
  // Bold letters and the arrow of the filter take room.
  const narrow = widths.map((width) => Math.max(1, width * 0.8 - 1));
  heights.set(head, { height: Math.max(LEAST_HEAD, heightOf(titles, narrow) ?? 0) });
  body.forEach((row, at) => {
    const height = heightOf(row, widths);
    if (height !== null) heights.set(head + 1 + at, { height });
  });
  return heights;
}

function alignmentOf({ kind }: SheetColumn): CellStyle['alignment'] {
  if (kind === 'text') return { wrapText: true };
  return kind === 'date' ? { horizontal: 'center' } : {};
}

function lookOf({ columns }: Sheet, body: Row[]): ColumnDef[] {
  const isForm = columns.some(({ input }) => input);
  return columns.map((column, at) => {
    const cells = body.map((row) => row[at] ?? null);
    const fill = column.input ? FILLS.input : FILLS.closed;
    const style: CellStyle = {
      numFmt: formatOf(column, cells),
      alignment: { vertical: 'top', ...alignmentOf(column) },
      ...(body.length <= MOST_RULED ? { border: GRID } : {}),
      ...(isForm ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } } : {}),
    };
    return { width: widthOf(column, cells), style, ...(column.hidden ? { hidden: true } : {}) };
  });
}

/** Sums that follow the filter, each with what it is without one. */
function totalOf(
  { columns, total }: Sheet,
  body: Row[],
  head: number,
): { row: Row; cells: [number, Partial<Cell>][] } | null {
  if (total === undefined || body.length === 0) return null;
  const style = (column: SheetColumn, at: number): CellStyle => ({
    font: { ...FONT, bold: true },
    border: { top: { style: 'medium', color: EDGE.color } },
    numFmt: formatOf(
      column,
      body.map((row) => row[at] ?? null),
    ),
  });
  const cells = columns.map((column, at): [number, Partial<Cell>] => {
    // Nothing known adds up to nothing, not to zero.
    const isKnown = body.some((row) => typeof row[at] === 'number');
    if (!column.sum || !isKnown) return [at, { style: style(column, at) }];
    const name = columnName(at);
    const formula = `SUBTOTAL(109,${name}${head + 2}:${name}${head + 1 + body.length})`;
    return [
      at,
      { formula, formulaResult: sumOf(body.map((row) => row[at] ?? null)), style: style(column, at) },
    ];
  });
  return { row: columns.map((_, at) => (at === 0 ? textOf(total) : null)), cells };
}

/** Rules of the cells that people fill in; a number asked for is not taken as text. */
function rulesOf(
  columns: readonly SheetColumn[],
  { from, to }: { from: number; to: number },
  { lists, listTab }: Frame,
): DataValidation[] {
  if (to < from) return [];
  return columns.flatMap((column, at): DataValidation[] => {
    const { kind, choices, hint, input } = column;
    if (!input && !choices && !hint) return [];
    const rule: DataValidation = {
      ...ruleOf(kind),
      range: `${columnName(at)}${from}:${columnName(at)}${to}`,
      allowBlank: true,
      showErrorMessage: true,
      ...(hint
        ? { showInputMessage: true, inputTitle: column.title.slice(0, 32), inputMessage: hint.slice(0, 255) }
        : {}),
    };
    if (!choices || choices.length === 0) return [rule];
    lists.push(choices.map(textOf));
    const list = columnName(lists.length - 1);
    const formula1 = `'${listTab}'!$${list}$1:$${list}$${choices.length}`;
    return [{ ...rule, type: 'list', formula1 }];
  });
}

function ruleOf(
  kind: SheetColumn['kind'],
): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2'> {
  switch (kind) {
    case 'text':
      return { type: 'textLength', operator: 'lessThanOrEqual', formula1: '32767' };
    case 'date':
      return { type: 'date', operator: 'greaterThan', formula1: '1' };
    default:
      return { type: 'decimal', operator: 'between', formula1: '-1000000000000', formula2: '1000000000000' };
  }
}
