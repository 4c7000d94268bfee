import type { Temporal } from 'temporal-polyfill';
import { isWeekStart } from '../../calendar/week-rules.ts';
import type { Delivery } from '../../deliveries/delivery.ts';
import { toEpochMs, toLocal } from '../../kernel/clock.ts';
import { listWeek } from '../../occasions/list-week.ts';
import { BRANCH } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { overviewIdOf } from '../clock/hold-overviews.ts';
import { allSteps, type PlanDeps, ROLL_STEP } from '../clock/plan-clock.ts';
import { missingYears } from '../clock/plans.ts';
import { deliveryId } from '../clock/send-step.ts';
import { listAllMatters } from '../kinds/load-matter.ts';
import { type Phase, timeFor } from '../ladder.ts';
import type { Matter } from '../matter.ts';
import { morningTime } from '../morning-rules.ts';
import { findOverviewReaders } from '../recipients/find-overview-readers.ts';
import { resolveChannels, resolveRecipients } from '../recipients/resolve-recipients.ts';
import { planClockId, type ReminderClock } from '../reminder-clock.ts';
import type { PlannedStep } from '../reminder-rules.ts';
import type { SourceDeps } from '../sources/source.ts';

export type PlanDayDeps = SourceDeps &
  PlanDeps & { reminderClocks: Repo<ReminderClock>; deliveries: Repo<Delivery> };

/** One thing that goes to one person or channel that day. */
export interface DayItem {
  recipientKind: 'person' | 'channel';
  recipient: string;
  /** Wall time in the recipient's zone. */
  at: string;
  zone: string;
  /** The id of a kind of reminder, or of a plan: `week`, `calendar`, `overview`. */
  kind: string;
  matter: string;
  args: Record<string, string>;
  occurrence: string;
  step: string;
  phase: Phase;
}

const WINDOW_DAYS = 30;

/** Plans what goes out on a date, and why, as if nobody reacted until then. Sends and writes nothing. */
export async function planDay(deps: PlanDayDeps, date: Temporal.PlainDate): Promise<DayItem[]> {
  const items = new Map<string, DayItem>();
  for await (const matter of listAllMatters(deps, date)) {
    for (const item of await planMatter(deps, matter, date)) {
      items.set(`${item.recipient} ${item.at} ${item.matter} ${item.occurrence}`, item);
    }
  }
  const plans = [
    ...(await planWeeks(deps, date)),
    ...(await planOverviews(deps, date)),
    ...(await planAlarms(deps, date)),
  ];
  return [...items.values(), ...plans].sort(byRecipientAndHour);
}

