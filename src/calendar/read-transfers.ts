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
const NAMED = `(\\d{1,2})\\s+(${STEMS})\\p{L}*(?:\\s+(\\d{4}))?`;
const DOTTED = '(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{4}))?';
const ISO = '(\\d{4})-(\\d{2})-(\\d{2})';
const DATE = new RegExp(`${ISO}|${DOTTED}|${NAMED}`, 'giu');

export interface UnreadLine {
  /** As typed. */
  line: string;
  problem: 'no-date' | 'too-many-dates' | 'no-such-day';
}

export interface ReadTransfers {
  transfers: Transfer[];
  unread: UnreadLine[];
}

/**
 * A year's transfers as people type or paste them, a line each: two dates move a day off from the first to the
 * second, one date is a further day off or, where it is one already, a day off that is worked. Dates are `03.01`,
 * `03.01.2028`, `2028-01-03` or `3 января`; other words do not matter. `;` ends a line too.
 */
export function readTransfers(year: number, text: string): ReadTransfers {
  const read: ReadTransfers = { transfers: [], unread: [] };
  for (const line of text.split(/[\n\r;]+/).map((each) => each.trim())) {
    if (line === '') continue;
    const dates = [...line.matchAll(DATE)].map((match) => dateOf(year, match));
    const days = dates.filter((date) => date !== null).map(String);
    const [first = '', second] = days;
    if (dates.length === 0) read.unread.push({ line, problem: 'no-date' });
    else if (dates.length > 2) read.unread.push({ line, problem: 'too-many-dates' });
    else if (days.length < dates.length) read.unread.push({ line, problem: 'no-such-day' });
    else
      read.transfers.push(
        second ? { from: first, to: second } : isDayOff(first) ? { from: first } : { to: first },
      );
  }
  return read;
}

function isDayOff(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek >= 6 || isStateHoliday(day.slice(5));
}

function dateOf(year: number, match: RegExpExecArray): Temporal.PlainDate | null {
  const [, isoYear, isoMonth, isoDay, day, month, dottedYear, namedDay, name, namedYear] = match;
  const named = MONTHS.find(({ stem }) => stem === name?.toLowerCase())?.month;
  const parts = {
    year: Number(isoYear ?? dottedYear ?? namedYear ?? year),
    month: Number(isoMonth ?? month ?? named),
    day: Number(isoDay ?? day ?? namedDay),
  };
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
