import type { Actor, Capacity } from '../people/actor.ts';
import type { Person } from '../people/person.ts';
import { hasBranchRight, hasRight, unitsWithRight } from '../people/rights.ts';
import type { KeyOf } from '../storage/store.ts';
import { type Client, type Contact, clientsBy, ownClientKeys } from './client.ts';

/** Scope of a list in the client's keys; `all` is everybody's register. */
export type ClientScope = 'all' | KeyOf<Client>[];

/** The keys of which a client must have one for this viewer to see it. */
export function clientScopeOf(viewer: Actor): ClientScope {
  const people = [viewer.person, ...viewer.principals];
  if (people.some((person) => hasBranchRight(person, 'see-clients'))) return 'all';
  const keys = people.flatMap((person) => [
    ...ownClientKeys(person._id),
    ...unitsWithRight(person, 'see-clients').map((unit) => clientsBy.unit(unit)),
  ]);
  return [...new Set(keys)];
}

export function maySeeClient(viewer: Actor, client: Client): boolean {
  const scope = clientScopeOf(viewer);
  if (scope === 'all') return true;
  const { manager, deputy } = client.passport.appointment;
  const keys: string[] = [
    clientsBy.manager(manager),
    ...(deputy ? [clientsBy.deputy(deputy)] : []),
    clientsBy.unit(client.passport.unit),
  ];
  return scope.some((key) => keys.includes(key));
}

/** Names, phones, mail and birthdays of contacts: the manager, the deputy, their heads, the security director. */
export function maySeeContacts(viewer: Actor, client: Client): boolean {
  return [viewer.person, ...viewer.principals].some(
    (person) => isManagerOf(person, client) || hasRight(person, 'see-contacts', client.passport.unit),
  );
}

/** The passport is edited by the manager and the deputy, or by who substitutes them. */
export function mayEditClient(viewer: Actor, client: Client): boolean {
  return wayToEdit(viewer, client) !== null;
}

/** Capacity in which the actor edits the passport; null for who may not. */
export function wayToEdit({ person, principals }: Actor, client: Client): Capacity | null {
  const by = person._id;
  if (isManagerOf(person, client)) return { by, onBehalfOf: null };
  const principal = principals.find((each) => isManagerOf(each, client));
  return principal ? { by, onBehalfOf: principal._id } : null;
}

export function mayRegisterClients(person: Person): boolean {
  return hasRight(person, 'register-clients');
}

/** Masks a contact for those who may not see personal data. */
export function maskContact({ gender: _, ...contact }: Contact): Contact {
  return {
    ...contact,
    lastName: '',
    firstName: '',
    patronymic: '',
    phone: '',
    email: '',
    salutation: '',
    birthday: null,
    consent: null,
  };
}

function isManagerOf(person: Person, client: Client): boolean {
  const { manager, deputy } = client.passport.appointment;
  return person._id === manager || person._id === deputy;
}
