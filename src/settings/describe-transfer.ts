import type { Transfer } from '../calendar/work-calendar.ts';
import type { Texts } from '../i18n/translate.ts';

/** One line of a year's calendar in words; the year stands above it. */
export function describeTransfer({ from, to }: Transfer, texts: Texts): string {
  if (from !== undefined && to !== undefined) {
    return texts.t('calendar.lines.moved', { from: texts.dayMonth(from), to: texts.dayMonth(to) });
  }
  if (to !== undefined) return texts.t('calendar.lines.off', { to: texts.dayMonth(to) });
  return texts.t('calendar.lines.worked', { from: texts.dayMonth(from ?? '') });
}
