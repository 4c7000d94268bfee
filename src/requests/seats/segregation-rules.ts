import { BRANCH, type Grant, type Role } from '../../people/person.ts';
import type { SeatRef } from '../kinds/definition.ts';
import { REQUEST_KINDS } from '../kinds/index.ts';

/**
 * True if two people have seats of different roles in one step of some kind of request: there one may never
 * speak for the other.
 */
export function areSegregated(some: Grant[], others: Grant[]): boolean {
  return some.some((grant) =>
    others.some(
      (other) => shareScope(grant, other) && (rolesBeside().get(grant.role)?.has(other.role) ?? false),
    ),
  );
}

function shareScope(one: Grant, other: Grant): boolean {
  return one.scope === other.scope || one.scope === BRANCH || other.scope === BRANCH;
}

function rolesBeside(): Map<Role, Set<Role>> {
  const beside = new Map<Role, Set<Role>>();
  for (const { seats } of REQUEST_KINDS.flatMap(({ steps }) => steps)) {
    const roles = seats.flatMap((seat) => roleOf(seat) ?? []);
    for (const role of roles) {
      const others = roles.filter((each) => each !== role);
      beside.set(role, new Set([...(beside.get(role) ?? []), ...others]));
    }
  }
  return beside;
}

function roleOf(seat: SeatRef): Role | null {
  if (typeof seat === 'object') return seat.role;
  return seat === 'author' || seat === 'client-manager' ? null : seat;
}
