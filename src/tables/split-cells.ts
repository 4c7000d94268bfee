import { AppError } from '../kernel/errors.ts';
import { tooLong } from './table.ts';

/** A mark of UTF-8 stands in the middle where files were put together. */
const OPENING = /[ \uFEFF]*"/y;
const QUOTED = /[ \uFEFF]*"([^"]*(?:""[^"]*)*)"/y;
/** No spreadsheet has more. */
const MOST_CELLS = 16_384;

/**
 * The cells of a CSV, row by row, as spreadsheets read them: a quote counts at the beginning of a cell only, and
 * text behind a closing one belongs to the cell. Throws TABLE_QUOTE with the line of a quote that nothing closes,
 * TABLE_TOO_LONG for a row without end.
 */
export function* splitCells(text: string, separator: string): Generator<string[]> {
  const code = separator.charCodeAt(0).toString(16).padStart(4, '0');
  const plain = new RegExp(`[^\\u${code}\r\n]*`, 'y');
  const ends = ['\n', '\r', separator, undefined];
  let at = 0;
  for (let line = 1, cells: string[] = []; at <= text.length; ) {
    let cell = '';
    // A file may have millions of cells with nothing in them.
    if (!ends.includes(text[at])) ({ cell, at } = takeCell(text, at, plain, line));
    cells.push(cell);
    if (text[at] === separator) {
      if (cells.length > MOST_CELLS) throw tooLong();
      at += 1;
      continue;
    }
    yield cells;
    cells = [];
    line += 1;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
}

function takeCell(text: string, from: number, plain: RegExp, line: number): { cell: string; at: number } {
  const quoted = takeAt(OPENING, text, from) && takeQuoted(text, from, line);
  const at = quoted === null ? from : QUOTED.lastIndex;
  const rest = takeAt(plain, text, at)?.[0] ?? '';
  if (quoted && rest.trim() !== '' && /[\r\n]/.test(quoted)) throw unclosed(line);
  return { cell: tidy(quoted === null ? rest : joinQuoted(quoted, rest)), at: at + rest.length };
}

function takeAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function takeQuoted(text: string, at: number, line: number): string {
  const found = takeAt(QUOTED, text, at);
  if (!found) throw unclosed(line);
  return found[1] ?? '';
}

/** `"ООО "Проба""` was quoted by a program that does not double the quotes inside. */
function joinQuoted(quoted: string, rest: string): string {
  const tail = rest.trimEnd();
  const joined = tail.endsWith('"')
    ? `${quoted}"${tail.slice(0, -1)}`
    : `${quoted.replaceAll('""', '"')}${rest}`;
  return tail.endsWith('"') ? joined.replaceAll('""', '"') : joined;
}

/** `="7707083893"` and `'7707083893` keep a number from losing its zeroes, and are no part of it. */
function tidy(cell: string): string {
  const text = cell.trim();
  const formula =
    /^="((?:[^"]|"")*)"$/.exec(text) ?? /^=([0-9]+)$/.exec(text) ?? /^'([0-9+][^']*)$/.exec(text);
  return formula ? (formula[1] ?? '').replaceAll('""', '"').trim() : text;
}

function unclosed(line: number): AppError {
  return new AppError('TABLE_QUOTE', { details: { line } });
}
