import type { Transfer } from './calendar/work-calendar.ts';
import type { Texts } from './i18n/translate.ts';

/** One line of a year's calendar in words. */
export function describeTransfer({ from, to }: Transfer, texts: Texts): string {
  if (from !== undefined && to !== undefined) {
    return texts.t('calendar.lines.moved', { from: texts.date(from), to: texts.date(to) });
  }
  if (to !== undefined) return texts.t('calendar.lines.off', { to: texts.date(to) });
  return texts.t('calendar.lines.worked', { from: texts.date(from ?? '') });
}
