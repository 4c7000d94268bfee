import { reportDueDate } from '../calendar/due-dates.ts';
import { changeDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import { AppError } from '../errors.ts';
import { professionalHolidayOf, STATE_HOLIDAY_IDS } from '../occasions/holidays.ts';
import { loadProfessionalDays } from '../occasions/load-professional-days.ts';
import { BRANCH } from '../people/person.ts';
import { rememberHolders } from '../people/remember-holders.ts';
import type { Product } from '../product.ts';
import { findRemindedRequests } from '../requests/find-client-requests.ts';
import { redateRequests } from '../requests/redate-requests.ts';
import { getRequestType } from '../requests/types/index.ts';
import { findAll, walk } from '../storage/walk.ts';
import { type AdvanceDeps, endClock } from './advance-clock.ts';
import { changeClock } from './change-clock.ts';
import { followMatter } from './follow-matter.ts';
import { loadMatter, zoneOfUnit } from './load-matter.ts';
import type { Matter } from './matter.ts';
import { clientDayMatters } from './matters/client-day.ts';
import { holidayMatter } from './matters/holiday.ts';
import { requestDateMatters } from './matters/request-date.ts';
import { requestStepMatter } from './matters/request-step.ts';
import { planWeeksAgain } from './plans.ts';
import type { ReminderClock } from './reminder-clock.ts';
import { loadReminderSettings } from './reminder-settings.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Recompute the reminder clocks of a subject from its current state. */
    'reminders.refresh': { subject: string };
  }
}

export type RefreshDeps = AdvanceDeps & Pick<Product, 'reminderClocks' | 'relay' | 'clock'>;

/** Brings the clocks of a subject in line with its current state: handler of `reminders.refresh`. */
export async function refreshReminders(product: RefreshDeps, subject: string): Promise<void> {
  // Every step of every ladder asks for the same few roles.
  const deps = { ...product, directory: rememberHolders(product.directory) };
  const kind = subject.slice(0, subject.indexOf(':'));
  const id = subject.slice(kind.length + 1);
  switch (kind) {
    case 'client':
      return refreshClient(deps, id);
    case 'request':
      return reconcile(deps, subject, await requestMatters(deps, id));
    case 'report':
      return refreshReport(deps, id);
    case 'person':
      return refreshPerson(deps, id);
    default:
      throw new TypeError(`nothing is reminded of by ${subject}`);
  }
}

async function refreshClient(deps: RefreshDeps, id: string): Promise<void> {
  const client = await deps.clients.get(id);
  const zone = await zoneOfUnit(deps, client?.passport.unit ?? '');
  const { leapDay } = await loadReminderSettings(deps);
  await reconcile(deps, `client:${id}`, client ? clientDayMatters(client, zone, leapDay) : []);
  await refreshRequestsOf(deps, id);
  if (!client?.active) return;
  const person = await deps.directory.findPerson(client.passport.appointment.manager);
  if (!person) return;
  const days = await loadProfessionalDays(deps);
  const professional = professionalHolidayOf(days, client.passport.sphere);
  const personZone = await deps.directory.zoneOf(person);
  for (const holiday of [...STATE_HOLIDAY_IDS, ...(professional ? [professional] : [])]) {
    const matter = holidayMatter(days, person, holiday, personZone);
    const clock = await deps.reminderClocks.get(matter.id);
    if (clock?.status !== 'armed') await followMatter(deps, matter, clock);
  }
}

/** The holidays of a manager, and what a deputy was handed and may not have any more. */
async function refreshPerson(deps: RefreshDeps, id: string): Promise<void> {
  await reconcileKnown(deps, `person:${id}`);
  for await (const client of walk(deps.clients, { index: 'all', eq: {}, keys: ['active', `deputy:${id}`] })) {
    await refreshClient(deps, client._id);
  }
}

