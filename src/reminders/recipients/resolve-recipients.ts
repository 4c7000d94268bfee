import type { Temporal } from 'temporal-polyfill';
import type { Channel } from '../../deliveries/conversation.ts';
import type { Recipient } from '../../deliveries/delivery.ts';
import type { Directory } from '../../people/directory.ts';
import { findNearestActors } from '../../people/find-nearest-actors.ts';
import { BRANCH, type Person, type Role } from '../../people/person.ts';
import { substituteOn } from '../../people/substitution-rules.ts';
import { superiorOf, superiorsOf } from '../../people/superior-rules.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import type { Repo } from '../../storage/store.ts';
import { MORNING, type RecipientRef } from '../ladder.ts';
import type { Matter, RoleSeat } from '../matter.ts';
import { morningTime } from '../morning-rules.ts';
import { mayTakeOver } from './duty-rules.ts';

export interface ZonedRecipient extends Recipient {
  zone: string;
  /** Wall time of this one's mornings. */
  morning: string;
}

export type RecipientDeps = { directory: Directory; channels: Repo<Channel> };

/** Everybody a step goes to on a date, each once: holders, substitutes of the absent, the deputy it was delegated to. */
export async function resolveRecipients(
  deps: RecipientDeps,
  matter: Matter,
  refs: RecipientRef[],
  on: Temporal.PlainDate,
  delegatedTo: string | null,
): Promise<ZonedRecipient[]> {
  const people = matter.channelsOnly ? [] : await resolvePeople(deps, matter, refs, on, delegatedTo);
  const zoned = await Promise.all(
    people.map(
      async (person): Promise<ZonedRecipient> => ({
        kind: 'person',
        id: person._id,
        zone: await deps.directory.zoneOf(person),
        morning: morningTime(person),
      }),
    ),
  );
  return [...zoned, ...(await resolveChannels(deps, matter.channelScopes))];
}

/** The people among them. */
export async function resolvePeople(
  deps: { directory: Directory },
  matter: Matter,
  refs: RecipientRef[],
  on: Temporal.PlainDate,
  delegatedTo: string | null,
): Promise<Person[]> {
  const found = new Map<string, Person>();
  for (const ref of refs) {
    for (const person of await resolveRef(deps, matter, ref, on, delegatedTo)) found.set(person._id, person);
  }
  return [...found.values()];
}

export async function resolveChannels(
  deps: { directory: Directory; channels: Repo<Channel> },
  scopes: string[],
): Promise<ZonedRecipient[]> {
  const found: ZonedRecipient[] = [];
  for (const scope of scopes) {
    const page = await deps.channels.find({ index: 'scope', eq: { scope, active: true }, limit: 100 });
    const zone = await zoneOfUnit(deps, scope);
    for (const { _id: id } of page.items) found.push({ kind: 'channel', id, zone, morning: MORNING });
  }
  return found;
}

async function resolveRef(
  deps: { directory: Directory },
  matter: Matter,
  ref: RecipientRef,
  on: Temporal.PlainDate,
  delegatedTo: string | null,
): Promise<Person[]> {
  switch (ref) {
    case 'owner': {
      const delegate = await findDelegate(deps, matter, delegatedTo);
      return delegate ? withSubstitute(deps, delegate, on) : resolveOwners(deps, matter, on);
    }
    case 'unit-managers':
      return actingPeople(deps, { role: 'manager', scope: matter.unit }, on);
    case 'superior':
      return resolveAbove(deps, matter, superiorOrSelf, on);
    case 'director':
      return resolveAbove(deps, matter, directorOver, on);
    default:
      return resolvePlace(deps, { role: ref, unit: matter.unit }, on);
  }
}

async function resolveOwners(
  deps: { directory: Directory },
  matter: Matter,
  on: Temporal.PlainDate,
): Promise<Person[]> {
  const people = await Promise.all(matter.owners.map((id) => resolvePerson(deps, id, on)));
  const actors = await Promise.all(matter.seats.map((seat) => actingPeople(deps, seat, on)));
  const found = [...people.flat(), ...actors.flat()].filter(
    (person) => !matter.excluded.includes(person._id),
  );
  return found.length > 0 ? found : resolveAbove(deps, matter, superiorOrSelf, on);
}

/** Delegate of an occurrence, if still allowed to have it. */
export async function findDelegate(
  deps: { directory: Directory },
  matter: Matter,
  delegatedTo: string | null,
): Promise<Person | undefined> {
  const person = delegatedTo ? await deps.directory.findPerson(delegatedTo) : undefined;
  return person && mayTakeOver(matter, person) ? person : undefined;
}

/** The person, and whoever stands in on that date. */
export async function withSubstitute(
  deps: { directory: Directory },
  person: Person,
  on: Temporal.PlainDate,
): Promise<Person[]> {
  const substituteId = substituteOn(person, on);
  const substitute = substituteId ? await deps.directory.findPerson(substituteId) : undefined;
  return substitute ? [person, substitute] : [person];
}

async function resolvePerson(
  deps: { directory: Directory },
  id: string,
  on: Temporal.PlainDate,
): Promise<Person[]> {
  const person = await deps.directory.findPerson(id);
  return person ? withSubstitute(deps, person, on) : [];
}

/** A role, and the unit whose matters it serves here. */
interface Place {
  role: Role;
  unit: string;
}

/** Those above each seat that waits, in the unit of that seat. */
async function resolveAbove(
  deps: { directory: Directory },
  matter: Matter,
  above: (role: Role) => Role,
  on: Temporal.PlainDate,
): Promise<Person[]> {
  const places = new Map<string, Place>();
  for (const { role, unit } of placesAsked(matter)) {
    places.set(`${above(role)}@${unit}`, { role: above(role), unit });
  }
  const found: Person[] = [];
  for (const place of places.values()) found.push(...(await resolvePlace(deps, place, on)));
  return found;
}

/** People of the role or, where nobody holds it, the nearest superior who is there. */
async function resolvePlace(
  deps: { directory: Directory },
  { role, unit }: Place,
  on: Temporal.PlainDate,
): Promise<Person[]> {
  return (await findNearestActors(deps.directory, role, unit, on)).map(({ person }) => person);
}

async function actingPeople(
  deps: { directory: Directory },
  seat: RoleSeat,
  on: Temporal.PlainDate,
): Promise<Person[]> {
  const actors = await deps.directory.findActors(seat.role, seat.scope, on);
  return actors.map((actor) => actor.person);
}

/** Places whose superiors hear of it; a person's own seat is a manager's, a given one keeps role and unit. */
function placesAsked({ seats, owners, unit, given }: Matter): Place[] {
  const asked = [...seats, ...given].map(({ role, scope }) => ({
    role,
    unit: scope === BRANCH ? unit : scope,
  }));
  return owners.length > given.length ? [...asked, { role: 'manager', unit }] : asked;
}

function superiorOrSelf(role: Role): Role {
  return superiorOf(role) ?? role;
}

/** The commercial director, unless it is a director who is late. */
function directorOver(role: Role): Role {
  return superiorsOf(role).includes('commercial-director') ? 'commercial-director' : 'branch-director';
}
