import { Temporal } from 'temporal-polyfill';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { toEpochMs } from '../kernel/clock.ts';
import type { Repo } from '../storage/store.ts';

const MOST = 200;

/** What was decided on somebody's behalf between two dates in a zone, the first one first. */
export async function listAbsenceDecisions(
  deps: { audit: Repo<AuditEntry> },
  { principal, from, to, zone }: { principal: string; from: string; to: string; zone: string },
): Promise<AuditEntry[]> {
  const since = toEpochMs(Temporal.PlainDate.from(from), '00:00', zone);
  const until = toEpochMs(Temporal.PlainDate.from(to).add({ days: 1 }), '00:00', zone);
  const { items } = await deps.audit.find({
    index: 'at',
    eq: {},
    range: { gte: new Date(since).toISOString(), lt: new Date(until).toISOString() },
    keys: [`behalf:${principal}`],
    limit: MOST,
  });
  return items.filter(({ event }) => event.type === 'request.decided' || event.type === 'request.returned');
}
