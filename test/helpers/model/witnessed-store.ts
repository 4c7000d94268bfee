import type { Client } from '../../../src/clients/client.ts';
import type { Aggregate } from '../../../src/effects/effect.ts';
import type { Person, Unit } from '../../../src/people/person.ts';
import type { RequestDoc } from '../../../src/requests/request.ts';
import type { CollectionDef, Rec, Repo, Store } from '../../../src/storage/store.ts';

/** One write of an aggregate that the store took. */
export interface Commit<T extends Aggregate = Aggregate> {
  collection: string;
  before: T | null;
  after: T;
  /** Changed more than what the relay still owes. */
  isChange: boolean;
  /** Business epoch ms. */
  at: number;
  /** The register, the directory and the requests as they stood after it. */
  world: Snapshot;
}

export interface Snapshot {
  people: ReadonlyMap<string, Person>;
  units: ReadonlyMap<string, Unit>;
  clients: ReadonlyMap<string, Client>;
  requests: ReadonlyMap<string, RequestDoc>;
}

/** Everything that was ever written, in order, whoever died afterwards. */
export interface Journal {
  commits: Commit[];
  latest: Snapshot;
}

const WATCHED = ['people', 'units', 'clients', 'requests', 'replacements', 'dictionaries', 'files'];

export function createJournal(): Journal {
  return {
    commits: [],
    latest: { people: new Map(), units: new Map(), clients: new Map(), requests: new Map() },
  };
}

/** The store, with every write of an aggregate noted in the journal. */
export function witnessStore(store: Store, journal: Journal, now: () => number): Store {
  const contents = new Map<string, { doc: Aggregate; content: string }>();
  function record(collection: string, after: Aggregate): void {
    const key = `${collection}:${after._id}`;
    const before = contents.get(key);
    const content = contentOf(after);
    contents.set(key, { doc: after, content });
    const known = journal.latest[collection as keyof Snapshot] as ReadonlyMap<string, Aggregate> | undefined;
    if (known) {
      journal.latest = { ...journal.latest, [collection]: new Map(known).set(after._id, after) };
    }
    const isChange = before?.content !== content;
    const world = journal.latest;
    journal.commits.push({ collection, before: before?.doc ?? null, after, isChange, at: now(), world });
  }
  return {
    migrate: (defs) => store.migrate(defs),
    ping: () => store.ping(),
    close: () => store.close(),
    repo: <T extends Rec>(def: CollectionDef<T>): Repo<T> => {
      const repo = store.repo(def);
      if (!WATCHED.includes(def.name)) return repo;
      return new Proxy(repo, {
        get(target, name: keyof Repo<T>) {
          const method = target[name] as (...args: unknown[]) => unknown;
          if (name !== 'insert' && name !== 'replace') return method.bind(target);
          return async (doc: T) => {
            const after = await target[name](doc);
            record(def.name, after as unknown as Aggregate);
            return after;
          };
        },
      });
    },
  };
}

/** Changes of one collection. */
export function changesOf<T extends Aggregate>(journal: Journal, collection: string): Commit<T>[] {
  return journal.commits.filter((one) => one.isChange && one.collection === collection) as Commit<T>[];
}

function contentOf(doc: Aggregate): string {
  return JSON.stringify({ ...doc, version: 0, pending: 0, hasPending: 0 });
}

/** As effects name the change that owes them. */
export function versionOf({ collection, after }: Pick<Commit, 'collection' | 'after'>): string {
  return `${collection}:${after._id}:${after.version}`;
}
