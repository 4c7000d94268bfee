import { AppError } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { splitCells } from './split-cells.ts';
import { addRow, noteBrokenLetters, type Table, type TableRow } from './table.ts';

const SEPARATORS = [';', ',', '\t', '|'];
/** Longer than any row of titles. */
const HEAD = 100_000;

/**
 * A CSV as spreadsheets save it, whatever its separator, line ends and encoding. Throws NOT_A_TABLE, TABLE_QUOTE,
 * TABLE_TOO_LONG.
 */
export function readCsv(bytes: Uint8Array): Table {
  const text = decodeText(bytes);
  // Pages, XML and documents that call themselves a table.
  if (text === null || /^\s*(?:<|%PDF|\{\\rtf)/.test(text)) throw new AppError('NOT_A_TABLE');
  const said = /^"?sep=([^\r\n])"?(?:\r\n|\r|\n|$)/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const rows: TableRow[] = [];
  let line = 0;
  for (const cells of splitCells(body, said?.[1] ?? separatorOf(body))) addRow(rows, ++line, cells);
  return { rows, notes: noteBrokenLetters(rows) };
}

/** The one that the first row with something in it has most of, outside quotes. */
function separatorOf(text: string): string {
  const unquoted = text.slice(0, HEAD).replaceAll(/"[^"]*(?:""[^"]*)*"/g, 'q');
  const header = unquoted.split(/[\r\n]+/).find((line) => /[^\s;,|"]/.test(line)) ?? '';
  const counts = SEPARATORS.map((separator) => header.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}
