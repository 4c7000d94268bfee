import type { Limit } from '../../src/dictionaries/limit-rules.ts';
import type { Assessment } from '../../src/figures/criteria-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { FactView } from './view.ts';

/** Facts on each criterion that could be measured, and how near the client is to it; `nameOf` names one. */
export function assessmentFacts(
  assessments: readonly Assessment[],
  nameOf: (criterion: string) => string,
  texts: Texts,
): FactView[] {
  return assessments
    .filter(({ value }) => value !== null)
    .map((each) => ({ title: assessmentTitle(each, nameOf, texts), value: assessmentText(each, texts) }));
}

/** «Средний счёт за 6 мес.», or the criterion's own name. */
function assessmentTitle(
  { criterion, limit: { unit, months } }: Assessment,
  nameOf: (criterion: string) => string,
  texts: Texts,
): string {
  return unit === 'rubles' ? texts.t('clients.figures.average', { months }) : nameOf(criterion);
}

/** «84 200 ₽ — 84 % порога 100 000 ₽», and of how many months where some are not known. */
function assessmentText({ value, closeness, limit, months, met }: Assessment, texts: Texts): string {
  const isPartial = months > 0 && months < limit.months;
  return texts.t('clients.figures.closeness', {
    value: amountText(value ?? 0, limit, texts),
    limit: amountText(limit.amount, limit, texts),
    percent: closeness ?? 0,
    met: String(met),
    known: isPartial ? months : 0,
  });
}

export function amountText(amount: number, { unit }: Pick<Limit, 'unit'>, texts: Texts): string {
  if (unit === 'rubles') return texts.money(amount);
  const value = texts.t('fields.number', { value: amount });
  return unit === 'percent' ? texts.t('clients.figures.in-percent', { value }) : value;
}
