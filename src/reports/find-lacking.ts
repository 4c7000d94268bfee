import { chargedIn, growthLine } from './contents/growth-rules.ts';
import { loadReportedClients, type ReportedDeps } from './contents/load-report-facts.ts';
import { monthsOf, shiftMonths } from './contents/period-rules.ts';
import type { GrowthLine } from './contents/report-content.ts';
import { lackingOf, type ReadReport } from './report-rules.ts';

export type FindLackingDeps = ReportedDeps;

/** Clients of whom a report still has to say something, without composing all of it: reminders ask often. */
export async function findLacking(
  deps: FindLackingDeps,
  report: Pick<ReadReport, 'unit' | 'period' | 'entries'>,
): Promise<GrowthLine[]> {
  const months = monthsOf(report.period);
  const before = shiftMonths(months, { months: months.length });
  const yearAgo = shiftMonths(months, { years: 1 });
  const reported = await loadReportedClients(deps, report);
  const lines = reported.map(({ client: { _id, passport }, figures }) => {
    const { shortName: name, appointment } = passport;
    const over = {
      current: chargedIn(figures, months),
      previous: chargedIn(figures, before),
      yearAgo: chargedIn(figures, yearAgo),
    };
    return growthLine({ client: _id, name, manager: appointment.manager }, over, undefined);
  });
  return lackingOf(lines, report.entries);
}
