import { appendAudit } from '../../audit/append-audit.ts';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { Clock } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { endCopy, readCopy } from '../../storage/backups/restore-marks.ts';
import type { Repo, Store } from '../../storage/store.ts';

declare module '../../audit/audit-event.ts' {
  interface AuditEvents {
    /** A restored copy took the place of the store that it was made from. */
    'sending.allowed': { exportedAt: string };
  }
}

/** Lets a restored copy write to people, and notes it in the branch's log. False when it might already. */
export async function allowSending(
  store: Store,
  { audit, clock }: { audit: Repo<AuditEntry>; clock: Clock },
  by: string,
): Promise<boolean> {
  const copy = await readCopy(store);
  if (!copy) return false;
  const { exportedAt, sha256 } = copy;
  const at = new Date(clock.now()).toISOString();
  const event = { type: 'sending.allowed' as const, exportedAt };
  const entry = { subject: subjectOf.branch, at, by, onBehalfOf: null, event };
  await appendAudit({ audit }, entry, `sending-allowed:${sha256}`);
  await endCopy(store);
  return true;
}
