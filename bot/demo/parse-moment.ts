import { Temporal } from 'temporal-polyfill';

const MOMENT =
  /^(?:(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})|(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4}))(?:[T ]+(?<time>\d{1,2}:\d{2}))?$/;

/** `2026-12-04 09:00` or `04.12.2026 09:00`; nine in the morning without a time. Undefined when it is neither. */
export function parseMoment(text: string, zone: string): number | undefined {
  const found = MOMENT.exec(text.trim())?.groups;
  if (!found) return undefined;
  const { year, month, day, d, m, y, time = '09:00' } = found;
  const [hour, minute] = time.split(':').map(Number);
  try {
    const fields = {
      year: Number(year ?? y),
      month: Number(month ?? m),
      day: Number(day ?? d),
      hour,
      minute,
    };
    const local = Temporal.PlainDateTime.from(fields as Temporal.PlainDateTimeLike, { overflow: 'reject' });
    return local.toZonedDateTime(zone).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
