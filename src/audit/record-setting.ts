import type { Clock } from '../clock.ts';
import { compareFields } from '../people/directory-diff-rules.ts';
import type { SettingDoc } from '../storage/setting.ts';
import type { Repo } from '../storage/store.ts';
import { appendAudit } from './append-audit.ts';
import type { AuditEntry } from './audit-entry.ts';

export interface RecordSettingDeps {
  audit: Repo<AuditEntry>;
  clock: Clock;
}

/** Whoever runs the bot has changed what holds for the branch: what was before, and what was saved. */
export async function recordSetting(
  deps: RecordSettingDeps,
  saved: SettingDoc,
  before: Record<string, string>,
  after: Record<string, string>,
): Promise<void> {
  const gone = Object.fromEntries(Object.keys(before).map((field) => [field, '']));
  const changes = compareFields(before, { ...gone, ...after });
  const entry = {
    subject: 'branch',
    at: new Date(deps.clock.now()).toISOString(),
    by: 'system',
    onBehalfOf: null,
    event: { type: 'setting.changed' as const, setting: saved._id, changes },
    revision: saved.version,
  };
  await appendAudit(deps, entry, `settings:${saved._id}:${saved.version}:0`);
}
