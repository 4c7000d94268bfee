import { Temporal } from 'temporal-polyfill';
import { ACTORS } from '../../src/audit/actors.ts';
import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { BRANCH, type Unit } from '../../src/people/person.ts';
import type { StepDefinition } from '../../src/requests/kinds/definition.ts';
import type { Outcome, RequestDoc, Seat, Step } from '../../src/requests/request.ts';
import { wishOf } from '../../src/requests/route/wish-rules.ts';
import { isPersonal, seatRole } from '../../src/requests/seats/seat-rules.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { dayOf } from '../cards/dates.ts';
import { withProvisional } from '../cards/provisional.ts';

export function kindTitle(type: string, texts: Texts): string {
  return texts.built(`requests.kinds.${type}.title`);
}

/** Status of a request, and its end in the words of its kind: a question is answered, a paper is signed. */
export function requestStatusText(
  { type, status }: Pick<RequestDoc, 'type' | 'status'>,
  texts: Texts,
): string {
  const own = `requests.kinds.${type}.ends.${status}`;
  return texts.built(texts.has(own) ? own : `statuses.request.${status}`);
}

export function stepTitle(type: string, step: string, texts: Texts): string {
  return texts.built(`requests.kinds.${type}.steps.${step}.title`);
}

export function agreeTitle(type: string, step: string, texts: Texts): string {
  return texts.built(`requests.kinds.${type}.steps.${step}.agree`);
}

/** The button of a step once its form stands on the card itself. */
export function agreeInPlace(type: string, step: string, texts: Texts): string {
  return agreeTitle(type, step, texts).replace(/…$/, '');
}

type Chosen = Pick<RequestDoc, 'type' | 'values'>;

