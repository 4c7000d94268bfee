import { AppError } from '../kernel/errors.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { type Table, tooLong } from './table.ts';

const MOST_BYTES = 20_000_000;
/** The container of XLS, and of what is encrypted. */
const OLD_CONTAINER = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The rows of a CSV or of the first visible sheet of an XLSX, told apart by their first bytes. Throws NOT_A_TABLE
 * for anything else, TABLE_OLD_FORMAT and TABLE_OTHER_FORMAT for tables of other kinds, TABLE_DAMAGED, TABLE_QUOTE,
 * TABLE_TOO_LONG before more than the limits is looked at.
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length > MOST_BYTES) throw tooLong();
  if (OLD_CONTAINER.every((byte, index) => bytes[index] === byte)) throw new AppError('TABLE_OLD_FORMAT');
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  try {
    return isZip ? await readWorkbook(bytes) : readCsv(bytes);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(isZip ? 'TABLE_DAMAGED' : 'NOT_A_TABLE', { cause: error });
  }
}
