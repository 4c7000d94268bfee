import { foldAlike, foldName } from '../forms/fold-name.ts';
import type { Texts } from '../i18n/translate.ts';

/** Words that cells of a table may hold, of every language that it may be written in. */
export interface CellWords {
  yes: Set<string>;
  no: Set<string>;
  /** The spellings of the names of the twelve months. */
  months: string[][];
}

/** Signs that people tick with, and what programs write. */
const YES = ['true', 'yes', 'on', '1', '+', 'v', 'x', '✓', '✔', '☑', '✅', '√'];
const NO = ['false', 'no', 'off', '0', '-', '–', '—', '−', '☐', '❌'];

export function cellWords(languages: Texts[]): CellWords {
  const listOf = (key: 'yes' | 'no' | 'months') =>
    languages.map((texts) => texts.t(`imports.words.${key}`).split(', '));
  const months = listOf('months');
  return {
    yes: new Set([...YES, ...listOf('yes').flat()].map(foldName)),
    no: new Set([...NO, ...listOf('no').flat()].map(foldName)),
    months: Array.from({ length: 12 }, (_, index) =>
      months.flatMap((names) => (names[index] ?? '').split('/')),
    ),
  };
}

/** `true`, `false`, or '' for an empty cell; what says neither comes back as it is, to be refused. */
export function readYesNo(cell: string, { yes, no }: CellWords): string {
  const word = foldName(cell)
    .replaceAll(/\uFE0F|[.!]$/g, '')
    // Programs that keep a column as numbers write 1.0.
    .replace(/^([01])[.,]0+$/, '$1');
  const spellings = word.length > 1 ? [word, foldAlike(word)] : [word];
  if (spellings.some((each) => yes.has(each))) return 'true';
  return spellings.some((each) => no.has(each)) ? 'false' : cell;
}

const NUMBERS = /^([0-9]{1,2})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{4}|[0-9]{2}))?$/;
const YEAR_FIRST = /^([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})$/;
const UNDIVIDED = /^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$/;
const DAY_MONTH = /^([0-9]{1,2})(?:st|nd|rd|th)?[-. ]*(\p{L}+)\.?(?:[-,. ]+([0-9]{4}|[0-9]{2}))?$/u;
/** English only: `янв 26` is a month of a year. */
const MONTH_DAY = /^([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?$/u;

/**
 * A date in one of the usual spellings, day before month where both are numbers, as `YYYY-MM-DD`; without a year
 * as `DD.MM`. Anything else comes back as it is. The time of day is left out.
 */
export function readDay(cell: string, { months }: CellWords): string {
  const text = foldName(cell)
    .replaceAll(/[«»"“”„]/g, '')
    .replaceAll(/(?<=[0-9]\.) (?=[0-9])/g, '')
    .replace(
      /[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?[ap]m)?\s*(?:z|[+-][0-9]{2}:?[0-9]{2})?$/,
      '',
    )
    .replace(/(?<=[0-9]) ?(?:г(?:\.|ода?)?|(?<=[0-9]{4})\.)$/, '');
  const yearFirst = YEAR_FIRST.exec(text) ?? UNDIVIDED.exec(text);
  if (yearFirst) return dayText(yearFirst[1], yearFirst[2], yearFirst[3]);
  const numbers = NUMBERS.exec(text);
  if (numbers) return dayText(numbers[3], numbers[2], numbers[1]);
  const named = DAY_MONTH.exec(text);
  const [day, name, year] = named
    ? named.slice(1)
    : [MONTH_DAY.exec(text)].flatMap((m) => [m?.[2], m?.[1], m?.[3]]);
  const month = months.findIndex((names) => name !== undefined && names.includes(name));
  return month < 0 || !day ? cell : dayText(year, String(month + 1), day);
}

const YEAR_MONTH = /^([0-9]{4})[-./]([0-9]{1,2})$/;
const MONTH_YEAR = /^([0-9]{1,2})[-./]([0-9]{4})$/;
const NAMED_MONTH = /^(\p{L}+)\.?[-,. ]+([0-9]{4}|[0-9]{2})(?: ?г(?:\.|ода?)?)?$/u;

/** A month in one of the usual spellings, or that of a date, as `YYYY-MM`; null for anything else. */
export function readMonth(cell: string, words: CellWords): string | null {
  const text = foldName(cell);
  const named = NAMED_MONTH.exec(text);
  const [year, month] = named
    ? [fullYear(named[2] ?? ''), words.months.findIndex((names) => names.includes(named[1] ?? '')) + 1]
    : monthOfNumbers(text, words);
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
}

function monthOfNumbers(text: string, words: CellWords): [year: string, month: number] {
  const yearFirst = YEAR_MONTH.exec(text);
  if (yearFirst) return [yearFirst[1] ?? '', Number(yearFirst[2])];
  const monthFirst = MONTH_YEAR.exec(text);
  if (monthFirst) return [monthFirst[2] ?? '', Number(monthFirst[1])];
  const day = /^([0-9]{4})-([0-9]{2})-[0-9]{2}$/.exec(readDay(text, words));
  return [day?.[1] ?? '', Number(day?.[2] ?? 0)];
}

function dayText(year: string | undefined, month = '', day = ''): string {
  const [mm, dd] = [month.padStart(2, '0'), day.padStart(2, '0')];
  return year === undefined ? `${dd}.${mm}` : `${fullYear(year)}-${mm}-${dd}`;
}

/** Two digits are read as spreadsheets read them: 29 is 2029, 30 is 1930. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 30 ? '20' : '19'}${year}`;
}
