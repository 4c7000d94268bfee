import type { TextKey } from './text-key.ts';

export type Locale = 'ru' | 'en';

export type MessageArgs = Record<string, string | number>;

/** Texts in one language. */
export interface Texts {
  locale: Locale;
  t(key: TextKey, args?: MessageArgs): string;
  /**
   * A text whose key is put together from data, such as a kind of request and its field, and so is known at run
   * time alone; throws TypeError where there is none. `test/src/i18n/built-keys.ts` says what each may become.
   */
  built(key: string, args?: MessageArgs): string;
  has(key: string): key is TextKey;
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