function byRecipientAndHour(a: DayItem, b: DayItem): number {
  const [first, second] = [a, b].map(
    (item) => `${item.recipientKind} ${item.recipient} ${item.at} ${item.matter}`,
  );
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

async function planMatter(deps: PlanDayDeps, matter: Matter, date: Temporal.PlainDate): Promise<DayItem[]> {
  const from = matter.recurring ? date.subtract({ days: WINDOW_DAYS }) : date;
  const occurrence = matter.next(from);
  if (!occurrence) return [];
  const clock = await deps.reminderClocks.get(matter.id);
  const current = clock?.occurrence === occurrence.toString() ? clock : null;
  if (current && (current.result || current.status === 'ended')) return [];
  const until = toEpochMs(date, '00:00', matter.zone);
  const steps = allSteps(deps, matter, occurrence, until);
  const snoozed = current ? await planSnoozes(deps, matter, current, date) : [];
  const planned: DayItem[] = [];
  for (const step of steps.filter((each) => each.date.equals(date))) {
    const sentBefore = isBehind(clock, occurrence.toString(), step, steps);
    planned.push(...(await planStep(deps, matter, step, occurrence.toString(), current, sentBefore)));
  }
  return [...snoozed, ...planned];
}

/** True if the clock has passed a step already. */
function isBehind(
  clock: ReminderClock | null,
  occurrence: string,
  step: PlannedStep,
  steps: PlannedStep[],
): boolean {
  if (!clock || clock.occurrence < occurrence) return false;
  if (clock.occurrence > occurrence || clock.step === ROLL_STEP) return true;
  return steps.indexOf(step) < steps.findIndex(({ id }) => id === clock.step);
}

/** Lists a step that has passed only when it really went out. */
async function planStep(
  deps: PlanDayDeps,
  matter: Matter,
  step: PlannedStep,
  occurrence: string,
  clock: ReminderClock | null,
  sentBefore: boolean,
): Promise<DayItem[]> {
  const delegatedTo = clock?.delegatedTo ?? null;
  const items: DayItem[] = [];
  for (const recipient of await resolveRecipients(deps, matter, step.to, step.date, delegatedTo)) {
    const id = deliveryId({ _id: matter.id, occurrence }, step.id, 0, recipient.id);
    const at = timeFor(step, recipient);
    const passed = sentBefore || (!clock && toEpochMs(step.date, at, recipient.zone) < deps.clock.now());
    if (passed && !(await deps.deliveries.get(id))) continue;
    items.push({
      ...about(matter, occurrence),
      recipientKind: recipient.kind,
      recipient: recipient.id,
      at,
      zone: recipient.zone,
      step: step.id,
      phase: step.phase,
    });
  }
  return items;
}

async function planSnoozes(
  deps: PlanDayDeps,
  matter: Matter,
  clock: ReminderClock,
  date: Temporal.PlainDate,
): Promise<DayItem[]> {
  const items: DayItem[] = [];
  for (const snooze of clock.snoozes) {
    const person = await deps.directory.findPerson(snooze.person);
    if (!person) continue;
    const zone = await deps.directory.zoneOf(person);
    const local = toLocal(snooze.until, zone);
    if (!local.toPlainDate().equals(date)) continue;
    items.push({
      ...about(matter, clock.occurrence),
      recipientKind: 'person',
      recipient: snooze.person,
      at: local.toPlainTime().toString({ smallestUnit: 'minute' }),
      zone,
      step: snooze.step,
      phase: 'before',
    });
  }
  return items;
}

function about(matter: Matter, occurrence: string): Pick<DayItem, 'kind' | 'matter' | 'args' | 'occurrence'> {
  return { kind: matter.kind, matter: matter.id, args: matter.args, occurrence };
}

async function planWeeks(deps: PlanDayDeps, date: Temporal.PlainDate): Promise<DayItem[]> {
  if (!isWeekStart(deps.calendar(), date)) return [];
  const scopes = [BRANCH, ...(await deps.directory.listUnits()).map((unit) => unit._id)];
  const items: DayItem[] = [];
  for (const scope of scopes) {
    const channels = await resolveChannels(deps, [scope]);
    // A week without a day to celebrate is not told of, as the list itself is not sent.
    if (channels.length === 0 || (await listWeek(deps, scope, date.toString())).events.length === 0) continue;
    for (const channel of channels) {
      items.push(plannedByDate('week', scope, channel.id, 'channel', channel.zone, date));
    }
  }
  return items;
}

async function planOverviews(deps: PlanDayDeps, date: Temporal.PlainDate): Promise<DayItem[]> {
  if (!isWeekStart(deps.calendar(), date)) return [];
  const clock = await deps.reminderClocks.get(planClockId('overview', BRANCH));
  const passed = clock !== null && clock.occurrence > date.toString();
  const items: DayItem[] = [];
  for (const reader of await findOverviewReaders(deps, date)) {
    if (passed && !(await deps.deliveries.get(overviewIdOf(date, reader._id)))) continue;
    const zone = await deps.directory.zoneOf(reader);
    const item = plannedByDate('overview', BRANCH, reader._id, 'person', zone, date);
    items.push({ ...item, at: morningTime(reader) });
  }
  return items;
}

async function planAlarms(deps: PlanDayDeps, date: Temporal.PlainDate): Promise<DayItem[]> {
  const isFirst = date.dayOfWeek === 1 || (date.month === 12 && date.day === 1);
  const years = isFirst ? missingYears(deps, date) : [];
  const items: DayItem[] = [];
  for (const year of years) {
    for (const admin of await deps.directory.findByRole('admin')) {
      const zone = await deps.directory.zoneOf(admin);
      items.push({
        ...plannedByDate('calendar', BRANCH, admin._id, 'person', zone, date),
        args: { year: String(year) },
      });
    }
  }
  return items;
}

function plannedByDate(
  kind: 'week' | 'calendar' | 'overview',
  scope: string,
  recipient: string,
  recipientKind: DayItem['recipientKind'],
  zone: string,
  date: Temporal.PlainDate,
): DayItem {
  const occurrence = date.toString();
  const matter = planClockId(kind, scope);
  return {
    recipientKind,
    recipient,
    at: '09:00',
    zone,
    kind,
    matter,
    args: { scope },
    occurrence,
    step: 'run',
    phase: 'day',
  };
}
