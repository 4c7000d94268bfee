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
/** Part of its width that text keeps before letters get smaller. */
const LEAST_SCALE = 0.6;

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

/** Numbers and days are not broken, so it is text that gives way; only then the letters get smaller. */
function spread(
  columns: readonly { column: SheetColumn; letters: number }[],
  room: number,
): { widths: number[]; fontSize: number; fits: boolean } {
  const own = room - columns.length * 2 * PADDING;
  const isText = ({ column }: (typeof columns)[number]) => column.kind === 'text';
  const sumOf = (chosen: typeof columns) => chosen.reduce((sum, { letters }) => sum + letters, 0) * LETTER;
  const texts = sumOf(columns.filter(isText));
  const others = sumOf(columns) - texts;
  const least = others + texts * LEAST_SCALE;
  const fontSize = Math.max(SMALLEST_FONT, Math.min(FONT, (FONT * own) / least));
  const size = fontSize / FONT;
  const left = Math.max(own - others * size, texts * size * LEAST_SCALE);
  const widths = columns.map((each) => each.letters * LETTER * (isText(each) ? left / texts : size));
  const all = widths.reduce((sum, width) => sum + width, 0);
  // Numbers alone may be too wide for the page, or too narrow.
  return { widths: widths.map((width) => (width * own) / all), fontSize, fits: least <= own };
}

function totalOf(
  { total }: Sheet,
  rows: readonly (readonly CellValue[])[],
  columns: { column: SheetColumn; at: number }[],
  cell: (column: SheetColumn, value: CellValue) => Text,
): Text[] | null {
  if (total === undefined || rows.length === 0) return null;
  return columns.map(({ column, at }, n) => {
    const known = rows.flatMap((row) => (typeof row[at] === 'number' ? [row[at]] : []));
    const sum = known.length === 0 ? null : known.reduce((all, value) => all + value, 0);
    if (column.sum) return { ...cell(column, sum), bold: true };
    return { ...cell({ ...column, kind: 'text' }, n === 0 ? total : ''), bold: true };
  });
}
