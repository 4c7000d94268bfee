import { Conflict, type Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import type { Aggregate, CommandHandlers, Effect } from './effect.ts';

export interface Relay {
  /**
   * Carries out what the document owes and clears it; returns the document as it stands afterwards.
   * A failing effect stays pending (with those behind it) and is logged; the caller's change stands.
   * Two relays on one document may carry an effect out twice: handlers bear that.
   */
  settle<T extends Aggregate>(collection: string, doc: T): Promise<T>;
  /** Settles whatever an earlier process left behind. Returns how many documents it found. */
  sweep(): Promise<number>;
}

export interface RelayDeps {
  /** Collections whose documents carry effects, by name. */
  aggregates: Record<string, Repo<Aggregate>>;
  handlers: CommandHandlers;
  onError(error: unknown, effect: Effect): void;
}

export function createRelay(deps: RelayDeps): Relay {
  return {
    settle: (collection, doc) => settle(deps, collection, doc),
    sweep: () => sweep(deps),
  };
}

async function settle<T extends Aggregate>(deps: RelayDeps, collection: string, doc: T): Promise<T> {
  if (!doc.hasPending) return doc;
  const done = new Set<string>();
  for (const effect of doc.pending) {
    try {
      await carryOut(deps.handlers, effect);
      done.add(effect.id);
    } catch (error) {
      deps.onError(error, effect);
      break;
    }
  }
  try {
    return await clear(repoOf<T>(deps, collection), doc, done);
  } catch (error) {
    // Effects done but not cleared are done once more by the next relay; the change itself is stored.
    for (const effect of doc.pending.slice(0, 1)) deps.onError(error, effect);
    return doc;
  }
}

/** Effects added meanwhile by another writer stay: that writer, or the next sweep, carries them out. */
async function clear<T extends Aggregate>(repo: Repo<T>, doc: T, done: Set<string>): Promise<T> {
  let current = doc;
  while (done.size > 0) {
    const pending = current.pending.filter((effect) => !done.has(effect.id));
    if (pending.length === current.pending.length) return current;
    try {
      return await repo.replace({ ...current, pending, hasPending: pending.length > 0 });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const fresh = await repo.get(doc._id);
      if (!fresh) return current;
      current = fresh;
    }
  }
  return current;
}

async function carryOut(handlers: CommandHandlers, effect: Effect): Promise<void> {
  const handler = handlers[effect.name] as (args: unknown, effectId: string) => Promise<void>;
  await handler(effect.args, effect.id);
}

async function sweep(deps: RelayDeps): Promise<number> {
  let found = 0;
  for (const [collection, repo] of Object.entries(deps.aggregates)) {
    for await (const doc of walk(repo, { index: 'pending', eq: { hasPending: true } })) {
      await settle(deps, collection, doc);
      found += 1;
    }
  }
  return found;
}

function repoOf<T extends Aggregate>(deps: RelayDeps, collection: string): Repo<T> {
  const repo = deps.aggregates[collection];
  if (!repo) throw new TypeError(`no aggregate collection ${collection}`);
  return repo as unknown as Repo<T>;
}
