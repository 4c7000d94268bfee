import { type SubjectState, stampEntry } from '../audit/stamp-entry.ts';
import type { Rec } from '../storage/store.ts';
import type { CommandArgs, CommandName } from './commands.ts';

/**
 * Effect that a change still owes to other documents, written in the same compare-and-swap as the change
 * and carried out by the relay, so nothing is told that did not happen and nothing that happened goes untold.
 */
export type NewEffect = { [N in CommandName]: { name: N; args: CommandArgs[N] } }[CommandName];

/** `id` is `collection:id:version:n`, the same however often the relay tries. */
export type Effect = NewEffect & { id: string };

/** A document that is changed only through `changeDocument` or `insertDocument`. */
export interface Aggregate extends Rec {
  pending: Effect[];
  /** Mirrors `pending.length > 0`, indexed, so that a restart finds what is owed. */
  hasPending: boolean;
}

export const PENDING_INDEX = { name: 'pending', eq: ['hasPending'] };

/**
 * Gives effects the ids that belong to one version of one document, and audit entries the revision that they
 * are about. `before` is null for a document that is new.
 */
export function stampEffects(
  collection: string,
  before: (SubjectState & { version: number }) | null,
  after: SubjectState,
  effects: NewEffect[],
): Effect[] {
  const version = (before?.version ?? 0) + 1;
  return effects.map((effect, n) => {
    const id = `${collection}:${after._id}:${version}:${n}`;
    if (effect.name !== 'audit') return { ...effect, id };
    const entry = stampEntry(effect.args.entry, collection, before, after);
    return { name: effect.name, args: { entry }, id };
  });
}

/** Carries out one command. Must be idempotent: the relay may repeat it after a crash. */
export type CommandHandlers = {
  [N in CommandName]: (args: CommandArgs[N], effectId: string) => Promise<void>;
};
