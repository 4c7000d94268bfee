import { writeXlsx } from 'hucre/xlsx';
import type { CellValue, ColumnKind, Sheet, Workbook } from './sheet.ts';

const FORMATS: Record<ColumnKind, string> = {
  text: '@',
  number: '#,##0.##',
  money: '#,##0.00',
  percent: '0.0%',
  date: 'dd.mm.yyyy',
};

const WIDTHS: Record<ColumnKind, number> = { text: 28, number: 12, money: 16, percent: 11, date: 12 };

/** An XLSX whose head stays in sight and whose columns are filtered; null cells stay empty, text is never a formula. */
export function writeWorkbook({ lines, sheets }: Workbook): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map((sheet) => layOut(sheet, lines)) });
}

function layOut({ name, columns, rows }: Sheet, lines: readonly string[]) {
  const body = [...rows].map((row) => columns.map(({ kind }, at) => cellOf(kind, row[at] ?? null)));
  const head = lines.length;
  const last = columnName(columns.length - 1);
  return {
    name,
    rows: [...lines.map((line) => [line]), columns.map(({ title }) => title), ...body],
    columns: columns.map(({ kind, width }) => ({ width: width ?? WIDTHS[kind], numFmt: FORMATS[kind] })),
    freezePane: { rows: head + 1 },
    autoFilter: { range: `A${head + 1}:${last}${head + 1 + body.length}` },
  };
}

function cellOf(kind: ColumnKind, value: CellValue): string | number | Date | null {
  if (value === null || value === '') return null;
  if (kind === 'text') return String(value);
  if (kind === 'date') return new Date(`${value}T00:00:00Z`);
  const number = Number(value);
  return kind === 'money' || kind === 'percent' ? number / 100 : number;
}

/** `A` of 0, `AA` of 26. */
function columnName(at: number): string {
  const before = Math.floor(at / 26);
  const letter = String.fromCharCode(65 + (at % 26));
  return before === 0 ? letter : columnName(before - 1) + letter;
}
