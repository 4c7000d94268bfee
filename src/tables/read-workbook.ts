import { AppError } from '../kernel/errors.ts';
import { readSheet } from './read-sheet.ts';
import { readStrings, readStyles } from './read-styles.ts';
import { noteBrokenLetters, type Table, type TableNote } from './table.ts';
import { unpackWorkbook } from './unpack-workbook.ts';
import { findParts, type SheetPart } from './workbook-parts.ts';

/**
 * The first visible sheet of an XLSX that holds something. Throws NOT_A_TABLE, TABLE_OTHER_FORMAT,
 * TABLE_DAMAGED, TABLE_TOO_LONG.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Table> {
  const parts = await unpackWorkbook(bytes);
  const { sheets, dates, uncalculated, ...book } = await findParts(parts);
  if (sheets.length === 0) throw new AppError('NOT_A_TABLE');
  const [strings, styles] = [await readStrings(book.strings), await readStyles(book.styles)];
  const context = { dates, uncalculated, strings, styles };
  const shown = sheets.filter(({ visible }) => visible);
  for (const sheet of shown.length > 0 ? shown : sheets) {
    const { rows, notes } = await readSheet(parts.get(sheet.path), context);
    if (rows.length === 0) continue;
    return { rows, notes: [...noteSheet(sheet, sheets), ...notes, ...noteBrokenLetters(rows)] };
  }
  return { rows: [], notes: [] };
}

function noteSheet({ name }: SheetPart, sheets: SheetPart[]): TableNote[] {
  return sheets.length > 1 ? [{ what: 'sheet', name }] : [];
}
