import { Temporal } from 'temporal-polyfill';
import { reportDueDate } from '../calendar/due-dates.ts';
import { today } from '../clock.ts';
import { professionalHolidayOf, STATE_HOLIDAY_IDS } from '../occasions/holidays.ts';
import { loadProfessionalDays } from '../occasions/load-professional-days.ts';
import { BRANCH, DEFAULT_ZONE } from '../people/person.ts';
import type { Product } from '../product.ts';
import { periodsOpenedBy } from '../reports/report-periods.ts';
import { getRequestType, REQUEST_TYPES } from '../requests/types/index.ts';
import { walk } from '../storage/walk.ts';
import type { LoadMatterDeps } from './load-matter.ts';
import { zoneOfUnit } from './load-matter.ts';
import type { Matter } from './matter.ts';
import { clientDayMatters } from './matters/client-day.ts';
import { holidayMatter } from './matters/holiday.ts';
import { requestDateMatters } from './matters/request-date.ts';
import { requestStepMatter } from './matters/request-step.ts';
import { unitReportMatter } from './matters/unit-report.ts';
import { loadReminderSettings, type ReminderSettings } from './reminder-settings.ts';

export type AllMattersDeps = LoadMatterDeps & Pick<Product, 'clock'>;

const MAX_PERIODS = 3;

/** Every matter that may have something to say on a date, those not spawned yet included. Reads all clients. */
export async function* listAllMatters(
  deps: AllMattersDeps,
  date: Temporal.PlainDate,
): AsyncGenerator<Matter> {
  const settings = await loadReminderSettings(deps);
  const days = await loadProfessionalDays(deps);
  const holidays = new Set<string>();
  for await (const client of deps.clients.scan()) {
    if (!client.active) continue;
    const { unit, sphere, appointment } = client.passport;
    yield* clientDayMatters(client, await zoneOfUnit(deps, unit), settings.leapDay);
    const professional = professionalHolidayOf(days, sphere);
    for (const holiday of [...STATE_HOLIDAY_IDS, ...(professional ? [professional] : [])]) {
      holidays.add(`${holiday} ${appointment.manager}`);
    }
  }
  yield* listHolidays(deps, holidays);
  yield* listRequestMatters(deps);
  yield* listReports(deps, date, settings);
}

async function* listHolidays(deps: AllMattersDeps, pairs: Set<string>): AsyncGenerator<Matter> {
  const days = await loadProfessionalDays(deps);
  for (const pair of pairs) {
    const [holiday = '', personId = ''] = pair.split(' ');
    const person = await deps.people.get(personId);
    if (person) yield holidayMatter(days, person, holiday, await deps.directory.zoneOf(person));
  }
}

/** Open steps, and the days of kinds that have some. */
async function* listRequestMatters(deps: AllMattersDeps): AsyncGenerator<Matter> {
  const dated = REQUEST_TYPES.flatMap((type) => (type.dates ? [`type:${type.id}`] : []));
  const query = { index: 'all', eq: {}, anyKeys: ['status:open', ...dated] };
  for await (const request of walk(deps.requests, query)) {
    const client = request.client ? await deps.clients.get(request.client) : null;
    const zone = await zoneOfUnit(deps, request.unit);
    const step = requestStepMatter(request, client, zone);
    if (step) yield step;
    yield* requestDateMatters(getRequestType(request.type), request, client, zone);
  }
}

/** Open reports, and those that will have appeared by the date as if nobody had handed them in. */
async function* listReports(
  deps: AllMattersDeps,
  date: Temporal.PlainDate,
  { report: rules }: ReminderSettings,
): AsyncGenerator<Matter> {
  const due = new Map<string, string>();
  for await (const report of deps.reports.scan()) {
    if (report.status !== 'open') continue;
    due.set(report.period, report.dueOn);
    yield unitReportMatter(report.unit, report.period, report.dueOn, await zoneOfUnit(deps, report.unit));
  }
  const now = today(deps.clock, DEFAULT_ZONE);
  const units = (await deps.directory.listUnits()).map((unit) => unit._id);
  for (const period of periodsOpenedBy(date, rules.period, MAX_PERIODS)) {
    const dueOn = reportDueDate(deps.calendar(), period, rules);
    if (Temporal.PlainDate.compare(dueOn, now) < 0) continue;
    for (const unit of units) {
      if (await deps.reports.get(`${unit}:${period}`)) continue;
      due.set(period, dueOn.toString());
      yield unitReportMatter(unit, period, dueOn.toString(), await zoneOfUnit(deps, unit));
    }
  }
  for (const [period, dueOn] of due) yield unitReportMatter(BRANCH, period, dueOn, DEFAULT_ZONE);
}
