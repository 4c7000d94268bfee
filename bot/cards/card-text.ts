import { cleanText } from '../../src/forms/clean-text.ts';

const ZERO_WIDTH = '\u200B';

/**
 * Text for a TextBlock or a Fact, the only places where Teams reads markdown: whatever somebody typed
 * is shown as it was typed. Backslashes are few on purpose, as old phones show them.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n')
    .map(plainLine)
    .filter((line, n, lines) => line !== '' || lines.length === 1 || (n > 0 && lines[n - 1] !== ''))
    .join('\n\n')
    .trim();
}

/** Text for places without markdown: clients still expand `{{DATE(…)}}` there. */
export function plainLabel(text: string): string {
  return text.replaceAll(/\{(?=\{)/g, `{${ZERO_WIDTH}`).replaceAll(/<(?=\/?at\b)/gi, `<${ZERO_WIDTH}`);
}

/** A lock screen shows no more of it, and only one line. */
const LONGEST_SUMMARY = 200;

/** Text in place of a card in notifications: one line, whatever is in the names that it holds. */
export function plainSummary(text: string): string {
  const line = plainLabel(cleanText(text).replaceAll(/\s+/gu, ' ').trim());
  const letters = [...line];
  return letters.length > LONGEST_SUMMARY
    ? `${letters
        .slice(0, LONGEST_SUMMARY - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

function plainLine(line: string): string {
  const inline = line
    .trim()
    .replaceAll(/[\\*[\]~`]/g, '\\$&')
    // Between two letters or digits an underscore is an underscore everywhere.
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(/<(?=[a-z/!?])/gi, `<${ZERO_WIDTH}`)
    .replaceAll(/&(?=#?\w+;)/g, `&${ZERO_WIDTH}`)
    .replaceAll(/\{(?=\{)/g, `{${ZERO_WIDTH}`);
  return inline.replace(/^([-+>#=])/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
