import { Temporal } from 'temporal-polyfill';
import { reportDueDate } from '../calendar/due-dates.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { insertDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import type { Clock } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Directory } from '../people/directory.ts';
import { loadReminderSettings } from '../settings/reminder-settings.ts';
import type { SettingDoc } from '../settings/setting.ts';
import { DuplicateKey, type Repo } from '../storage/store.ts';
import { periodsOpenedBy } from './report-periods.ts';
import { reportIdOf, type UnitReport } from './unit-report.ts';

export interface OpenReportsDeps {
  reports: Repo<UnitReport>;
  directory: Directory;
  settings: Repo<SettingDoc>;
  calendar(): WorkCalendar;
  relay: Relay;
  clock: Clock;
}

/** After a longer gap, older periods are left to the branch. */
const MAX_PERIODS = 3;

export interface OpenedPeriod {
  period: string;
  dueOn: string;
  units: string[];
}

/** Sees to it that every unit has the reports that are due since a date and have appeared by today. */
export async function openReports(
  deps: OpenReportsDeps,
  since: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<OpenedPeriod[]> {
  const { report } = await loadReminderSettings(deps);
  const units = (await deps.directory.listUnits()).map((unit) => unit._id);
  const opened: OpenedPeriod[] = [];
  for (const period of periodsOpenedBy(today, report.period, MAX_PERIODS)) {
    const due = reportDueDate(deps.calendar(), period, report);
    if (Temporal.PlainDate.compare(due, since) < 0) continue;
    for (const unit of units) await openReport(deps, unit, period, due.toString());
    opened.push({ period, dueOn: due.toString(), units });
  }
  return opened;
}

async function openReport(deps: OpenReportsDeps, unit: string, period: string, dueOn: string): Promise<void> {
  const _id = reportIdOf(unit, period);
  if (await deps.reports.get(_id)) return;
  const subject = subjectOf.report(_id);
  const at = new Date(deps.clock.now()).toISOString();
  const event = { type: 'report.opened', period, dueOn } as const;
  const entry = { subject, at, by: 'system', onBehalfOf: null, event };
  const blank = { status: 'open', late: false, handedInAt: null, handedInBy: null } as const;
  try {
    await insertDocument<UnitReport>(
      deps.relay,
      deps.reports,
      'reports',
      { _id, unit, period, dueOn, ...blank },
      [{ name: 'audit', args: { entry } }],
    );
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}
