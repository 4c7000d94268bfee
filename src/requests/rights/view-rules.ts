import { type Actor, peopleIn } from '../../people/actor.ts';
import type { Person } from '../../people/person.ts';
import { hasRight } from '../../people/rights.ts';
import { holdsRole } from '../../people/role-rules.ts';
import type { RequestDoc } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';

/** Allows those who take part, answer for the client, head the branch or a unit concerned, or substitute. */
export function mayViewRequest(who: Actor, request: RequestDoc, clientManagers: string[]): boolean {
  return [who.person, ...who.principals].some(
    (person) =>
      takesPart(person, request, clientManagers) ||
      unitsOf(request).some((unit) => hasRight(person, 'see-requests', unit)),
  );
}

/** The request's own, and those whose seats were called: what is late there goes to their heads. */
function unitsOf({ unit, steps }: RequestDoc): string[] {
  const called = steps.filter(({ status }) => status !== 'waiting').flatMap(({ seats }) => seats);
  return [unit, ...called.flatMap(({ scope }) => scope ?? [])];
}

function takesPart(person: Person, request: RequestDoc, clientManagers: string[]): boolean {
  if (requestersOf(request).includes(person._id) || clientManagers.includes(person._id)) return true;
  return request.steps
    .flatMap((step) => step.seats)
    .some(
      (seat) =>
        seat.assignee === person._id ||
        (seat.role && holdsRole(person, seat.role, seat.scope ?? '')) ||
        (seat.decision && peopleIn(seat.decision).includes(person._id)),
    );
}
