import { AppError } from '../kernel/errors.ts';
import { decodeText } from './decode-text.ts';
import { splitCells } from './split-cells.ts';
import { addRow, noteBrokenLetters, type Table, type TableRow } from './table.ts';

const SEPARATORS = [';', ',', '\t', '|'];
/** A page or an XML, also an archived one, that calls itself XLS, as many programs export. */
const OTHER_TABLE = /^\s*(?:<|MIME-Version:)/i;
/** Longer than any row of titles. */
const HEAD = 100_000;

/**
 * A CSV as spreadsheets save it, whatever its separator, line ends and encoding. Throws NOT_A_TABLE,
 * TABLE_OTHER_FORMAT, TABLE_QUOTE, TABLE_TOO_LONG.
 */
export function readCsv(bytes: Uint8Array): Table {
  const text = decodeText(bytes);
  if (text === null || /^\s*(?:%PDF|\{\\rtf)/.test(text)) throw new AppError('NOT_A_TABLE');
  if (OTHER_TABLE.test(text)) throw new AppError('TABLE_OTHER_FORMAT');
  const said = /^"?sep=([^\r\n])"?(?:\r\n|\r|\n|$)/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const rows: TableRow[] = [];
  let line = 0;
  for (const cells of splitCells(body, said?.[1] ?? separatorOf(body))) addRow(rows, ++line, cells);
  return { rows, notes: noteBrokenLetters(rows) };
}

/** So many rows say how a file is divided. */
const LOOKED_AT = 20;

/**
 * The one that the titles have most of, outside quotes: they are the first row whose separator the next row has
 * too, and most of the others. A caption has commas of its own, and so have addresses.
 */
function separatorOf(text: string): string {
  const unquoted = text.slice(0, HEAD).replaceAll(/"[^"]*(?:""[^"]*)*"/g, 'q');
  const rows = unquoted
    .split(/[\r\n]+/)
    .filter((row) => /[^\s;,|"]/.test(row) && /[;,\t|]/.test(row))
    .slice(0, LOOKED_AT);
  const titles = rows.find((row, index) => {
    const others = rows.slice(index + 1);
    const same = others.filter((other) => other.includes(mostFrequent(row)));
    return same.length * 2 >= others.length && same[0] === others[0];
  });
  return mostFrequent(titles ?? '');
}

function mostFrequent(row: string): string {
  const counts = SEPARATORS.map((separator) => row.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}
