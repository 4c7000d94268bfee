import type { Texts } from './translate.ts';

/** `ноябрь 2026`, or `IV кв. 2026` for a quarter. */
export function periodName(period: string, texts: Texts): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!quarter) return texts.month(period);
  return texts.t('reports.quarter', { year: quarter[1] ?? '', quarter: quarter[2] ?? '' });
}
