import type { ClientCard } from '../../src/client-card/load-client-card.ts';
import type { ClientFigures, Growth, TrendPoint } from '../../src/figures/figure-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { assessmentFacts } from '../cards/assessment-words.ts';
import { periodName } from '../cards/dates.ts';
import { fold } from '../cards/fold.ts';
import type { FactView, FoldView } from '../cards/view.ts';
import type { ClientWords } from './client-words.ts';

/** Charges, debts and payment discipline as the billing system told of them, and how near each threshold is. */
export function presentClientFigures(card: ClientCard, words: ClientWords): FoldView[] {
  const { figures, incomeShare, assessments } = card;
  const { texts } = words;
  const measured = assessmentFacts(assessments, (id) => words.entry('criteria', id), texts);
  if (!figures && measured.length === 0) return [];
  const title = texts.t(`clients.card.sections.${figures ? 'figures' : 'thresholds'}`);
  const facts = [...measured, ...(figures ? figureFacts(figures, incomeShare, texts) : [])];
  const lines = figures ? trendLines(figures, texts) : [];
  return [fold('figures', title, { facts, lines }, words)];
}

function figureFacts(figures: ClientFigures, share: number | null, texts: Texts): FactView[] {
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
function trendLines({ trend }: ClientFigures, texts: Texts): string[] {
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
