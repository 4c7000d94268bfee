import type { OpenedPlan } from '../../src/greetings/plans/load-plan.ts';
import type { PlanLine } from '../../src/greetings/plans/plan-line.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { RowView } from '../cards/view.ts';
import { intentText } from '../greetings/greeting-words.ts';
import { FATE_TONES, fateText, lineTitle, planTap } from './plan-words.ts';

/** Greetings of one occasion and day: a row, whatever the number of clients. */
export type PlanRow = [PlanLine, ...PlanLine[]];

/** Rows of a span: what is still to do before what is done, both in the order of days. */
export function gatherRows(lines: readonly PlanLine[]): PlanRow[] {
  const groups = Map.groupBy(lines, ({ kind, occasion, date, id }) =>
    kind === 'state' || kind === 'professional' ? `${date} ${occasion}` : id,
  );
  const rows = [...groups.values()].filter((group): group is PlanRow => group.length > 0);
  return [...rows.filter((row) => row.some(isOpen)), ...rows.filter((row) => !row.some(isOpen))];
}

export function isOpen({ status }: PlanLine): boolean {
  return status !== 'done' && status !== 'skipped';
}

export function presentRow(row: PlanRow, opened: OpenedPlan, texts: Texts): RowView {
  return row.length > 1 ? presentMany(row, opened, texts) : presentLineRow(row[0], opened, texts);
}

function presentMany(row: PlanRow, opened: OpenedPlan, texts: Texts): RowView {
  const [first] = row;
  const done = row.filter(({ status }) => status === 'done').length;
  const missed = row.filter(({ status }) => status === 'missed').length;
  const title = lineTitle(first, opened, texts);
  const counts = texts.t('plans.many', { count: row.length, done, missed });
  const data = { manager: opened.manager._id, month: first.date.slice(0, 7), occasion: first.occasion };
  return {
    title,
    detail: [texts.dayMonth(first.date), counts].join(' · '),
    tone: missed > 0 ? 'attention' : 'default',
    buttons: [],
    tap: planTap(texts.t('plans.open', { what: title }), 'plan.day', data),
  };
}

/** The day of a birthday is for who may see contacts. */
export function presentLineRow(line: PlanLine, opened: OpenedPlan, texts: Texts): RowView {
  const named = opened.named.has(line.client);
  const title = lineTitle(line, opened, texts);
  const day = named || line.contact === '' ? texts.dayMonth(line.date) : '';
  const meant = named && isOpen(line) ? intentText(opened.intents.get(line.id), texts) : '';
  const detail = [
    day,
    line.name,
    fateText(line, named, texts),
    meant === '' ? '' : texts.t('plans.meant', { what: meant }),
  ];
  const tap = planTap(texts.t('plans.open', { what: title }), 'plan.line', { greeting: line.id });
  return {
    title: line.status === 'done' ? `✓ ${title}` : title,
    detail: detail.filter((part) => part !== '').join(' · '),
    tone: FATE_TONES[line.status],
    buttons: [],
    ...(named ? { tap } : {}),
  };
}
