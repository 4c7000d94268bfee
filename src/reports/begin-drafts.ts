import { changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Directory } from '../people/directory.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { Repo } from '../storage/store.ts';
import { getReport } from './get-report.ts';
import { isOver } from './report-rules.ts';
import { REPORTS, type UnitReport } from './unit-report.ts';

export interface BeginDraftsDeps {
  reports: Repo<UnitReport>;
  directory: Directory;
  clock: Clock;
  relay: Relay;
}

/** On the first day after a period its report becomes a draft: managers complete it, and it can be handed in. */
export async function beginDraft(deps: BeginDraftsDeps, id: string): Promise<void> {
  const load = () => getReport(deps, id);
  await changeDocument<UnitReport>(deps.relay, deps.reports, REPORTS.name, load, async (report) => {
    const day = today(deps.clock, await zoneOfUnit(deps, report.unit));
    if (report.status !== 'open' || !isOver(report.period, day)) return null;
    const subject = subjectOf.report(id);
    const at = new Date(deps.clock.now()).toISOString();
    const event = { type: 'report.drafted', period: report.period } as const;
    const entry = { subject, at, by: 'system', onBehalfOf: null, event };
    return {
      doc: { ...report, status: 'draft' },
      effects: [
        { name: 'audit', args: { entry } },
        { name: 'cards.redraw', args: { subject } },
        { name: 'reminders.refresh', args: { subject } },
      ],
    };
  });
}
