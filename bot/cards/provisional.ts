import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';

/** A deadline as it is written, with a word where its year's transfers are not entered yet: it may still move. */
export function withProvisional(iso: string, written: string, calendar: WorkCalendar, texts: Texts): string {
  const isProvisional = calendar.isProvisional(Number(iso.slice(0, 4)));
  return isProvisional ? texts.t('calendar.provisional', { date: written }) : written;
}
