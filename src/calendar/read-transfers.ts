import { Temporal } from 'temporal-polyfill';
import { isStateHoliday } from './state-holidays.ts';
import type { Transfer } from './work-calendar.ts';

/** The first letters of each month, in the genitive as decrees write it ("с 3 января на 9 января"), and in English. */
const MONTHS = ['ru', 'en'].flatMap((locale) => {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(new Date(Date.UTC(2024, month, 1)));
    const name = parts.find(({ type }) => type === 'month')?.value ?? '';
    return { stem: name.slice(0, 3).toLowerCase(), month: month + 1 };
  });
});
const STEMS = MONTHS.map(({ stem }) => stem).join('|');
const NAMED = `(\\d{1,2})\\s*(${STEMS})\\p{L}*(?:\\s+(\\d{4}))?`;
const MONTH_FIRST = `(?<!\\p{L})(${STEMS})\\p{L}*\\s+(\\d{1,2})(?![\\d.])(?:,?\\s+(\\d{4}))?`;
const DOTTED = '(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{4}|\\d{2}(?!\\d)))?';
const ISO = '(\\d{4})-(\\d{2})-(\\d{2})';
const DATE = new RegExp(`${ISO}|${DOTTED}|${NAMED}|${MONTH_FIRST}`, 'giu');

/** The first letters of each day of the week, Monday first. */
const WEEKDAYS = ['ru', 'en'].map((locale) => {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) =>
    format.format(new Date(Date.UTC(2024, 0, 1 + day))).slice(0, 4),
  );
});
const WEEKDAY = new RegExp(`(?<!\\p{L})(${WEEKDAYS.flat().join('|')})\\p{L}*,?\\s*$`, 'iu');

/** Days before a date that share its month: `8–10 января`, `2, 3 и 5 мая`; also `с 29 апреля по 3 мая`. */
const RANGE_BEFORE = /(?<![\p{L}\d.])\d{1,2}\s*(?:[-–—,]|и|по|and|to)\s*$/iu;
const RANGE_BETWEEN = /^\s*(?:по|до|until|through)\s+(?:\p{L}+\s+)?$/iu;

export interface UnreadLine {
  /** As typed. */
  line: string;
  problem: 'no-date' | 'too-many-dates' | 'no-such-day' | 'range' | 'other-weekday';
}

export interface ReadTransfers {
  transfers: Transfer[];
  unread: UnreadLine[];
}

/**
 * A year's transfers as people type or paste them, a line each: two dates move a day off from the first to the
 * second, one date is a further day off or, where it is one already, a day off that is worked, unless a word says
 * which. Dates are `03.01`, `03.01.2028`, `2028-01-03` or `3 января`; of other words only a day of the week counts,
 * which must be that of the date. `;` ends a line too, and so does a comma before the next «с»; headings are left out.
 */
export function readTransfers(year: number, text: string): ReadTransfers {
  const read: ReadTransfers = { transfers: [], unread: [] };
  for (const line of linesOf(text)) {
    const found = [...line.matchAll(DATE)];
    if (found.length === 0 && line.endsWith(':')) continue;
    const dates = found.map((match) => dateOf(year, match));
    const [first, second] = dates;
    const problem = problemOf(line, found, dates);
    if (problem || !first) read.unread.push({ line, problem: problem ?? 'no-date' });
    else if (second) read.transfers.push({ from: String(first), to: String(second) });
    else read.transfers.push(isWorked(line, String(first)) ? { from: String(first) } : { to: String(first) });
  }
  return read;
}

/** A decree's sentence goes on where a line begins with «на». */
function linesOf(text: string): string[] {
  return text
    .replaceAll(/[\n\r]+\s*(?=на\s)/giu, ' ')
    .split(/[\n\r;]+|,\s*(?=(?:со?|from)\s)/iu)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function problemOf(
  line: string,
  found: RegExpExecArray[],
  dates: (Temporal.PlainDate | null)[],
): UnreadLine['problem'] | null {
  if (found.length === 0) return 'no-date';
  const pieces = found.map(({ index }, n) => {
    const last = found[n - 1];
    return line.slice(last ? last.index + last[0].length : 0, index);
  });
  if (pieces.some((before, n) => RANGE_BEFORE.test(before) || (n > 0 && RANGE_BETWEEN.test(before))))
    return 'range';
  if (dates.length > 2) return 'too-many-dates';
  if (dates.includes(null)) return 'no-such-day';
  return dates.every((date, n) => isOnWeekday(date, pieces[n] ?? '')) ? null : 'other-weekday';
}

function isOnWeekday(date: Temporal.PlainDate | null, before: string): boolean {
  const said = WEEKDAY.exec(before)?.[1]?.toLowerCase();
  return (
    said === undefined || WEEKDAYS.some((names) => names[(date?.dayOfWeek ?? 0) - 1]?.toLowerCase() === said)
  );
}

/** True of a day off that is worked. */
function isWorked(line: string, day: string): boolean {
  if (/выходн|нерабоч|праздн|\boff\b|holiday/iu.test(line)) return false;
  return /рабоч|\bwork/iu.test(line) || isDayOff(day);
}

function isDayOff(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek >= 6 || isStateHoliday(day.slice(5));
}

function dateOf(year: number, match: RegExpMatchArray): Temporal.PlainDate | null {
  const [, isoYear, isoMonth, isoDay, day, month, dotted, namedDay, name, named, english, englishDay, last] =
    match;
  const spelled = (name ?? english)?.toLowerCase();
  const typedYear = isoYear ?? (dotted?.length === 2 ? `20${dotted}` : dotted) ?? named ?? last;
  const parts = {
    year: Number(typedYear ?? year),
    month: Number(isoMonth ?? month ?? MONTHS.find(({ stem }) => stem === spelled)?.month),
    day: Number(isoDay ?? day ?? namedDay ?? englishDay),
  };
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