async function requestMatters(deps: RefreshDeps, id: string): Promise<Matter[]> {
  const request = await deps.requests.get(id);
  if (!request) return [];
  const client = request.client ? await deps.clients.get(request.client) : null;
  const zone = await zoneOfUnit(deps, request.unit);
  const step = requestStepMatter(request, client, zone);
  const dates = requestDateMatters(getRequestType(request.type), request, client, zone);
  return step ? [step, ...dates] : dates;
}

/** Who answers for a client, and whether it is a VIP, decides about the reminders of its requests. */
async function refreshRequestsOf(deps: RefreshDeps, client: string): Promise<void> {
  for (const { _id } of await findRemindedRequests(deps, client)) {
    await reconcile(deps, `request:${_id}`, await requestMatters(deps, _id));
  }
}

async function refreshReport(deps: RefreshDeps, id: string): Promise<void> {
  const period = id.slice(id.lastIndexOf(':') + 1);
  await reconcileKnown(deps, `report:${id}`);
  if (id !== `${BRANCH}:${period}`) await reconcileKnown(deps, `report:${BRANCH}:${period}`);
}

/** For subjects whose matters are made elsewhere: only what has a clock is looked at again. */
async function reconcileKnown(deps: RefreshDeps, subject: string): Promise<void> {
  const matters: Matter[] = [];
  for (const clock of await clocksOf(deps, subject)) {
    const matter = clock.status === 'armed' ? await loadMatter(deps, clock) : null;
    if (matter) matters.push(matter);
  }
  await reconcile(deps, subject, matters);
}

async function reconcile(deps: RefreshDeps, subject: string, matters: Matter[]): Promise<void> {
  const wanted = new Set(matters.map((matter) => matter.id));
  const clocks = new Map((await clocksOf(deps, subject)).map((clock) => [clock._id, clock]));
  for (const matter of matters) await followMatter(deps, matter, clocks.get(matter.id) ?? null);
  for (const clock of clocks.values()) {
    if (wanted.has(clock._id) || clock.status === 'ended') continue;
    await changeClock(deps, clock._id, (fresh) => endClock(deps, fresh));
  }
}

async function clocksOf(deps: RefreshDeps, subject: string): Promise<ReminderClock[]> {
  return findAll(deps.reminderClocks, { index: 'subject', eq: { subject } });
}

/** After a change of the calendar: open reports and steps get their new due dates, and every clock is planned again. */
export async function refreshAllReminders(deps: RefreshDeps): Promise<void> {
  await redateReports(deps);
  await redateRequests(deps);
  await planWeeksAgain(deps);
  const subjects = new Set<string>();
  for await (const clock of deps.reminderClocks.scan()) {
    if (clock.kind !== 'plan') subjects.add(clock.subject);
  }
  // A sphere that has got a day concerns managers who have no clock for it yet.
  for await (const client of deps.clients.scan()) if (client.active) subjects.add(`client:${client._id}`);
  for (const subject of subjects) {
    try {
      await refreshReminders(deps, subject);
    } catch (error) {
      deps.log.error({ err: error, subject }, 'reminders could not be planned again');
    }
  }
}

async function redateReports(deps: RefreshDeps): Promise<void> {
  const { report: rules } = await loadReminderSettings(deps);
  for await (const { _id, status } of deps.reports.scan()) {
    if (status !== 'open') continue;
    const load = async () => {
      const report = await deps.reports.get(_id);
      if (!report) throw new AppError('NOT_FOUND', { message: `no report ${_id}` });
      return report;
    };
    await changeDocument(deps.relay, deps.reports, 'reports', load, (report) => {
      const dueOn = reportDueDate(deps.calendar(), report.period, rules).toString();
      if (report.status !== 'open' || report.dueOn === dueOn) return null;
      const subject = `report:${_id}`;
      const event = { type: 'report.redated', period: report.period, from: report.dueOn, to: dueOn } as const;
      const at = new Date(deps.clock.now()).toISOString();
      const entry = { subject, at, by: 'system', onBehalfOf: null, event };
      const effects: NewEffect[] = [
        { name: 'audit', args: { entry } },
        { name: 'reminders.refresh', args: { subject } },
      ];
      return { doc: { ...report, dueOn }, effects };
    });
  }
}
