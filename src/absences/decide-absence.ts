import type { FieldError } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { type ChangeDirectoryDeps, writePerson } from '../people/directory/change-directory.ts';
import type { Directory } from '../people/directory.ts';
import { type Person, type PersonState, peopleBy, type Substitution } from '../people/person.ts';
import { findClientManagers } from '../requests/rights/load-decision-context.ts';
import { hasSeatConflict } from '../requests/rights/seat-conflict-rules.ts';
import { type FindWaitingDeps, findWaitingFor } from '../requests/views/find-waiting-for.ts';
import type { Repo } from '../storage/store.ts';
import { ABSENCE_FIELDS, checkAbsence } from './absence-rules.ts';

export interface DecideAbsenceDeps extends FindWaitingDeps {
  people: Repo<Person>;
  directory: Directory;
  clock: Clock;
}

const MOST_PRINCIPALS = 100;

/** The substitution that was typed, or why it cannot be. `planned` is what others get along with it. */
export async function decideAbsence(
  deps: DecideAbsenceDeps,
  person: Person,
  typed: Record<string, unknown>,
  planned: ReadonlyMap<string, Substitution> = new Map(),
): Promise<{ substitute: Substitution } | { errors: Record<string, FieldError> }> {
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const found = await deps.directory.findPerson(String(typed.substitute ?? ''));
  const chosen = found && { ...found, substitute: planned.get(found._id) ?? found.substitute };
  const options = () => (chosen?.tenantId === person.tenantId ? [chosen._id] : []);
  const { values, errors } = validateFields(ABSENCE_FIELDS, typed, { today: date, options });
  if (Object.keys(errors).length > 0 || !chosen) return { errors };
  const otherSeats = await findOtherSeats(deps, person, chosen);
  const principals = await findPrincipals(deps, person, planned);
  const refused = checkAbsence(values, { person, substitute: chosen, today: date, otherSeats, principals });
  if (Object.keys(refused).length > 0) return { errors: refused };
  const [from, to] = [String(values.from), String(values.to)];
  return { substitute: { person: chosen._id, from, to, begun: from <= date.toString() } };
}

/** Writes it; what waits goes to the substitute at once when the absence has begun. */
export function putAbsence(
  deps: ChangeDirectoryDeps,
  by: string,
  person: string,
  substitute: Substitution,
): Promise<Person> {
  return writePerson(
    deps,
    by,
    person,
    (current) => current && { ...current, substitute },
    (next) => (substitute.begun ? beginning(next) : []),
  );
}

/** Hands what waits to the substitute. */
export function beginning(next: PersonState) {
  return [{ name: 'absence.begin' as const, args: { person: next._id } }];
}

/** Everybody who has named this person for some days, as things stand once `planned` has come about. */
async function findPrincipals(
  { people }: DecideAbsenceDeps,
  { _id }: Person,
  planned: ReadonlyMap<string, Substitution>,
): Promise<Person[]> {
  const named = {
    index: 'active',
    eq: { active: true },
    keys: [peopleBy.substitute(_id)],
    limit: MOST_PRINCIPALS,
  };
  const stored = (await people.find(named)).items.filter((each) => !planned.has(each._id));
  const others = await Promise.all(
    [...planned].filter(([, { person }]) => person === _id).map(([id]) => people.get(id)),
  );
  const coming = others.flatMap((each) =>
    each ? [{ ...each, substitute: planned.get(each._id) ?? null }] : [],
  );
  return [...stored, ...coming];
}

async function findOtherSeats(
  deps: DecideAbsenceDeps,
  principal: Person,
  substitute: Person,
): Promise<string[]> {
  const found: string[] = [];
  for (const request of await findWaitingFor(deps, principal)) {
    const managers = await findClientManagers(deps, request.client);
    if (hasSeatConflict(request, principal, substitute, managers)) found.push(request._id);
  }
  return found;
}
