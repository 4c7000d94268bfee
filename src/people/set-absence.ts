import { type Clock, today } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { FieldError } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { type FindWaitingDeps, findWaitingFor } from '../requests/find-waiting-for.ts';
import { findClientManagers } from '../requests/load-decision-context.ts';
import { sitsElsewhere } from '../requests/other-seat-rules.ts';
import { ABSENCE_FIELDS, checkAbsence } from './absence-rules.ts';
import { type ChangeDirectoryDeps, writePerson } from './change-directory.ts';
import type { Directory } from './directory.ts';
import { BRANCH, type Person, type PersonState } from './person.ts';
import { holdsRole } from './role-rules.ts';

export interface SetAbsenceDeps extends ChangeDirectoryDeps, FindWaitingDeps {
  directory: Directory;
  clock: Clock;
}

export interface SetAbsenceInput {
  actor: string;
  /** Who will be absent. */
  person: string;
  typed: Record<string, unknown>;
}

export interface SetAbsenceResult {
  person: Person;
  errors: Record<string, FieldError>;
}

/** Names a substitute for dated days. Throws FORBIDDEN for anybody but the person and admins. */
export async function setAbsence(deps: SetAbsenceDeps, input: SetAbsenceInput): Promise<SetAbsenceResult> {
  await requireSelfOrAdmin(deps, input);
  const person = await deps.directory.getPerson(input.person);
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const chosen = await deps.directory.findPerson(String(input.typed.substitute ?? ''));
  const options = () => (chosen?.tenantId === person.tenantId ? [chosen._id] : []);
  const { values, errors } = validateFields(ABSENCE_FIELDS, input.typed, { today: date, options });
  if (Object.keys(errors).length > 0 || !chosen) return { person, errors };
  const otherSeats = await findOtherSeats(deps, person, chosen);
  const refused = checkAbsence(values, { person, substitute: chosen, today: date, otherSeats });
  if (Object.keys(refused).length > 0) return { person, errors: refused };
  const substitute = { person: chosen._id, from: String(values.from), to: String(values.to) };
  const begun = substitute.from <= date.toString();
  const written = await writePerson(
    deps,
    input.actor,
    person._id,
    (current) => current && { ...current, substitute: { ...substitute, begun } },
    (next) => (begun ? beginning(next) : []),
  );
  return { person: written, errors: {} };
}

/** What waits goes to the substitute. */
export function beginning(next: PersonState) {
  return [{ name: 'absence.begin' as const, args: { person: next._id } }];
}

/** Throws FORBIDDEN. */
export async function requireSelfOrAdmin(
  deps: { directory: Directory },
  { actor, person }: { actor: string; person: string },
): Promise<void> {
  const by = await deps.directory.getPerson(actor);
  if (by._id !== person.toLowerCase() && !holdsRole(by, 'admin', BRANCH)) throw new AppError('FORBIDDEN');
}

async function findOtherSeats(
  deps: SetAbsenceDeps,
  principal: Person,
  substitute: Person,
): Promise<string[]> {
  const found: string[] = [];
  for (const request of await findWaitingFor(deps, principal)) {
    const managers = await findClientManagers(deps, request.client);
    if (sitsElsewhere(request, principal, substitute, managers)) found.push(request._id);
  }
  return found;
}
