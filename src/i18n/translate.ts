import type { Locale } from '../people/person.ts';

export type MessageArgs = Record<string, string | number>;

/** Texts in one language. `t('requests.title', {...})` throws TypeError for an unknown key. */
export interface Texts {
  locale: Locale;
  t(key: string, args?: MessageArgs): string;
  has(key: string): boolean;
  /** `05.12.2026` / `05/12/2026`-style short date of an ISO date. */
  date(iso: string): string;
  /** `5 декабря` / `5 December` of `MM-DD` or an ISO date. */
  dayMonth(day: string): string;
  /** Date and time of a UTC instant in a zone. */
  dateTime(isoInstant: string, zone: string): string;
  /** `ноябрь 2026` of `2026-11`. */
  month(period: string): string;
  /** `1 234,50 ₽` of kopecks. */
  money(kopecks: number): string;
  compare(a: string, b: string): number;
}

export interface Translator {
  in(locale: Locale): Texts;
}
