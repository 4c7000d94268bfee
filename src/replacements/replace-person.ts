import { Temporal } from 'temporal-polyfill';
import { insertDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import { traceOf } from '../people/directory/change-directory.ts';
import { REPLACEMENTS, type Replacement } from '../people/replacement.ts';
import { requireRight } from '../people/require-right.ts';
import { DuplicateKey, type Repo } from '../storage/store.ts';
import { type PreviewReplacementDeps, previewReplacement } from './preview-replacement.ts';

export interface ReplacePersonDeps extends PreviewReplacementDeps {
  replacements: Repo<Replacement>;
  relay: Relay;
}

export interface ReplacePersonInput {
  actor: string;
  leaver: string;
  successor: string;
  /** The version of the leaver's record that the preview was drawn from. */
  version: number;
}

/**
 * Starts the replacement, and carries it out as far as this process lives: the rest is the relay's. A second
 * click finds the first one's. Throws FORBIDDEN, STALE, NOT_FOUND, SAME_PERSON.
 */
export async function replacePerson(
  deps: ReplacePersonDeps,
  input: ReplacePersonInput,
): Promise<Replacement> {
  await requireRight(deps, input.actor, 'keep-directory');
  const id = `${input.leaver}:${input.version}`;
  const known = await deps.replacements.get(id);
  if (known) return known;
  const { leaver, successor, moved } = await previewReplacement(deps, input);
  if (leaver.version !== input.version) throw new AppError('STALE');
  const replacement = {
    _id: id,
    leaver: leaver._id,
    successor: successor._id,
    by: input.actor,
    at: Temporal.Instant.fromEpochMilliseconds(deps.clock.now()).toString(),
    roles: leaver.roles,
    moved,
    status: 'running' as const,
  };
  const event = { type: 'person.replaced' as const, successor: successor.name, done: false };
  try {
    return await insertDocument(deps.relay, deps.replacements, REPLACEMENTS.name, replacement, [
      traceOf(deps, input.actor, subjectOf.person(leaver._id), event),
      { name: 'person.replace', args: { replacement: id } },
    ]);
  } catch (error) {
    const first = error instanceof DuplicateKey ? await deps.replacements.get(id) : null;
    if (!first) throw error;
    return first;
  }
}
