import type { NewEffect } from '../effects/effect.ts';
import { today } from '../kernel/clock.ts';
import { type ChangeDirectoryDeps, writePerson } from '../people/directory/change-directory.ts';
import type { Directory } from '../people/directory.ts';
import type { Person, Substitution } from '../people/person.ts';
import { requireSelfOrAdmin } from './set-absence.ts';

export interface EndAbsenceDeps extends ChangeDirectoryDeps {
  directory: Directory;
}

/** Ends a running absence, or takes back one to come. Throws FORBIDDEN. */
export async function endAbsence(
  deps: EndAbsenceDeps,
  { actor, person: id }: { actor: string; person: string },
): Promise<Person> {
  await requireSelfOrAdmin(deps, { actor, person: id });
  const person = await deps.directory.getPerson(id);
  const date = today(deps.clock, await deps.directory.zoneOf(person)).toString();
  return closeAbsence(deps, actor, person, date);
}

/** Clears the substitute; whoever was away is told what was decided for them. */
export async function closeAbsence(
  deps: ChangeDirectoryDeps,
  by: string,
  person: Person,
  lastDay: string,
): Promise<Person> {
  return writePerson(
    deps,
    by,
    person._id,
    (current) => (current?.substitute ? { ...current, substitute: null } : null),
    (_, before) => report(person._id, before?.substitute ?? null, lastDay),
  );
}

function report(principal: string, ended: Substitution | null, lastDay: string): NewEffect[] {
  if (!ended?.begun) return [];
  const { person: substitute, from, to } = ended;
  return [
    {
      name: 'tell',
      args: {
        audience: [{ person: principal }],
        content: {
          kind: 'absence',
          event: 'ended',
          principal,
          substitute,
          from,
          to: to < lastDay ? to : lastDay,
        },
      },
    },
  ];
}
