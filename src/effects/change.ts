import { AppError } from '../errors.ts';
import { Conflict, type Draft, DuplicateKey, type Repo } from '../storage/store.ts';
import { type Aggregate, type NewEffect, stampEffects } from './effect.ts';
import type { Relay } from './relay.ts';

export interface Change<T extends Aggregate> {
  doc: T;
  effects: NewEffect[];
}

/** A document as it is decided about, without the store's and the relay's fields. */
export type State<T extends Aggregate> = Omit<Draft<T>, 'pending' | 'hasPending'>;

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
  doc: State<T>,
  effects: NewEffect[],
): Promise<T> {
  const pending = stampEffects(collection, null, doc, effects);
  const saved = await repo.insert({ ...doc, pending, hasPending: pending.length > 0 } as unknown as Draft<T>);
  return relay.settle(collection, saved);
}

/**
 * The same for a document that may not be there yet: `decide` sees null then, and once more what somebody else
 * inserted at the same moment. Null when nothing is to be inserted.
 */
export async function putDocument<T extends Aggregate>(
  relay: Relay,
  repo: Repo<T>,
  collection: string,
  id: string,
  decide: (doc: T | null) => { doc: State<T>; effects: NewEffect[] } | null,
): Promise<T | null> {
  if (!(await repo.get(id))) {
    const first = decide(null);
    if (!first) return null;
    const inserted = await unlessThere(() =>
      insertDocument(relay, repo, collection, first.doc, first.effects),
    );
    if (inserted) return inserted;
  }
  const load = async () => {
    const current = await repo.get(id);
    if (!current) throw new AppError('NOT_FOUND', { message: `${collection} ${id} is gone` });
    return current;
  };
  return changeDocument(relay, repo, collection, load, (current) => {
    const change = decide(current);
    return change && { doc: { ...current, ...change.doc }, effects: change.effects };
  });
}

async function unlessThere<T>(insert: () => Promise<T>): Promise<T | null> {
  try {
    return await insert();
  } catch (error) {
    if (error instanceof DuplicateKey) return null;
    throw error;
  }
}
