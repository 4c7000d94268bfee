import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Delivery } from '../../deliveries/delivery.ts';
import { insertOnce } from '../../deliveries/insert-once.ts';
import { newDelivery } from '../../deliveries/new-delivery.ts';
import { type RedrawCardsDeps, redrawCards } from '../../deliveries/redraw-cards.ts';
import { type Clock, toEpochMs, toLocal } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { hasMorningCard, morningTime } from '../morning-rules.ts';
import { isLate } from '../reminder-rules.ts';
import { findMornings } from './find-mornings.ts';

export type MorningDeps = RedrawCardsDeps & { directory: Directory; clock: Clock; calendar(): WorkCalendar };

/** The morning of one person's day. */
export interface MorningHour {
  /** The id of its card, of which there is one a day. */
  id: ReturnType<typeof subjectOf.morning>;
  /** ISO date where the person is. */
  date: string;
  /** Business epoch ms. */
  at: number;
}

/** Today's morning of somebody who wants its card; null on a day off. */
export async function morningOf(
  deps: Pick<MorningDeps, 'directory' | 'clock' | 'calendar'>,
  person: Person,
): Promise<MorningHour | null> {
  if (!hasMorningCard(person)) return null;
  const zone = await deps.directory.zoneOf(person);
  const day = toLocal(deps.clock.now(), zone).toPlainDate();
  if (!deps.calendar().isWorkingDay(day)) return null;
  const date = day.toString();
  return { id: subjectOf.morning(person._id, date), date, at: toEpochMs(day, morningTime(person), zone) };
}

/**
 * Opens the morning's card for what was to be told at its hour, a single reminder too, and for what a gap brings along.
 * Null when it is not the hour of any of it, or the card is out: later reminders come by themselves.
 */
export async function openMorning(
  deps: MorningDeps,
  waiting: Delivery[],
): Promise<Pick<Delivery, '_id' | 'content'> | null> {
  const [first] = waiting;
  const person = first && (await deps.directory.findPerson(first.recipient));
  const morning = person ? await morningOf(deps, person) : null;
  if (!person || !morning || morning.at > deps.clock.now()) return null;
  // An alarm, or a week in figures, is a message of its own.
  const parts = waiting.filter(
    ({ content, releaseAt }) => content.kind === 'reminder' && (releaseAt <= morning.at || content.late),
  );
  return parts.length > 0 ? insertMorning(deps, person, morning, parts) : null;
}

/** The card of a morning on which no reminder is due. False when there is one already. */
export async function addMorning(deps: MorningDeps, person: Person, morning: MorningHour): Promise<boolean> {
  return (await insertMorning(deps, person, morning, [])) !== null;
}

/** Held until its parts are merged; two gatherings of the same parts get the same one. */
async function insertMorning(
  deps: MorningDeps,
  person: Person,
  { id, date, at }: MorningHour,
  parts: Delivery[],
): Promise<Pick<Delivery, '_id' | 'content'> | null> {
  const now = deps.clock.now();
  const deliveries = parts.map(({ _id }) => _id);
  const card = newDelivery({
    id,
    recipient: { kind: 'person', id: person._id },
    content: { kind: 'morning', date, deliveries, late: isLate(at, now) },
    dueAt: deps.realClock.now(),
    ...(parts.length > 0 ? { heldUntil: at } : {}),
    createdAt: new Date(now).toISOString(),
  });
  if (await insertOnce(deps, card)) {
    await foldEarlier(deps, person._id, id);
    return card;
  }
  const existing = await deps.deliveries.get(id);
  return existing?.status === 'held' ? existing : null;
}

/** Only the latest list lives: the one before it turns into a line that leads to what waits now. */
async function foldEarlier(deps: MorningDeps, person: string, id: string): Promise<void> {
  const [, before] = await findMornings(deps, person, 2);
  if (before && before._id !== id && before.subject !== '')
    await redrawCards(deps, { subject: before.subject });
}
