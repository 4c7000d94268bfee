import { Temporal } from 'temporal-polyfill';
import { currentWeekStart, nextWeekStart, weekStartFor } from '../../calendar/week-rules.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { toEpochMs, toLocal } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/logger.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { type ListWeekDeps, listWeek } from '../../occasions/list-week.ts';
import { BRANCH, DEFAULT_ZONE } from '../../people/person.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { walk } from '../../storage/walk.ts';
import { type HoldDeps, holdDelivery } from '../held-delivery.ts';
import { mattersFrom, REMINDER_SOURCES } from '../kinds/index.ts';
import { resolveChannels } from '../recipients/resolve-recipients.ts';
import { type ClockState, planClock, planClockId, type ReminderClock } from '../reminder-clock.ts';
import { isLate } from '../reminder-rules.ts';
import type { OpenDeps } from '../sources/source.ts';
import { type ChangeClockDeps, changeClock, insertClock } from './change-clock.ts';
import { holdOverviews } from './hold-overviews.ts';
import { type PlanDeps, planFresh } from './plan-clock.ts';

export type PlanJobDeps = PlanDeps & HoldDeps & ChangeClockDeps & ListWeekDeps & OpenDeps & { log: Logger };

export type PlanId = 'reports' | 'week' | 'calendar' | 'overview';

/** Overviews are held as the day begins, for nine where each reader is. */
const HOURS: Record<PlanId, string> = {
  reports: '00:10',
  week: '09:00',
  calendar: '09:00',
  overview: '00:05',
};

/** Plans of the first working day of a week. */
const WEEKLY: readonly PlanId[] = ['week', 'overview'];

/** Makes the housekeeping clocks that are missing. Runs at start and every day, so that a new unit gets its own. */
export async function ensurePlans(deps: PlanJobDeps): Promise<void> {
  const now = deps.clock.now();
  const units = await deps.directory.listUnits();
  const wanted: [PlanId, string][] = [
    ['reports', BRANCH],
    ['calendar', BRANCH],
    ['overview', BRANCH],
    ...[BRANCH, ...units.map((unit) => unit._id)].map((scope): [PlanId, string] => ['week', scope]),
  ];
  for (const [plan, scope] of wanted) {
    if (await deps.reminderClocks.get(planClockId(plan, scope))) continue;
    // Later on the plan's own clock does it, and knows what a gap swallowed.
    if (plan === 'reports') await openDueMatters(deps, toLocal(now, DEFAULT_ZONE).toPlainDate(), now);
    await insertClock(deps, planState(deps, plan, scope, await zoneOfUnit(deps, scope), now));
  }
}

/** Does a housekeeping matter's work and returns its clock at the next hour. */
export async function advancePlan(
  deps: PlanJobDeps,
  clock: ReminderClock,
  now: number,
): Promise<ReminderClock> {
  const plan = clock.args.plan as PlanId;
  const scope = clock.args.scope ?? BRANCH;
  if (plan === 'week') await holdWeek(deps, clock, scope, now);
  if (plan === 'overview') {
    const on = currentStart(deps, clock, DEFAULT_ZONE, now);
    if (on) await holdOverviews(deps, on, now);
  }
  if (plan === 'calendar') await alarmMissingCalendar(deps, now);
  if (plan === 'reports') {
    await openDueMatters(deps, Temporal.PlainDate.from(clock.occurrence), now, clock.plannedAt);
    await ensurePlans(deps);
  }
  return { ...clock, ...planState(deps, plan, scope, await zoneOfUnit(deps, scope), now) };
}

/** State of a housekeeping clock, seen from an instant. */
function planState(
  deps: { calendar(): WorkCalendar },
  plan: PlanId,
  scope: string,
  zone: string,
  now: number,
): ClockState {
  const date = nextPlanDate(deps, plan, zone, now);
  const wakeAt = toEpochMs(date, HOURS[plan], zone);
  return planClock(plan, scope, { args: { scope }, on: date.toString(), wakeAt });
}

/** Years whose transfers should be known by a date: this one, and from December the next. */
export function missingYears(deps: { calendar(): WorkCalendar }, date: Temporal.PlainDate): number[] {
  const years = date.month === 12 ? [date.year, date.year + 1] : [date.year];
  return years.filter((year) => deps.calendar().isProvisional(year));
}

