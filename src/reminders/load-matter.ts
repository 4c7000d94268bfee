import { reportDueDate } from '../calendar/due-dates.ts';
import { clientDays } from '../occasions/client-days.ts';
import { sphereOf } from '../occasions/holidays.ts';
import { loadProfessionalDays } from '../occasions/load-professional-days.ts';
import { BRANCH, DEFAULT_ZONE } from '../people/person.ts';
import type { Product } from '../product.ts';
import { getRequestType } from '../requests/types/index.ts';
import type { Matter, MatterRef } from './matter.ts';
import { clientDayMatter } from './matters/client-day.ts';
import { holidayMatter } from './matters/holiday.ts';
import { requestDateMatters } from './matters/request-date.ts';
import { requestStepMatter } from './matters/request-step.ts';
import { unitReportMatter } from './matters/unit-report.ts';
import { loadReminderSettings } from './reminder-settings.ts';

export type LoadMatterDeps = Pick<
  Product,
  'dictionaries' | 'clients' | 'requests' | 'reports' | 'people' | 'settings' | 'directory' | 'calendar'
>;

/** The matter of a clock as it stands now; null when there is nothing to remind of any more. */
export async function loadMatter(deps: LoadMatterDeps, ref: MatterRef): Promise<Matter | null> {
  const { args } = ref;
  switch (ref.kind) {
    case 'client-day':
      return loadClientDay(deps, args.client ?? '', args.day ?? '');
    case 'holiday':
      return loadHoliday(deps, args.holiday ?? '', args.person ?? '');
    case 'unit-report':
      return loadUnitReport(deps, args.unit ?? '', args.period ?? '');
    case 'client-notice':
    case 'approval-step':
    case 'author-answer':
      return loadRequestStep(deps, args);
    case 'discount-expiry':
    case 'contract-expiry':
    case 'milestone':
      return loadRequestDate(deps, args);
    case 'plan':
      return null;
  }
}

export async function zoneOfUnit(deps: Pick<Product, 'directory'>, unit: string): Promise<string> {
  return (await deps.directory.findUnit(unit))?.zone ?? DEFAULT_ZONE;
}

async function loadClientDay(deps: LoadMatterDeps, id: string, dayId: string): Promise<Matter | null> {
  const client = await deps.clients.get(id);
  const day = client?.active ? clientDays(client).find((known) => known.id === dayId) : undefined;
  if (!client || !day) return null;
  const { leapDay } = await loadReminderSettings(deps);
  return clientDayMatter(client, day, await zoneOfUnit(deps, client.passport.unit), leapDay);
}

async function loadHoliday(deps: LoadMatterDeps, holiday: string, personId: string): Promise<Matter | null> {
  const person = await deps.people.get(personId);
  if (!person || (await countGreeted(deps, holiday, personId)) === 0) return null;
  const days = await loadProfessionalDays(deps);
  return holidayMatter(days, person, holiday, await deps.directory.zoneOf(person));
}

/** How many active clients of a manager a holiday concerns. */
export function countGreeted(
  deps: Pick<Product, 'clients'>,
  holiday: string,
  personId: string,
): Promise<number> {
  return deps.clients.count({ index: 'all', eq: {}, keys: greetedKeys(holiday, personId) });
}

export function greetedKeys(holiday: string, personId: string): string[] {
  const sphere = sphereOf(holiday);
  return [`active-manager:${personId}`, ...(sphere === null ? [] : [`sphere:${sphere}`])];
}

async function loadUnitReport(deps: LoadMatterDeps, unit: string, period: string): Promise<Matter | null> {
  if (unit === BRANCH) return loadBranchReport(deps, period);
  const report = await deps.reports.get(`${unit}:${period}`);
  if (report?.status !== 'open') return null;
  return unitReportMatter(unit, period, report.dueOn, await zoneOfUnit(deps, unit));
}

async function loadBranchReport(deps: LoadMatterDeps, period: string): Promise<Matter | null> {
  if ((await unitsOwing(deps, period)).length === 0) return null;
  const { report } = await loadReminderSettings(deps);
  return unitReportMatter(
    BRANCH,
    period,
    reportDueDate(deps.calendar(), period, report).toString(),
    DEFAULT_ZONE,
  );
}

/** Units whose report of the period was not handed in yet. */
export async function unitsOwing(
  deps: Pick<Product, 'reports' | 'directory'>,
  period: string,
): Promise<string[]> {
  const units = await deps.directory.listUnits();
  const reports = await Promise.all(units.map((unit) => deps.reports.get(`${unit._id}:${period}`)));
  return reports.flatMap((report) => (report?.status === 'open' ? [report.unit] : []));
}

async function loadRequestStep(deps: LoadMatterDeps, args: Record<string, string>): Promise<Matter | null> {
  const request = await deps.requests.get(args.request ?? '');
  if (!request) return null;
  const client = request.client ? await deps.clients.get(request.client) : null;
  const matter = requestStepMatter(request, client, await zoneOfUnit(deps, request.unit));
  const same = matter?.args.step === args.step && matter?.args.round === args.round;
  return matter && same ? matter : null;
}

async function loadRequestDate(deps: LoadMatterDeps, args: Record<string, string>): Promise<Matter | null> {
  const request = await deps.requests.get(args.request ?? '');
  if (!request) return null;
  const client = request.client ? await deps.clients.get(request.client) : null;
  const zone = await zoneOfUnit(deps, request.unit);
  const matters = requestDateMatters(getRequestType(request.type), request, client, zone);
  return matters.find((matter) => matter.args.date === args.date) ?? null;
}
