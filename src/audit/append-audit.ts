import { DuplicateKey, type Repo } from '../storage/store.ts';
import type { AuditEntry, NewAuditEntry } from './audit-entry.ts';

/** Handler of the `audit` command: written once under the effect's id, a repetition finds it there. */
export async function appendAudit(
  deps: { audit: Repo<AuditEntry> },
  entry: NewAuditEntry,
  effectId: string,
): Promise<void> {
  try {
    await deps.audit.insert({ _id: effectId, ...entry });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}
