import { AppError } from '../errors.ts';

const OPENING = / *"/y;
const QUOTED = / *"([^"]*(?:""[^"]*)*)"/y;

/**
 * The cells of a CSV, row by row, as spreadsheets read them: a quote counts at the beginning of a cell only, and
 * text behind a closing one belongs to the cell. Throws TABLE_QUOTE with the line of a quote that nothing closes.
 */
export function* splitCells(text: string, separator: string): Generator<string[]> {
  const code = separator.charCodeAt(0).toString(16).padStart(4, '0');
  const plain = new RegExp(`[^\\u${code}\r\n]*`, 'y');
  let at = 0;
  for (let line = 1, cells: string[] = []; at <= text.length; ) {
    const quoted = takeAt(OPENING, text, at) && takeQuoted(text, at, line);
    if (quoted !== null) at = QUOTED.lastIndex;
    const rest = takeAt(plain, text, at)?.[0] ?? '';
    at += rest.length;
    if (quoted && rest.trim() !== '' && /[\r\n]/.test(quoted)) throw unclosed(line);
    cells.push(tidy(quoted === null ? rest : joinQuoted(quoted, rest)));
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    yield cells;
    cells = [];
    line += 1;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
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
  const formula = /^="((?:[^"]|"")*)"$/.exec(text) ?? /^=([0-9]+)$/.exec(text) ?? /^'([0-9+].*)$/.exec(text);
  return formula ? (formula[1] ?? '').replaceAll('""', '"').trim() : text;
}

function unclosed(line: number): AppError {
  return new AppError('TABLE_QUOTE', { details: { line } });
}
