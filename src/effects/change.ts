import { AppError } from '../kernel/errors.ts';
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

/** A change to write, or null to leave the document; whatever else was decided goes back to the caller. */
export interface Decided<T extends Aggregate> {
  change: Change<T> | null;
}

/** `decideDocument` where the document itself is all that the caller needs to know. */
export async function changeDocument<T extends Aggregate>(
  relay: Relay,
  repo: Repo<T>,
  collection: string,
  load: () => Promise<T>,
  decide: (doc: T) => Change<T> | null | Promise<Change<T> | null>,
): Promise<T> {
  const { doc } = await decideDocument(relay, repo, collection, load, async (current) => ({
    change: await decide(current),
  }));
  return doc;
}

/**
 * The one way a document changes: load, decide, compare-and-swap with the effects on board, relay.
 * `decide` is run again on the fresh document after a conflict, and throws an AppError to refuse. Returns the
 * document as it is then, and what was decided about it last.
 */
export async function decideDocument<T extends Aggregate, D extends Decided<T>>(
  relay: Relay,
  repo: Repo<T>,
  collection: string,
  load: () => Promise<T>,
  decide: (doc: T) => D | Promise<D>,
): Promise<{ doc: T; decided: D }> {
  for (let attempt = 1; ; attempt += 1) {
    const current = await load();
    const decided = await decide(current);
    const { change } = decided;
    if (!change) return { doc: current, decided };
    const effects = stampEffects(collection, current, change.doc, change.effects);
    const pending = [...current.pending, ...effects];
    const saved = await replaceUnlessBeaten(repo, {
      ...change.doc,
      version: current.version,
      pending,
      hasPending: pending.length > 0,
    });
    if (saved) return { doc: await relay.settle(collection, saved), decided };
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