/** Choices of the request, which some sentences depend on. */
export function choicesOf({ values }: Pick<RequestDoc, 'values'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** Imperative sentence for who decides a step. */
export function stepAsk(request: Chosen, step: string, texts: Texts): string {
  return texts.built(`requests.kinds.${request.type}.steps.${step}.ask`, choicesOf(request));
}

/** Deed of a seat, in the verb of the button that was pressed. */
export function outcomeText(request: Chosen, step: string, outcome: string, texts: Texts): string {
  return CARRIED_ON.includes(outcome)
    ? texts.built(`requests.kinds.${request.type}.steps.${step}.agreed`, choicesOf(request))
    : texts.built(`requests.outcomes.${outcome}`);
}

/** The same as a sentence to whoever pressed it. */
export function doneText(
  request: Chosen,
  { step, outcome }: { step: string; outcome: Outcome },
  client: string,
  texts: Texts,
): string {
  return CARRIED_ON.includes(outcome)
    ? texts.built(`requests.kinds.${request.type}.steps.${step}.done`, { ...choicesOf(request), client })
    : texts.built(`requests.notices.done.${outcome}`);
}

/** Outcomes of an agreement, which each step says in words of its own. */
const CARRIED_ON: readonly string[] = ['approved', 'answered', 'recorded', 'confirmed'] satisfies Outcome[];

/** Key that names an act: what is recorded is not refused, it did not come about. */
export function actKey<A extends string>(act: A, step: StepDefinition | undefined): A | 'drop' {
  return act === 'refuse' && step?.kind === 'record' ? 'drop' : act;
}

export function unitName(id: string, units: Unit[], texts: Texts): string {
  return id === BRANCH
    ? texts.t('people.branch')
    : (units.find(({ _id }) => _id === id)?.name[texts.locale] ?? id);
}

/** Title of a seat: the role of the regulation, and who stands in where nobody holds it. */
export function seatTitle(seat: Seat, units: Unit[], texts: Texts): string {
  const title = ownTitle(seat, units, texts);
  if (!seat.insteadOf || !seat.role) return title;
  return texts.t('requests.seats.instead', {
    role: texts.t(`people.roles.${seat.role}`),
    instead: title,
  });
}

function ownTitle(seat: Seat, units: Unit[], texts: Texts): string {
  if (isPersonal(seat)) return texts.built(`requests.seats.${seat.id}`);
  const role = texts.t(`people.roles.${seatRole(seat) ?? 'admin'}`);
  const unit = seat.id.split('@')[1];
  return unit ? texts.t('requests.seats.unit', { role, unit: unitName(unit, units, texts) }) : role;
}

export function seatTitleById(request: RequestDoc, step: string, seat: string, units: Unit[], texts: Texts) {
  const found = findSeat(request, step, seat);
  return found ? seatTitle({ ...found, insteadOf: null, role: seatRole(found) }, units, texts) : seat;
}

function findSeat(request: RequestDoc, step: string, seat: string): Seat | undefined {
  return request.steps.find(({ definition }) => definition.id === step)?.seats.find(({ id }) => id === seat);
}

/** Title of a seat with whoever it was given to, or who stands in. */
export function holderTitle(
  seat: Seat,
  { units, substitutes, names }: Pick<RequestView, 'units' | 'substitutes' | 'names'>,
  texts: Texts,
): string {
  const title = seatTitle(seat, units, texts);
  const acting = (substitutes[seat.id] ?? []).map((way) => actorName(way, names, texts)).join('; ');
  if (!seat.assignee) {
    return acting ? texts.t('requests.card.stood-in', { seat: title, who: acting }) : title;
  }
  const to = acting || names[seat.assignee] || seat.assignee;
  return texts.t('requests.card.assigned', { seat: title, to });
}

const MOST_LISTED = 6;

/** Titles in one sentence; of many the first, and how many more. */
export function listed(titles: string[], texts: Texts): string {
  const rest = titles.length - MOST_LISTED;
  const more = rest > 1 ? [texts.t('requests.ask.more', { count: rest })] : [];
  return [...titles.slice(0, rest > 1 ? MOST_LISTED : titles.length).map(inSentence), ...more].join(', ');
}

/** Title within a sentence; what begins with an abbreviation stays as it is. */
export function inSentence(title: string): string {
  const [first = '', second = ''] = title;
  return second === second.toLowerCase() ? first.toLowerCase() + title.slice(1) : title;
}

/** `до 05.12.2026`, or that it was due; '' where the step has no deadline. */
export function dueText(
  { dueOn }: Pick<Step, 'dueOn'>,
  today: string,
  calendar: WorkCalendar,
  texts: Texts,
): string {
  if (!dueOn) return '';
  const key = dueOn < today ? 'requests.card.overdue' : 'requests.card.due';
  return texts.t(key, { date: withProvisional(dueOn, texts.date(dueOn), calendar, texts) });
}

/** `Имя`, or `Имя за Имя` when a substitute acted; what acted by itself, where nobody did. */
export function actorName(
  way: { by: string; onBehalfOf: string | null },
  names: Record<string, string>,
  texts: Texts,
): string {
  const actor = ACTORS.find((known) => known === way.by);
  const who = actor ? texts.t(`audit.actors.${actor}`) : names[way.by] || way.by;
  if (!way.onBehalfOf) return who;
  return texts.t('requests.card.on-behalf', { who, principal: names[way.onBehalfOf] || way.onBehalfOf });
}

/** "Срочно", "Просят к 5 декабря"; nothing where the author wishes nothing. */
export function wishParts(request: RequestDoc, today: string, texts: Texts): string[] {
  const { urgent = false, on = null } = wishOf(request) ?? {};
  return [
    ...(urgent ? [texts.t('requests.wish.urgent')] : []),
    ...(on === null ? [] : [dayText(on, today, texts)]),
  ];
}

function dayText(on: string, today: string, texts: Texts): string {
  const date = dayOf(on, today, texts);
  if (on >= today) return texts.t('requests.wish.by', { date });
  const { days } = Temporal.PlainDate.from(on).until(today, { largestUnit: 'day' });
  return texts.t('requests.wish.past', { date, days });
}
