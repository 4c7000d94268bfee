import { changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { Repo } from '../storage/store.ts';
import { type FindLackingDeps, findLacking } from './find-lacking.ts';
import { getReport } from './get-report.ts';
import { loadReportAccess } from './report-access.ts';
import { reportEffects } from './report-effects.ts';
import { readReport, whyClosed } from './report-rules.ts';
import { REPORTS, type UnitReport } from './unit-report.ts';

export type AskManagersDeps = FindLackingDeps & { reports: Repo<UnitReport>; clock: Clock; relay: Relay };

/** Asks managers who have not said all for their words, each once a day. Returns ids of those asked now. */
export async function askManagers(
  deps: AskManagersDeps,
  { report: id, by }: { report: string; by: string },
): Promise<string[]> {
  let asked: string[] = [];
  await changeDocument<UnitReport>(
    deps.relay,
    deps.reports,
    REPORTS.name,
    () => getReport(deps, id),
    async (doc) => {
      const report = readReport(doc);
      const { handsIn } = await loadReportAccess(deps, { actor: by, unit: report.unit });
      if (!handsIn) throw new AppError('FORBIDDEN', { message: `does not hand in for ${report.unit}` });
      const day = today(deps.clock, await zoneOfUnit(deps, report.unit));
      const closed = whyClosed(report, day);
      if (closed) throw new AppError(closed);
      const on = day.toString();
      const told = new Set(report.nudged.flatMap((each) => (each.on === on ? [each.manager] : [])));
      const lacking = await findLacking(deps, report);
      asked = [...new Set(lacking.map(({ manager }) => manager))].filter(
        (each) => each !== by && !told.has(each),
      );
      if (asked.length === 0) return null;
      const kept = report.nudged.filter(({ manager }) => !asked.includes(manager));
      const deed = { at: new Date(deps.clock.now()).toISOString(), by, onBehalfOf: handsIn.onBehalfOf };
      const event = { type: 'report.nudged', period: report.period, managers: asked } as const;
      return {
        doc: { ...report, nudged: [...kept, ...asked.map((manager) => ({ manager, on }))] },
        effects: reportEffects(report, deed, event, { people: asked, event: 'nudged' }),
      };
    },
  );
  return asked;
}
