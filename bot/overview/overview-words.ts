import { Temporal } from 'temporal-polyfill';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Behind } from '../../src/overview/list-behind.ts';
import type { Overview } from '../../src/overview/overview.ts';
import type { Unit } from '../../src/people/person.ts';
import type { ButtonView } from '../cards/view.ts';
import { kindTitle, stepTitle } from '../requests/request-words.ts';

/** `Неделя 23–29 ноября`, or that it goes on. */
export function weekText(
  { from, to, isOver }: Pick<Overview, 'from' | 'to' | 'isOver'>,
  texts: Texts,
): string {
  if (!isOver) return texts.t('overview.kind.going', { from: texts.dayMonth(from) });
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const isOneMonth = first.month === last.month;
  const span = isOneMonth
    ? `${first.day}–${texts.dayMonth(to)}`
    : `${texts.dayMonth(from)} – ${texts.dayMonth(to)}`;
  return texts.t('overview.kind.over', { span });
}

/** One sentence of what the week brought: the good first, then what asks for somebody. */
export function sentenceOf(overview: Overview, texts: Texts): string {
  const { newVips, removed, overdue, greetings, reports, isOver } = overview;
  const owing = reports?.owing.length ?? 0;
  const part = (key: 'new' | 'removed' | 'overdue' | 'owing' | 'missed', count: number) =>
    count > 0 ? [texts.t(`overview.sentence.${key}`, { count })] : [];
  const troubles = [
    ...part('overdue', overdue),
    ...part('owing', owing),
    ...part('missed', greetings.missed),
  ].slice(0, MOST_TROUBLES);
  const parts = [
    ...(newVips + removed === 0 ? [texts.t('overview.sentence.none-new')] : []),
    ...part('new', newVips),
    ...part('removed', removed),
    ...(troubles.length === 0 ? [texts.t('overview.sentence.fine')] : troubles),
  ];
  return texts.t(isOver ? 'overview.sentence.over' : 'overview.sentence.going', { parts: parts.join(', ') });
}

/** More of them are no sentence any more; each has its place on the card. */
const MOST_TROUBLES = 2;

export function stepName({ type, step }: { type: string; step: string }, texts: Texts): string {
  const title = stepTitle(type, step, texts);
  const name = title.charAt(0).toLocaleLowerCase(texts.locale) + title.slice(1);
  return texts.t('overview.steps.name', { kind: kindTitle(type, texts), step: name });
}

/** A press that shows the list behind a figure; the card stays. */
export function listTap(what: Behind, label: string, { on }: Pick<Overview, 'on'>, texts: Texts): ButtonView {
  return tap(texts.t('overview.tap', { what: label }), 'overview.list', { what, on });
}

export function tap(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}

export function unitText(id: string, units: Unit[], texts: Texts): string {
  return units.find(({ _id }) => _id === id)?.name[texts.locale] ?? id;
}
