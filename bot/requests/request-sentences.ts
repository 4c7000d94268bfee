import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { type HistoryEntry, openStepOf, type Seat } from '../../src/requests/request.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { dayOf } from '../cards/dates.ts';
import { withProvisional } from '../cards/provisional.ts';
import { choicesOf, requestStatusText, unitName } from './request-words.ts';

export interface NewsReading {
  view: RequestView;
  calendar: WorkCalendar;
  texts: Texts;
}

/** Sentence of what was done, as a colleague would tell it: roles stand in the nominative, nobody is declined. */
export function saidOf(reading: NewsReading, entry: HistoryEntry): string {
  const { view, texts } = reading;
  const { request } = view;
  const args = {
    ...choicesOf(request),
    who: whoDid(reading, entry),
    to: entry.to ? (view.names[entry.to] ?? entry.to) : '',
  };
  switch (entry.what) {
    case 'approved':
    case 'answered':
    case 'recorded':
    case 'confirmed':
      return texts.built(`requests.kinds.${request.type}.steps.${entry.step}.did`, args);
    case 'dropped': {
      const own = `requests.kinds.${request.type}.steps.${entry.step}.dropped`;
      return texts.has(own) ? texts.built(own, args) : endOf(view, texts);
    }
    case 'refused': {
      const own = `requests.kinds.${request.type}.refused`;
      return texts.has(own) ? texts.built(own, args) : endOf(view, texts);
    }
    default:
      return texts.t(`news.did.${entry.what}`, args);
  }
}

function endOf({ request }: RequestView, texts: Texts): string {
  return `${requestStatusText(request, texts)}.`;
}

/** Sentences of what comes next: who is awaited until when, or what their reader has to do. */
export function nextOf({ view, calendar, texts }: NewsReading): string[] {
  const { abilities, request } = view;
  if (abilities.reply) return [texts.t('news.answer')];
  if (abilities.rework) return [texts.t('news.rework')];
  if (request.status === 'approved') {
    const own = `requests.kinds.${request.type}.finished`;
    return texts.has(own) ? [texts.t(own)] : [];
  }
  const step = openStepOf(request);
  if (!step) return [];
  if (request.paused) return [texts.t('news.waits')];
  const due = dueOf(step.dueOn, view, calendar, texts);
  if (abilities.seat) return [texts.t('news.your-turn', { due })];
  const awaited = step.seats.filter(({ decision }) => !decision);
  const vacant = awaited.filter((seat) => seat.vacant);
  if (vacant.length > 0) return [texts.t('news.vacant', { who: joined(vacant, view, texts) })];
  const who = joined(awaited, view, texts);
  const { id } = step.definition;
  const args = { ...choicesOf(request), who, many: awaited.length > 1 ? 'yes' : 'no' };
  const what = texts.built(`requests.kinds.${request.type}.steps.${id}.now`, args);
  const also = `requests.kinds.${request.type}.steps.${id}.note`;
  const note = texts.has(also) ? texts.built(also, args) : '';
  return [texts.t('news.now', { what, due }), note].filter((part) => part !== '');
}

function dueOf(dueOn: string | null, { today }: RequestView, calendar: WorkCalendar, texts: Texts): string {
  if (!dueOn) return '';
  const date = withProvisional(dueOn, dayOf(dueOn, today, texts), calendar, texts);
  return texts.t(dueOn < today ? 'news.overdue' : 'news.due', { date });
}

function whoDid({ view, texts }: NewsReading, { step, seat, from, by }: HistoryEntry): string {
  if (from) return texts.built(`people.roles.${from}`);
  const seats = view.request.steps.find(({ definition }) => definition.id === step)?.seats ?? [];
  const found = seats.find(({ id }) => id === seat);
  return found ? roleOf(found, view, texts) : (view.names[by] ?? '');
}

/** Role that acts in a seat: its own, or that of the superior who has it meanwhile. */
function roleOf({ id, role, scope }: Seat, { units }: RequestView, texts: Texts): string {
  if (!role) return texts.built(`requests.seats.${id}`);
  const title = texts.t(`people.roles.${role}`);
  const isOneOfMany = id.includes('@') && scope;
  return isOneOfMany ? texts.t('news.unit', { role: title, unit: unitName(scope, units, texts) }) : title;
}

function joined(seats: Seat[], view: RequestView, texts: Texts): string {
  const names = seats.map((seat) =>
    seat.assignee ? (view.names[seat.assignee] ?? '') : lowered(roleOf(seat, view, texts)),
  );
  const last = names.pop() ?? '';
  return names.length === 0 ? last : texts.t('news.and', { first: names.join(', '), last });
}

/** Within a sentence. */
export function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
