import { Conflict, type Draft, type Repo } from '../storage/store.ts';
import { type Aggregate, type NewEffect, stampEffects } from './effect.ts';
import type { Relay } from './relay.ts';

export interface Change<T extends Aggregate> {
  doc: T;
  effects: NewEffect[];
}

const ATTEMPTS = 30;

/**
 * The one way a document changes: load, decide, compare-and-swap with the effects on board, relay.
 * `decide` is run again on the fresh document after a conflict; it throws an AppError to refuse, and
 * returns null when nothing is to be changed (the current document is then returned).
 */
export async function changeDocument<T extends Aggregate>(
  relay: Relay,
  repo: Repo<T>,
  collection: string,
  load: () => Promise<T>,
  decide: (doc: T) => Change<T> | null | Promise<Change<T> | null>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const current = await load();
    const change = await decide(current);
    if (!change) return current;
    const effects = stampEffects(collection, current, change.doc, change.effects);
    const pending = [...current.pending, ...effects];
    const saved = await replaceUnlessBeaten(repo, {
      ...change.doc,
      version: current.version,
      pending,
      hasPending: pending.length > 0,
    });
    if (saved) return relay.settle(collection, saved);
    if (attempt >= ATTEMPTS) throw new Conflict(collection, current._id);
  }
}

async function replaceUnlessBeaten<T extends Aggregate>(repo: Repo<T>, doc: T): Promise<T | undefined> {
  try {
    return await repo.replace(doc);
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
}

/** Inserts an aggregate with its first effects and relays them. Throws DuplicateKey. */
export async function insertDocument<T extends Aggregate>(
  relay: Relay,
  repo: Repo<T>,
  collection: string,
  doc: Omit<Draft<T>, 'pending' | 'hasPending'>,
  effects: NewEffect[],
): Promise<T> {
  const pending = stampEffects(collection, null, doc, effects);
  const saved = await repo.insert({ ...doc, pending, hasPending: pending.length > 0 } as unknown as Draft<T>);
  return relay.settle(collection, saved);
}
