import { changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Capacity } from '../people/actor.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { Repo } from '../storage/store.ts';
import { loadReportedClients, type ReportedDeps } from './contents/load-report-facts.ts';
import type { ReportEntry } from './contents/report-content.ts';
import { type EntrySaid, isSame } from './entry-rules.ts';
import { getReport } from './get-report.ts';
import { loadReportAccess, wayToEnter } from './report-access.ts';
import { reportEffects } from './report-effects.ts';
import { putEntries, type ReadReport, readReport, whyClosed } from './report-rules.ts';
import { REPORTS, type UnitReport } from './unit-report.ts';

export interface EnterReportDeps extends ReportedDeps {
  reports: Repo<UnitReport>;
  clock: Clock;
  relay: Relay;
}

export interface NewEntry extends EntrySaid {
  client: string;
  /** Instant of the entry that its author had seen, '' for none: words that came meanwhile are not written over. */
  seen?: string;
}

export interface EnterReportInput {
  report: string;
  by: string;
  entries: readonly NewEntry[];
  /** Leaves clients alone of whom something is said already, instead of refusing. */
  onlyUnsaid?: boolean;
}

/**
 * Words about clients of a report, all of them in one write or none. By a client's manager or deputy, a substitute, or
 * who hands the report in. Throws REPORT_OTHERS_CLIENT, REPORT_EARLY, REPORT_SUBMITTED, REPORT_ACCEPTED, STALE.
 */
export async function enterReport(deps: EnterReportDeps, input: EnterReportInput): Promise<ReadReport> {
  const { unit, period } = await getReport(deps, input.report);
  const access = await loadReportAccess(deps, { actor: input.by, unit });
  const reported = await loadReportedClients(deps, { unit, period });
  const clients = new Map(reported.map(({ client }) => [client._id, client]));
  const ways = new Map<string, Capacity>();
  for (const { client: id } of input.entries) {
    const client = clients.get(id);
    const way = client ? wayToEnter(access, client) : null;
    if (!way)
      throw new AppError('REPORT_OTHERS_CLIENT', { message: `${id} is not for ${input.by} to tell of` });
    ways.set(id, way);
  }
  const saved = await changeDocument<UnitReport>(
    deps.relay,
    deps.reports,
    REPORTS.name,
    () => getReport(deps, input.report),
    async (doc) => {
      const report = readReport(doc);
      const closed = whyClosed(report, today(deps.clock, await zoneOfUnit(deps, unit)));
      if (closed) throw new AppError(closed);
      const at = new Date(deps.clock.now()).toISOString();
      const fresh = freshEntries(report, input, at);
      if (fresh.length === 0) return null;
      const clients = fresh.map(({ client }) => client);
      const onBehalfOf = ways.get(clients[0] ?? '')?.onBehalfOf ?? null;
      const event = { type: 'report.entered', period: report.period, clients } as const;
      return {
        doc: putEntries(report, fresh),
        effects: reportEffects(report, { at, by: input.by, onBehalfOf }, event),
      };
    },
  );
  return readReport(saved);
}

/** Entries that are not said already. Throws STALE where somebody else's words are in the place of those that were seen. */
function freshEntries(
  report: ReadReport,
  { entries, by, onlyUnsaid }: EnterReportInput,
  at: string,
): ReportEntry[] {
  const known = new Map(report.entries.map((entry) => [entry.client, entry]));
  return entries.flatMap(({ seen, ...entry }) => {
    const there = known.get(entry.client);
    if (isSame(there, entry) || (there && onlyUnsaid)) return [];
    if (seen !== undefined && (there?.at ?? '') !== seen) throw new AppError('STALE');
    return [{ ...entry, at, by }];
  });
}
