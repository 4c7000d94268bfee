import type { Temporal } from 'temporal-polyfill';
import type { Actor } from './actor.ts';
import type { Grant, Person, Role, Unit } from './person.ts';

/** Reads people, units, roles and substitutes. Inactive people are found by `findEvenInactive` only. */
export interface Directory {
  findPerson(id: string): Promise<Person | undefined>;
  /** People who have left included: what is past names them, and an admin may let them in again. */
  findEvenInactive(id: string): Promise<Person | undefined>;
  /** Throws NOT_FOUND. */
  getPerson(id: string): Promise<Person>;
  findUnit(id: string): Promise<Unit | undefined>;
  listUnits(): Promise<Unit[]>;
  /** Holders of a role in exactly this scope (`branch` or a unit's id). */
  findHolders(role: Role, scope: string): Promise<Person[]>;
  /** Everybody who holds at least one of these, in one question. */
  findHoldersOfAny(grants: Grant[]): Promise<Person[]>;
  /** Holders of a role in any scope. */
  findByRole(role: Role): Promise<Person[]>;
  /** Holders plus the substitutes of absent holders on that date. */
  findActors(role: Role, scope: string, on: Temporal.PlainDate): Promise<Actor[]>;
  /** People whom this person substitutes on that date. */
  findPrincipals(personId: string, on: Temporal.PlainDate): Promise<Person[]>;
  /** The person's own zone, else that of their first unit, else the default. */
  zoneOf(person: Person): Promise<string>;
}
