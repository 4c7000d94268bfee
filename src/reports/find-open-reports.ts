import { type Clock, today } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { Repo } from '../storage/store.ts';
import { findReporters } from './find-reporters.ts';
import type { UnitReport } from './unit-report.ts';

const MAX_REPORTS = 12;

/** Reports that this person may hand in now, the oldest first. */
export async function findOpenReports(
  deps: { reports: Repo<UnitReport>; directory: Directory; clock: Clock },
  personId: string,
): Promise<UnitReport[]> {
  const open: UnitReport[] = [];
  for (const unit of await deps.directory.listUnits()) {
    const day = today(deps.clock, await zoneOfUnit(deps, unit._id));
    const actors = await findReporters(deps.directory, unit._id, day);
    if (!actors.some(({ person }) => person._id === personId)) continue;
    const page = await deps.reports.find({
      index: 'unit',
      eq: { unit: unit._id },
      desc: true,
      limit: MAX_REPORTS,
    });
    open.push(...page.items.filter((report) => report.status === 'open').reverse());
  }
  return open;
}
