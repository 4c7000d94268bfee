import type { ClientFigures, Growth, TrendPoint } from '../../src/figures/figure-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { periodName } from './dates.ts';
import type { FactView } from './view.ts';

/** Charges of a client for who decides about it: the last month with its growth, the debt, and the year as bars. */
export function briefCharges(figures: ClientFigures, texts: Texts): FactView[] {
  const [month, ...rest] = figureFacts(figures, null, texts);
  const owed = rest.filter(({ title }) => title === texts.t('clients.figures.owed'));
  const yearly = growthText(figures.yearly, texts);
  const value =
    yearly === ''
      ? month?.value
      : texts.t('clients.figures.with-yearly', { sum: month?.value ?? '', yearly });
  const [bars, range] = trendLines(figures, texts);
  return [
    { title: month?.title ?? '', value: value ?? '' },
    ...owed,
    ...(bars && range ? [{ title: texts.t('clients.figures.year'), value: `${bars} ${range}` }] : []),
  ];
}

/** Everything that the client's own card tells of the last month and the year. */
export function figureFacts(figures: ClientFigures, share: number | null, texts: Texts): FactView[] {
  const { period, total, growth, yearly, discipline } = figures;
  const fact = (name: 'growth' | 'yearly' | 'share' | 'owed' | 'inTime', value: string): FactView[] =>
    value === '' ? [] : [{ title: texts.t(`clients.figures.${name}`), value }];
  const overdue =
    total.overdue > 0 ? texts.t('clients.figures.overdue', { sum: texts.money(total.overdue) }) : '';
  const owed =
    total.owed > 0 ? [texts.money(total.owed), overdue].filter((part) => part !== '').join(', ') : '';
  return [
    { title: periodName(period, texts), value: texts.money(total.charged) },
    ...fact('growth', growthText(growth, texts)),
    ...fact('yearly', growthText(yearly, texts)),
    ...fact('share', share === null ? '' : texts.t('clients.figures.percent', { sign: '', percent: share })),
    ...fact('owed', owed === '' ? texts.t('clients.figures.nothing-owed') : owed),
    ...fact('inTime', discipline.charged === 0 ? '' : monthsText(discipline, texts)),
  ];
}

function monthsText({ inTime, charged }: ClientFigures['discipline'], texts: Texts): string {
  return texts.t('clients.figures.months', { inTime, charged });
}

/** `+12,5 %`, `новое` where there was nothing to grow from. */
function growthText(growth: Growth, texts: Texts): string {
  if (!growth) return '';
  return growth.percent === 'new'
    ? texts.t('clients.figures.new')
    : texts.t('clients.figures.percent', {
        sign: growth.percent > 0 ? '+' : growth.percent < 0 ? '−' : '',
        percent: Math.abs(growth.percent),
      });
}

const BARS = '▁▂▃▄▅▆▇█';

/** A year of charges as bars, a gap where a month is not known, and in words how low and how high. */
export function trendLines({ trend }: ClientFigures, texts: Texts): string[] {
  const known = trend.flatMap(({ charged }) => (charged === null ? [] : [charged]));
  if (known.length < 2) return [];
  const [from, to] = [Math.min(...known), Math.max(...known)];
  const range = { from: texts.money(from), to: texts.money(to), months: known.length };
  return [trend.map((point) => barOf(point, to)).join(' '), texts.t('clients.figures.range', range)];
}

function barOf({ charged }: TrendPoint, most: number): string {
  if (charged === null) return '·';
  const share = most > 0 ? Math.max(charged, 0) / most : 0;
  return BARS[Math.round(share * (BARS.length - 1))] ?? '▁';
}
