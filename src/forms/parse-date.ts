import { Temporal } from 'temporal-polyfill';

const EARLIEST_YEAR = 1700;
const LATEST_YEAR = 2100;
/** A day without a year may be 29 February. */
const LEAP_YEAR = 2024;

/** A date as pickers send it (`2026-12-05`) or as people type it (`05.12.2026`); null for 31.02 and the like. */
export function parseDate(text: string): Temporal.PlainDate | null {
  const iso = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const typed = /^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$/.exec(text);
  return typed ? dateOf(typed[3], typed[2], typed[1]) : null;
}

/** A day as typed, `05.12` or `05.12.1980`, to `12-05` or `1980-12-05`. */
export function parseDay(text: string): string | null {
  const typed = /^([0-9]{1,2})\.([0-9]{1,2})\.?$/.exec(text);
  if (!typed) return parseDate(text)?.toString() ?? null;
  return dateOf(String(LEAP_YEAR), typed[2], typed[1])?.toString().slice(5) ?? null;
}

/** The way back, for an input: `12-05` to `05.12`, an ISO date to `05.12.1980`. */
export function formatDay(day: string): string {
  return day.split('-').reverse().join('.');
}

function dateOf(year = '', month = '', day = ''): Temporal.PlainDate | null {
  if (Number(year) < EARLIEST_YEAR || Number(year) > LATEST_YEAR) return null;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