function nextPlanDate(
  deps: { calendar(): WorkCalendar },
  plan: PlanId,
  zone: string,
  now: number,
): Temporal.PlainDate {
  const today = toLocal(now, zone).toPlainDate();
  const isWeekly = WEEKLY.includes(plan);
  const date = isWeekly ? nextWeekStart(deps.calendar(), today) : today;
  if (toEpochMs(date, HOURS[plan], zone) > now) return date;
  return isWeekly ? nextWeekStart(deps.calendar(), date.add({ days: 1 })) : date.add({ days: 1 });
}

/** First working day of the current week, of those that a gap swallowed, while that week has days left. */
function currentStart(
  deps: PlanJobDeps,
  { args, occurrence }: ReminderClock,
  zone: string,
  now: number,
): Temporal.PlainDate | null {
  const hour = HOURS[args.plan as PlanId];
  const first = weekStartFor(deps.calendar(), Temporal.PlainDate.from(occurrence));
  const today = toLocal(now, zone).toPlainDate();
  return currentWeekStart(deps.calendar(), first, today, (day) => toEpochMs(day, hour, zone) <= now);
}

/** Holds the list of the current week. Nothing is owed for a week in which no client has a day. */
async function holdWeek(deps: PlanJobDeps, clock: ReminderClock, scope: string, now: number): Promise<void> {
  const zone = await zoneOfUnit(deps, scope);
  const hourOf = (day: Temporal.PlainDate) => toEpochMs(day, HOURS.week, zone);
  const from = currentStart(deps, clock, zone, now);
  if (!from) return;
  const channels = await resolveChannels(deps, [scope]);
  if (channels.length === 0 || (await listWeek(deps, scope, from.toString())).events.length === 0) return;
  for (const channel of channels) {
    await holdDelivery(deps, {
      id: `channel-week:${scope}:${from}:${channel.id}`,
      recipient: { kind: 'channel', id: channel.id },
      content: { kind: 'channel-week', scope, from: from.toString(), late: isLate(hourOf(from), now) },
      releaseAt: hourOf(from),
    });
  }
}

/** Clocks of each week, on the calendar and in the zones of today. One whose hour is past by them is due at once. */
export async function planWeeksAgain(deps: PlanJobDeps): Promise<void> {
  for (const plan of WEEKLY) await planWeekAgain(deps, plan);
}

async function planWeekAgain(deps: PlanJobDeps, plan: PlanId): Promise<void> {
  const subject = subjectOf.plan(plan);
  for await (const { _id, args } of walk(deps.reminderClocks, { index: 'subject', eq: { subject } })) {
    const zone = await zoneOfUnit(deps, args.scope ?? BRANCH);
    await changeClock(deps, _id, (clock) => {
      const day = weekStartFor(deps.calendar(), Temporal.PlainDate.from(clock.occurrence));
      const wakeAt = toEpochMs(day, HOURS[plan], zone);
      if (clock.wakeAt === wakeAt) return null;
      return { doc: { ...clock, occurrence: day.toString(), plannedAt: wakeAt, wakeAt }, effects: [] };
    });
  }
}

/** Once a week while a year's transfers are missing. */
async function alarmMissingCalendar(deps: PlanJobDeps, now: number): Promise<void> {
  const today = toLocal(now, DEFAULT_ZONE).toPlainDate();
  for (const year of missingYears(deps, today)) {
    for (const admin of await deps.directory.findByRole('admin')) {
      await holdDelivery(deps, {
        id: `alarm:calendar-missing:${year}:${today.yearOfWeek}-W${today.weekOfYear}:${admin._id}`,
        recipient: { kind: 'person', id: admin._id },
        content: { kind: 'alarm', alarm: 'calendar-missing', args: { year: String(year) } },
        releaseAt: toEpochMs(today, HOURS.calendar, await deps.directory.zoneOf(admin)),
      });
    }
  }
}

/** Opens matters that became due since a date, each with a clock that reminds from an instant on. */
async function openDueMatters(
  deps: PlanJobDeps,
  since: Temporal.PlainDate,
  now: number,
  from = now,
): Promise<void> {
  const today = toLocal(now, DEFAULT_ZONE).toPlainDate();
  for (const source of REMINDER_SOURCES) {
    for await (const facts of source.openDue?.(deps, since, today) ?? []) {
      for (const matter of mattersFrom(source, facts)) {
        if (await deps.reminderClocks.get(matter.id)) continue;
        const state = await planFresh(deps, matter, from);
        if (state) await insertClock(deps, state);
      }
    }
  }
}
