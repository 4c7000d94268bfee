import { beginning } from '../absences/decide-absence.ts';
import { changeDocument } from '../effects/change.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import { type ChangeDirectoryDeps, traceOf, writePerson } from '../people/directory/change-directory.ts';
import { type Grant, type Person, peopleBy } from '../people/person.ts';
import { REPLACEMENTS, type Replacement } from '../people/replacement.ts';
import { holdsRole } from '../people/role-rules.ts';
import type { Repo } from '../storage/store.ts';
import { type HandOverClientsDeps, handOverClients } from './hand-over-clients.ts';
import {
  type HandOverPapersDeps,
  handOverDeliveries,
  handOverOwnDrafts,
  handOverRequestDrafts,
} from './hand-over-papers.ts';
import { type HandOverPotentialDeps, handOverPotential } from './hand-over-potential.ts';
import { type HandOverRequestsDeps, handOverRequests, showWaiting } from './hand-over-requests.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Go on with handing everything of a leaver over, until it is done. */
    'person.replace': { replacement: string };
  }
}

export interface CarryReplacementDeps
  extends ChangeDirectoryDeps,
    HandOverClientsDeps,
    HandOverPotentialDeps,
    HandOverRequestsDeps,
    HandOverPapersDeps {
  replacements: Repo<Replacement>;
}

/**
 * Handler of `person.replace`: one document after another, each asked for what it still holds of the leaver,
 * so that a run that died is gone on with by the next. The leaver's access is closed before the last step.
 */
export async function carryReplacement(
  deps: CarryReplacementDeps,
  args: { replacement: string },
  effectId: string,
): Promise<void> {
  const replacement = await deps.replacements.get(args.replacement);
  if (!replacement || replacement.status === 'done') return;
  const { leaver, successor, by, roles } = replacement;
  await writePerson(deps, by, successor, (current) => current && withRoles(current, roles));
  await handOverClients(deps, replacement);
  await handOverPotential(deps, replacement);
  await handOverRequests(deps, replacement);
  await handOverOwnDrafts(deps, replacement);
  await handOverRequestDrafts(deps, replacement);
  await handOverSubstitutions(deps, replacement);
  await handOverDeliveries(deps, replacement);
  await showWaiting(deps, replacement, effectId);
  await writePerson(
    deps,
    by,
    leaver,
    (current) => current && { ...current, active: false, roles: [], substitute: null },
  );
  await finish(deps, replacement);
}

function withRoles(person: Person, roles: Grant[]): Person {
  const more = roles.filter(({ role, scope }) => !holdsRole(person, role, scope));
  return { ...person, roles: [...person.roles, ...more] };
}

/** Gives those who had the leaver for a substitute the successor, and the successor none. */
async function handOverSubstitutions(
  deps: CarryReplacementDeps,
  { leaver, successor, by }: Replacement,
): Promise<void> {
  const page = await deps.people.find({
    index: 'active',
    eq: { active: true },
    keys: [peopleBy.substitute(leaver)],
    limit: 500,
  });
  for (const { _id } of page.items) {
    await writePerson(
      deps,
      by,
      _id,
      (current) => {
        if (current?.substitute?.person !== leaver) return null;
        const substitute = _id === successor ? null : { ...current.substitute, person: successor };
        return { ...current, substitute };
      },
      (next) => (next.substitute?.begun ? beginning(next) : []),
    );
  }
}

async function finish(deps: CarryReplacementDeps, replacement: Replacement): Promise<void> {
  const { _id } = replacement;
  const successor = (await deps.people.get(replacement.successor))?.name ?? replacement.successor;
  await changeDocument(
    deps.relay,
    deps.replacements,
    REPLACEMENTS.name,
    async () => {
      const current = await deps.replacements.get(_id);
      if (!current) throw new AppError('NOT_FOUND', { message: `no replacement ${_id}` });
      return current;
    },
    (current) =>
      current.status === 'done'
        ? null
        : {
            doc: { ...current, status: 'done' as const },
            effects: [
              traceOf(deps, current.by, subjectOf.person(current.leaver), {
                type: 'person.replaced',
                successor,
                done: true,
              }),
              {
                name: 'tell',
                args: {
                  audience: [{ person: current.successor }],
                  content: { kind: 'replacement', replacement: _id },
                },
              },
            ],
          },
  );
}
