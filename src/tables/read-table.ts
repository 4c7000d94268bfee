import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { AppError } from '../errors.ts';
import { fitsLimits } from './check-workbook.ts';

/** One row as a spreadsheet shows it. */
export interface TableRow {
  /** Counted from 1, the header included. */
  line: number;
  cells: string[];
}

/** A branch has some hundreds of people and some thousands of clients: more is a mistake, or an attack. */
export const MOST_ROWS = 20_000;
const MOST_BYTES = 20_000_000;
const MOST_COLUMNS = 256;
/** So much XML are as many rows, each of forty cells. */
const MOST_UNPACKED = 48_000_000;

const SEPARATORS = [';', ',', '\t'];

/**
 * The rows of a CSV or the first sheet of an XLSX, told apart by their first bytes, header first. Throws
 * NOT_A_TABLE for anything else, TABLE_TOO_LONG before a row is looked at.
 */
export async function readTable(bytes: Uint8Array): Promise<TableRow[]> {
  if (bytes.length > MOST_BYTES) throw tooLong();
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isZip ? await readWorkbook(bytes) : readCsv(bytes);
  if (rows.length > MOST_ROWS + 1) throw tooLong();
  return rows;
}

/** A CSV as spreadsheets save it: `;`, `,` or tabs, UTF-8 with or without its mark, or windows-1251. */
export function readCsv(bytes: Uint8Array): TableRow[] {
  if (bytes.includes(0)) throw new AppError('NOT_A_TABLE');
  const text = decode(bytes);
  try {
    const rows: TableRow[] = [];
    parse(text, {
      delimiter: separatorOf(text),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell !== '')) rows.push({ line: lines, cells });
        if (rows.length > MOST_ROWS + 1) throw tooLong();
        return null;
      },
    });
    return rows;
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('NOT_A_TABLE', { cause: error });
  }
}

async function readWorkbook(bytes: Uint8Array): Promise<TableRow[]> {
  try {
    const limits = { bytes: MOST_UNPACKED, rows: MOST_ROWS + 1, columns: MOST_COLUMNS };
    if (!(await fitsLimits(bytes, limits))) throw tooLong();
    // Numbers stay as they are written: an INN is no quantity.
    const rows = await readSheet(Buffer.from(bytes), { parseNumber: plainNumber });
    return rows
      .map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('NOT_A_TABLE', { cause: error });
  }
}

function plainNumber(text: string): string {
  return /e/i.test(text) ? String(Number(text)) : text;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The one that the header has most of. */
function separatorOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const counts = SEPARATORS.map((separator) => header.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}

function tooLong(): AppError {
  return new AppError('TABLE_TOO_LONG', { details: { max: MOST_ROWS } });
}
