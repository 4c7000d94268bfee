import { Temporal } from 'temporal-polyfill';
import type { Span } from '../../calendar/span.ts';
import { isWithin } from '../../calendar/span.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { rollBackward } from '../../calendar/working-days.ts';
import { ACTIVE_STATUSES, type Client } from '../../clients/client.ts';
import type { ProfessionalDays } from '../../dictionaries/professional-days.ts';
import { toLocal } from '../../kernel/clock.ts';
import { type ClientOccasion, holidayWithin, occasionsOf } from '../../occasions/client-occasions.ts';
import { type LeapDayRule, yearCount } from '../../occasions/day-in-year.ts';
import { STATE_HOLIDAY_IDS } from '../../occasions/holidays.ts';
import type { Greeting } from '../greeting.ts';
import { greetingId, isSettled, lastEntry } from '../greeting-rules.ts';
import type { PlanLine, PlanStatus } from './plan-line.ts';

/** Calendar days ahead of the day from which a gift is got ready: the first reminder comes then. */
export const PREPARE_DAYS = 14;

export interface PlanContext {
  /** Within one year. */
  span: Span;
  today: Temporal.PlainDate;
  /** Zone of the unit, where a change of status has its day. */
  zone: string;
  calendar: WorkCalendar;
  leapDay: LeapDayRule;
  professional: ProfessionalDays;
}

export interface PlannedClient {
  client: Client;
  /** All of its records whose day lies in the span, or that are of an occasion of it. */
  records: readonly Greeting[];
}

/**
 * Greetings of a client in the span, each occasion once, in the order of days: those of its days on which it is a VIP
 * and knows it, and those on record, whatever has become of the day since.
 */
export function planOf(planned: PlannedClient, context: PlanContext): PlanLine[] {
  const { client, records } = planned;
  const { year } = context.span.from;
  const ofYear = new Map(
    records.filter((record) => record.year === year).map((record) => [record.occasion, record]),
  );
  const days = daysOf(client, context).filter(
    ({ occasion, date }) => ofYear.has(occasion) || isGreetedOn(client, date, context),
  );
  const known = new Set(days.map(({ occasion }) => occasion));
  const recorded = [...ofYear.values()].filter(({ occasion }) => !known.has(occasion)).map(dayOfRecord);
  return [...days, ...recorded]
    .map((day) => lineOf(planned, { ...day, date: ofYear.get(day.occasion)?.date ?? day.date }, context))
    .filter(({ date }) => isWithin(context.span, date))
    .toSorted(byDay);
}

/** A day of the client itself, which has a reminder of its own. */
export function isOwnDay({ kind }: Pick<PlanLine, 'kind'>): boolean {
  return kind === 'birthday' || kind === 'company-day';
}

export function byDay(a: PlanLine, b: PlanLine): number {
  return a.date.localeCompare(b.date) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}

type PlanDay = Pick<PlanLine, 'occasion' | 'kind' | 'contact' | 'years' | 'date'>;

function daysOf(client: Client, { span, leapDay, professional }: PlanContext): PlanDay[] {
  const range = { ...span, leapDay, professional };
  const holidays = STATE_HOLIDAY_IDS.flatMap((occasion): PlanDay[] => {
    const date = holidayWithin(occasion, range);
    return date ? [{ occasion, kind: 'state', contact: '', years: null, date }] : [];
  });
  return [...occasionsOf(client, range).map(toDay), ...holidays];
}

function toDay(occasion: ClientOccasion): PlanDay {
  const { kind, date } = occasion;
  if (occasion.kind === 'professional') {
    return { occasion: occasion.holiday, kind, contact: '', years: null, date };
  }
  const { id, day, of } = occasion.day;
  const years = yearCount(day, Temporal.PlainDate.from(date));
  return { occasion: id, kind, contact: kind === 'birthday' ? of : '', years, date };
}

/** The day of a record that the client has no more. */
function dayOfRecord({ occasion, contact, date }: Greeting): PlanDay {
  const kinds = [
    ['contact-', 'birthday'],
    ['company-', 'company-day'],
    ['sphere-', 'professional'],
  ] as const;
  const kind = kinds.find(([prefix]) => occasion.startsWith(prefix))?.[1] ?? 'state';
  return { occasion, kind, contact, years: null, date };
}

/** From today on, of clients as they are now; before that, of those who were VIP on the day. */
function isGreetedOn(client: Client, date: string, { today, zone }: PlanContext): boolean {
  const changes = client.statusHistory.toSorted((a, b) => a.at.localeCompare(b.at));
  if (date >= today.toString() || changes.length === 0) return client.active;
  const status = changes.findLast(({ at }) => localDay(at, zone) <= date)?.status;
  return status !== undefined && ACTIVE_STATUSES.includes(status);
}

function localDay(at: string, zone: string): string {
  return toLocal(Date.parse(at), zone).toPlainDate().toString();
}

function lineOf({ client, records }: PlannedClient, day: PlanDay, context: PlanContext): PlanLine {
  const { calendar, today, span } = context;
  const id = greetingId(client._id, day.occasion, span.from.year);
  const record = records.find(({ _id }) => _id === id) ?? null;
  const { unit, appointment, shortName } = client.passport;
  const settled = record !== null && isSettled(record);
  const date = Temporal.PlainDate.from(day.date);
  const entry = record && lastEntry(record);
  const due = dueOf(day.date, record);
  return {
    ...day,
    id,
    client: client._id,
    name: shortName,
    unit: settled ? record.unit : unit,
    manager: settled ? record.manager : appointment.manager,
    deputy: appointment.deputy,
    greetOn: rollBackward(calendar, date).toString(),
    prepareFrom: rollBackward(calendar, date.subtract({ days: PREPARE_DAYS })).toString(),
    status: statusOf(record, due, today.toString()),
    late: entry?.outcome === 'done' && entry.on > due,
    entry,
  };
}

/** The day after which a greeting is late: the latest of those that it was moved to, else its own. */
function dueOf(date: string, record: Greeting | null): string {
  const moves = (record?.entries ?? []).filter(({ outcome }) => outcome === 'moved');
  return moves.reduce((latest, { on }) => (on > latest ? on : latest), date);
}

function statusOf(record: Greeting | null, due: string, today: string): PlanStatus {
  if (record && isSettled(record)) return lastEntry(record).outcome;
  if (due < today) return 'missed';
  return record ? 'moved' : 'planned';
}
