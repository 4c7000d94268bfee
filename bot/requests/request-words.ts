import { ACTORS } from '../../src/audit/actors.ts';
import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { BRANCH, type Unit } from '../../src/people/person.ts';
import type { StepDefinition } from '../../src/requests/kinds/definition.ts';
import type { RequestDoc, Seat, Step } from '../../src/requests/request.ts';
import { isPersonal, seatRole } from '../../src/requests/seats/seat-rules.ts';
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
