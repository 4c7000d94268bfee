import type { Client } from '../clients/client.ts';
import { mayRegisterClients } from '../clients/client-access-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import type { Values } from '../forms/field.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { unitsWithRight } from '../people/rights.ts';
import type { Repo } from '../storage/store.ts';
import { findUnfinished, listDrafts } from './list-drafts.ts';

export interface StartRegistrationDeps {
  drafts: Repo<PassportDraft>;
  clients: Repo<Client>;
  directory: Directory;
  clock: Clock;
  newId(): string;
}

/** A fresh passport form: the last one, where nothing was typed into it and nothing is known. Throws FORBIDDEN for who is not a personal manager. */
export async function startRegistration(
  deps: StartRegistrationDeps,
  input: { actor: string; values?: Values },
): Promise<PassportDraft> {
  const person = await getRegistrar(deps, input.actor);
  const untouched = input.values ? null : await findUnfinished(deps, input, isUntouched);
  if (untouched) return untouched;
  return deps.drafts.insert({
    _id: deps.newId(),
    owner: person._id,
    manager: person._id,
    purpose: 'registration',
    client: null,
    request: null,
    clientRevision: null,
    requestRevision: null,
    step: 'inn',
    section: null,
    list: null,
    row: null,
    values: { legalForm: 'organisation', unit: homeUnit(person), ...input.values },
    errors: {},
    submittedAs: null,
    updatedAt: new Date(deps.clock.now()).toISOString(),
  });
}

/** Registrations that this person has begun and put off, the latest first. Throws FORBIDDEN like a new one. */
export async function listBegun(
  deps: StartRegistrationDeps,
  input: { actor: string },
): Promise<PassportDraft[]> {
  await getRegistrar(deps, input.actor);
  const { items } = await listDrafts(deps, input);
  return items.filter((draft) => draft.purpose === 'registration');
}

async function getRegistrar(deps: StartRegistrationDeps, actor: string): Promise<Person> {
  const person = await deps.directory.getPerson(actor);
  if (!mayRegisterClients(person)) throw new AppError('FORBIDDEN');
  return person;
}

/** A draft is written anew with every click on its form. */
function isUntouched({ purpose, version }: PassportDraft): boolean {
  return purpose === 'registration' && version === 1;
}

function homeUnit(person: Person): string {
  return unitsWithRight(person, 'register-clients')[0] ?? '';
}
