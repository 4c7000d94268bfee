import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Directory } from '../people/directory.ts';
import { BRANCH, type Person } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import { mayRegisterClients } from './client-access-rules.ts';
import type { PassportDraft } from './draft.ts';

export interface StartRegistrationDeps {
  drafts: Repo<PassportDraft>;
  directory: Directory;
  clock: Clock;
  newId(): string;
}

/** A fresh passport form. Throws FORBIDDEN for who is not a personal manager. */
export async function startRegistration(
  deps: StartRegistrationDeps,
  input: { actor: string },
): Promise<PassportDraft> {
  const person = await deps.directory.getPerson(input.actor);
  if (!mayRegisterClients(person)) throw new AppError('FORBIDDEN');
  return deps.drafts.insert({
    _id: deps.newId(),
    owner: person._id,
    manager: person._id,
    purpose: 'registration',
    client: null,
    request: null,
    clientRevision: null,
    step: 'names',
    list: null,
    row: null,
    values: { legalForm: 'organisation', unit: homeUnit(person) },
    errors: {},
    submittedAs: null,
    updatedAt: new Date(deps.clock.now()).toISOString(),
  });
}

function homeUnit(person: Person): string {
  return person.roles.find(({ role, scope }) => role === 'manager' && scope !== BRANCH)?.scope ?? '';
}
