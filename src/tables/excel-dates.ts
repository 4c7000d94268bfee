/** Day that a workbook counts from. `1899`: like `1900`, without the 29 February 1900 that never was. */
export type DateSystem = '1900' | '1899' | '1904';

const MS_A_DAY = 86_400_000;
/** Day 0 of the systems `1899` and, from March 1900 on, `1900`. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** 1 January 1904 is day 0 of the system that early Macintoshes had. */
const DAYS_TO_1904 = 1462;
const LATEST = Date.UTC(9999, 11, 31);

/** Date as a format shows it: `day` with its year, `day-month` without. */
export type DateStyle = 'day' | 'day-month' | null;

/**
 * The day of a cell's number, `YYYY-MM-DD`. Numbers are rounded to a millisecond as spreadsheets do: many programs
 * write a hair less than the day. What spreadsheets show and the calendar has not comes as they show it; null for
 * what is no day to them either.
 */
export function dayOfSerial(serial: number, system: DateSystem): string | null {
  const days = Math.floor(Math.round(serial * MS_A_DAY) / MS_A_DAY);
  if (!(days >= 0)) return null;
  if (system === '1900' && days === 0) return '1900-01-00';
  if (system === '1900' && days === 60) return '1900-02-29';
  const shift = system === '1904' ? DAYS_TO_1904 : system === '1900' && days < 60 ? 1 : 0;
  const at = DAY_ZERO + (days + shift) * MS_A_DAY;
  return at > LATEST ? null : isoDay(at);
}

/** The day as it is written in an ISO cell: neither time nor zone moves it. Null for what has no day. */
export function dayOfIso(text: string): string | null {
  const found = /^\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ](24:00)?|\s*$)/.exec(text);
  if (!found) return null;
  const [, day = '', midnight] = found;
  const at = Date.parse(day);
  // 24:00 is where the next day begins.
  return midnight && Number.isFinite(at) ? isoDay(at + MS_A_DAY) : day;
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** 14-17 and 22 everywhere, the others in the languages that have more of their own; times are not among them. */
const BUILT_IN = new Set([14, 15, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
/** `d-mmm`: no year is shown. */
const BUILT_IN_DAY_MONTH = 16;

/** Date style of a number format: of a built-in one by its id, of another by its code. */
export function dateStyleOf(id: number, code: string | undefined): DateStyle {
  if (code === undefined) return id === BUILT_IN_DAY_MONTH ? 'day-month' : BUILT_IN.has(id) ? 'day' : null;
  const sections = code
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gs, ' ')
    .toLowerCase()
    .split(';');
  // `[=0]"";dd.mm.yyyy` shows nothing for a zero, and days else.
  const section = (/^\[[<>=]/.test(code) && sections[0]?.trim() === '' ? sections[1] : sections[0]) ?? '';
  if (/general|standard|основной|стандарт/.test(section)) return null;
  if (/y|\be\b|гг/.test(section)) return 'day';
  if (!/d|дд/.test(section)) return null;
  return /m|мм/.test(section) ? 'day-month' : 'day';
}
