import type { FieldError } from '../forms/field.ts';
import { AppError } from '../kernel/errors.ts';
import type { ChangeDirectoryDeps } from '../people/directory/change-directory.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { hasRight } from '../people/rights.ts';
import { type DecideAbsenceDeps, decideAbsence, putAbsence } from './decide-absence.ts';

export type SetAbsenceDeps = ChangeDirectoryDeps & DecideAbsenceDeps;

export interface SetAbsenceInput {
  actor: string;
  /** Person who will be absent. */
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
  const decided = await decideAbsence(deps, person, input.typed);
  if ('errors' in decided) return { person, errors: decided.errors };
  return { person: await putAbsence(deps, input.actor, person._id, decided.substitute), errors: {} };
}

/** Throws FORBIDDEN. */
export async function requireSelfOrAdmin(
  deps: { directory: Directory },
  { actor, person }: { actor: string; person: string },
): Promise<void> {
  const by = await deps.directory.getPerson(actor);
  if (by._id !== person.toLowerCase() && !hasRight(by, 'set-absences')) throw new AppError('FORBIDDEN');
}
