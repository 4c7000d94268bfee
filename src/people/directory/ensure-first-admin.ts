import type { Translator } from '../../i18n/translate.ts';
import type { Directory } from '../directory.ts';
import { BRANCH, type PersonState } from '../person.ts';
import { type ChangeDirectoryDeps, writePerson } from './change-directory.ts';

export interface EnsureFirstAdminDeps extends ChangeDirectoryDeps {
  directory: Directory;
  translator: Translator;
}

/** Makes the person of the setting an admin while the directory has none. Returns whether it did. */
export async function ensureFirstAdmin(
  deps: EnsureFirstAdminDeps,
  { tenantId, aadObjectId }: { tenantId: string; aadObjectId: string },
): Promise<boolean> {
  const admins = await deps.directory.findHolders('admin', BRANCH);
  if (admins.length > 0) return false;
  const id = aadObjectId.toLowerCase();
  await writePerson(deps, 'settings', id, (current) => {
    const known = current ?? newPerson(deps, id, tenantId);
    const others = known.roles.filter(({ role }) => role !== 'admin');
    return { ...known, active: true, roles: [...others, { role: 'admin', scope: BRANCH }] };
  });
  return true;
}

function newPerson({ translator }: EnsureFirstAdminDeps, id: string, tenantId: string): PersonState {
  return {
    _id: id,
    tenantId: tenantId.toLowerCase(),
    name: translator.in('ru').t('people.first-admin'),
    email: '',
    roles: [],
    locale: null,
    zone: null,
    substitute: null,
    active: true,
  };
}
