import { reportDueDate } from '../calendar/due-dates.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { changeDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import type { Clock } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import { loadReminderSettings } from '../settings/reminder-settings.ts';
import type { SettingDoc } from '../settings/setting.ts';
import type { Repo } from '../storage/store.ts';
import { getReport } from './get-report.ts';
import { isHandedIn } from './report-rules.ts';
import { REPORTS, type UnitReport } from './unit-report.ts';

export type RedateReportsDeps = {
  reports: Repo<UnitReport>;
  settings: Repo<SettingDoc>;
  calendar(): WorkCalendar;
  relay: Relay;
  clock: Clock;
};

/** After a change of the calendar or of the rules: reports that are still owed get the due dates that these give them, with a trace each. */
export async function redateReports(deps: RedateReportsDeps): Promise<void> {
  const { report: rules } = await loadReminderSettings(deps);
  for await (const report of deps.reports.scan()) {
    if (isHandedIn(report)) continue;
    const { _id } = report;
    const load = () => getReport(deps, _id);
    await changeDocument<UnitReport>(deps.relay, deps.reports, REPORTS.name, load, (report) => {
      const dueOn = reportDueDate(deps.calendar(), report.period, rules).toString();
      if (isHandedIn(report) || report.dueOn === dueOn) return null;
      const subject = subjectOf.report(_id);
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
