import { Temporal } from 'temporal-polyfill';
import { appendAudit } from '../audit/append-audit.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Clock } from '../clock.ts';
import type { Translator } from '../i18n/translate.ts';
import { DuplicateKey, type Repo } from '../storage/store.ts';
import type { Directory } from './directory.ts';
import { compareFields, rolesText } from './directory-diff-rules.ts';
import { BRANCH, type Grant, type Person } from './person.ts';

export interface EnsureFirstAdminDeps {
  people: Repo<Person>;
  audit: Repo<AuditEntry>;
  directory: Directory;
  clock: Clock;
  translator: Translator;
}

/** Makes the person of the setting an admin while the directory has none. Returns whether it did. */
export async function ensureFirstAdmin(
  deps: EnsureFirstAdminDeps,
  input: { tenantId: string; aadObjectId: string },
): Promise<boolean> {
  const admins = await deps.directory.findHolders('admin', BRANCH);
  if (admins.length > 0) return false;
  const id = input.aadObjectId.toLowerCase();
  const current = await deps.people.get(id);
  const others = current?.roles.filter(({ role }) => role !== 'admin') ?? [];
  const roles = [...others, { role: 'admin' as const, scope: BRANCH }];
  const changes = compareFields(
    grantFields(current?.roles ?? [], current?.active === true),
    grantFields(roles, true),
  );
  await appendAudit(
    deps,
    {
      subject: `person:${id}`,
      at: Temporal.Instant.fromEpochMilliseconds(deps.clock.now()).toString(),
      by: 'system',
      onBehalfOf: null,
      event: { type: 'person.changed', fields: ['roles', 'active'], changes },
      revision: current?.version ?? 1,
    },
    `person:${id}:${(current?.version ?? 0) + 1}`,
  );
  if (current) {
    await deps.people.replace({ ...current, active: true, roles });
    return true;
  }
  return insertAdmin(deps, { ...input, aadObjectId: id });
}

function grantFields(roles: Grant[], active: boolean): Record<string, string> {
  return { roles: rolesText(roles), active: String(active) };
}

async function insertAdmin(
  deps: EnsureFirstAdminDeps,
  { tenantId, aadObjectId }: { tenantId: string; aadObjectId: string },
): Promise<boolean> {
  try {
    await deps.people.insert({
      _id: aadObjectId,
      tenantId: tenantId.toLowerCase(),
      name: deps.translator.in('ru').t('people.first-admin'),
      email: '',
      roles: [{ role: 'admin', scope: BRANCH }],
      locale: null,
      zone: null,
      substitute: null,
      active: true,
      pending: [],
      hasPending: false,
    });
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}
