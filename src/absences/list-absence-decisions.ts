import { Temporal } from 'temporal-polyfill';
import { type AuditEntry, auditBy } from '../audit/audit-entry.ts';
import { toEpochMs } from '../kernel/clock.ts';
import { readSubject } from '../kernel/subject.ts';
import type { RequestDoc } from '../requests/request.ts';
import type { Repo } from '../storage/store.ts';

export interface AbsenceDecision {
  entry: AuditEntry;
  request: RequestDoc;
}

const MOST = 200;

/** Decisions on somebody's behalf between two dates in a zone, the first one first. */
export async function listAbsenceDecisions(
  deps: { audit: Repo<AuditEntry>; requests: Repo<RequestDoc> },
  { principal, from, to, zone }: { principal: string; from: string; to: string; zone: string },
): Promise<AbsenceDecision[]> {
  const since = toEpochMs(Temporal.PlainDate.from(from), '00:00', zone);
  const until = toEpochMs(Temporal.PlainDate.from(to).add({ days: 1 }), '00:00', zone);
  const { items } = await deps.audit.find({
    index: 'at',
    eq: {},
    range: { gte: new Date(since).toISOString(), lt: new Date(until).toISOString() },
    keys: [auditBy.onBehalfOf(principal)],
    limit: MOST,
  });
  const decisions: AbsenceDecision[] = [];
  for (const entry of items) {
    if (entry.event.type !== 'request.decided' && entry.event.type !== 'request.returned') continue;
    const request = await deps.requests.get(readSubject(entry.subject).id);
    if (request) decisions.push({ entry, request });
  }
  return decisions;
}
