import { checkLimit, encodeCursor, type ResolvedQuery, resolveQuery } from './resolve-query.ts';
import { scanById } from './scan-by-id.ts';
import { AppendOnly, type CollectionDef, type Page, type Query, type Rec, type Repo } from './store.ts';
import { normaliseWords } from './words.ts';

/** Engine of one collection in a store. Queries come checked; writes are checked by the engine. */
export interface Engine<T extends Rec> {
  get(id: string): Promise<T | null>;
  /** Throws DuplicateKey. */
  add(doc: T): Promise<void>;
  /** Puts the document in place of its previous version. Throws Conflict, DuplicateKey. */
  swap(next: T): Promise<void>;
  /** Throws Conflict. */
  remove(id: string, version: number): Promise<void>;
  list(query: ResolvedQuery, limit: number): Promise<T[]>;
  count(query: ResolvedQuery): Promise<number>;
}

/** Wraps an engine in the rules of the port, which both stores share. */
export function createRepo<T extends Rec>(def: CollectionDef<T>, engine: Engine<T>): Repo<T> {
  const find = async (query: Query): Promise<Page<T>> =>
    readPage(engine, resolveQuery(def, query), query.limit);
  return {
    get: async (id) => {
      if (typeof id !== 'string') throw new TypeError(`${def.name}: an id is a string`);
      return engine.get(id);
    },
    insert: async (draft) => {
      const doc = { ...draft, version: 1 } as unknown as T;
      await engine.add(doc);
      return doc;
    },
    replace: async (doc) => {
      refuseAppendOnly(def);
      const next = { ...doc, version: doc.version + 1 };
      await engine.swap(next);
      return next;
    },
    delete: async (id, version) => {
      refuseAppendOnly(def);
      await engine.remove(id, version);
    },
    find,
    count: async (query) => {
      const resolved = resolveQuery(def, query);
      return canMatch(resolved) ? engine.count(resolved) : 0;
    },
    search: async (text, { limit, ...options }) =>
      readPage(engine, resolveQuery(def, { index: '', eq: {}, ...options }, normaliseWords(text)), limit),
    scan: (after) => scanById(find, after, def.bulky),
    restore: async (doc) => engine.add(doc),
  };
}

/** One document more than asked for tells whether there is a next page. */
async function readPage<T extends Rec>(
  engine: Engine<T>,
  query: ResolvedQuery,
  limit: number,
): Promise<Page<T>> {
  checkLimit(limit);
  const found = canMatch(query) ? await engine.list(query, limit + 1) : [];
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last ? { items, next: encodeCursor(last, query.order) } : { items };
}

function canMatch(query: ResolvedQuery): boolean {
  return query.anyKeys === undefined || query.anyKeys.length > 0;
}

function refuseAppendOnly(def: { name: string; appendOnly?: boolean }): void {
  if (def.appendOnly) throw new AppendOnly(def.name);
}
