import type { Table, Text } from 'pdfmake';
import type { Texts } from '../i18n/translate.ts';
import { cellOf } from '../workbooks/cell-rules.ts';
import { widthOf } from '../workbooks/column-look.ts';
import type { CellValue, Sheet, SheetColumn } from '../workbooks/sheet.ts';
import { printable, valueText } from './paper-text.ts';

const FONT = 8.5;
/** A letter of that size is about so wide, and a cell has so much beside its text. */
const LETTER = 4.9;
const PADDING = 3;
/** Wider tables are pressed together, their text with them. */
const SMALLEST_FONT = 6;
const LEAST_SCALE = 0.3;

const HEAD_FILL = '#DDE6F0';
const LINE = '#BFBFBF';

interface LaidTable {
  table: Table;
  /** True where it needs no pressing. */
  fits: boolean;
}

export function layOutTable(sheet: Sheet, room: number, texts: Texts): LaidTable {
  const columns = sheet.columns.map((column, at) => ({ column, at })).filter(({ column }) => !column.hidden);
  const rows = [...sheet.rows];
  const letters = columns.map(({ column, at }) =>
    widthOf(
      column,
      rows.map((row) => cellOf(column.kind, row[at] ?? null)),
    ),
  );
  const { widths, fontSize, fits } = spread(
    columns.map(({ column }, n) => ({ column, letters: letters[n] ?? 0 })),
    room,
  );
  const cell = (column: SheetColumn, value: CellValue): Text => ({
    text: valueText(column.kind, value, texts),
    fontSize,
    ...(column.kind === 'text' ? {} : { alignment: 'right' as const }),
  });
  const body = rows.map((row) => columns.map(({ column, at }) => cell(column, row[at] ?? null)));
  if (sheet.facts) for (const [label] of body) if (label) label.color = '#595959';
  const head = columns.map(
    ({ column }): Text => ({
      text: printable(column.title),
      fontSize,
      bold: true,
      fillColor: HEAD_FILL,
      ...(column.kind === 'text' ? {} : { alignment: 'right' as const }),
    }),
  );
  const total = totalOf(sheet, rows, columns, cell);
  return {
    fits,
    table: {
      table: {
        widths,
        headerRows: sheet.facts ? 0 : 1,
        dontBreakRows: true,
        body: [...(sheet.facts ? [] : [head]), ...body, ...(total ? [total] : [])],
      },
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => (sheet.facts ? 0 : 0.5),
        hLineColor: () => LINE,
        vLineColor: () => LINE,
        paddingTop: () => 2,
        paddingBottom: () => 2,
        paddingLeft: () => PADDING,
        paddingRight: () => PADDING,
      },
    },
  };
}

/** Numbers and days are not broken, so it is text that gives way, down to a width in which words still stand. */
function spread(
  columns: readonly { column: SheetColumn; letters: number }[],
  room: number,
): { widths: number[]; fontSize: number; fits: boolean } {
  const own = room - columns.length * 2 * PADDING;
  const wanted = columns.reduce((sum, { letters }) => sum + letters, 0) * LETTER;
  const fontSize = Math.max(SMALLEST_FONT, Math.min(FONT, (FONT * own) / wanted));
  const letter = (LETTER * fontSize) / FONT;
  const isText = ({ kind }: SheetColumn) => kind === 'text';
  const sumOf = (chosen: typeof columns) => chosen.reduce((sum, { letters }) => sum + letters, 0) * letter;
  const texts = sumOf(columns.filter(({ column }) => isText(column)));
  const left = own - sumOf(columns.filter(({ column }) => !isText(column)));
  const textScale = texts > 0 ? Math.max(left, texts * LEAST_SCALE) / texts : 1;
  const widths = columns.map(({ column, letters }) => letters * letter * (isText(column) ? textScale : 1));
  const tooWide = Math.max(1, widths.reduce((sum, width) => sum + width, 0) / own);
  return { widths: widths.map((width) => width / tooWide), fontSize, fits: wanted <= own };
}

function totalOf(
  { total }: Sheet,
  rows: readonly (readonly CellValue[])[],
  columns: { column: SheetColumn; at: number }[],
  cell: (column: SheetColumn, value: CellValue) => Text,
): Text[] | null {
  if (total === undefined || rows.length === 0) return null;
  return columns.map(({ column, at }, n) => {
    const sum = rows.reduce((all, row) => all + (typeof row[at] === 'number' ? row[at] : 0), 0);
    if (column.sum) return { ...cell(column, sum), bold: true };
    return { ...cell({ ...column, kind: 'text' }, n === 0 ? total : ''), bold: true };
  });
}
