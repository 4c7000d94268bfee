import { reportDueDate } from '../calendar/due-dates.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { changeDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import { loadReminderSettings } from '../settings/reminder-settings.ts';
import type { SettingDoc } from '../settings/setting.ts';
import type { Repo } from '../storage/store.ts';
import type { UnitReport } from './unit-report.ts';

export type RedateReportsDeps = {
  reports: Repo<UnitReport>;
  settings: Repo<SettingDoc>;
  calendar(): WorkCalendar;
  relay: Relay;
  clock: Clock;
};

/** After a change of the calendar or of the rules: open reports get the due dates that these give them, with a trace each. */
export async function redateReports(deps: RedateReportsDeps): Promise<void> {
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
