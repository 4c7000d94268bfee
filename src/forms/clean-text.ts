/** Has nothing to be freed of; a table has hundreds of thousands of such cells. */
const PLAIN = /^[\x20-\x7eА-Яа-яЁё«»№–—]*$/;

/**
 * Strips typed text of what nobody types on purpose: control characters, marks that turn the direction of
 * text, invisible spaces and halves of surrogate pairs. Line breaks stay in multi-line fields only.
 */
export function cleanText(typed: unknown, multiline = false): string {
  const plain = asText(typed);
  if (PLAIN.test(plain)) return plain.trim();
  const text = plain
    .replaceAll(/\p{Cs}/gu, '')
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n');
  const lines = text.split('\n').map(cleanLine);
  return (multiline ? lines.join('\n').replaceAll(/\n{3,}/g, '\n\n') : lines.join(' ')).trim();
}

/** Length as people count it: an emoji of one code point is one character. */
export function lengthOf(text: string): number {
  return [...text].length;
}

function asText(typed: unknown): string {
  if (typeof typed === 'string') return typed;
  if (typeof typed === 'number' || typeof typed === 'boolean') return String(typed);
  return '';
}

function cleanLine(line: string): string {
  return line
    .replaceAll(/[\t\u00a0\u2007\u202f]/g, ' ')
    .replaceAll(/[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, '');
}
