import { checkDocument } from '../check-document.ts';
import { checkLimit, encodeCursor, type ResolvedQuery, resolveQuery } from '../resolve-query.ts';
import { scanById } from '../scan-by-id.ts';
import {
  AppendOnly,
  type CollectionDef,
  Conflict,
  DuplicateKey,
  type Page,
  type Query,
  type Rec,
  type Repo,
} from '../store.ts';
import { normaliseWords } from '../words.ts';
import type { Database } from './database.ts';
import { quote } from './schema.ts';
import { countByTerms, selectFrom } from './select.ts';
import { saveTerms, termRows } from './term-rows.ts';

interface Row {
  version: number;
  terms: string[];
}

/** One collection of the file. The schema must exist. */
export function createSqliteRepo<T extends Rec>(db: Database, def: CollectionDef<T>): Repo<T> {
  const table = quote(def.name);

  function add(doc: T): void {
    const body = checkDocument(def, doc);
    const terms = termRows(def, doc);
    const taken = db.prepare(`SELECT 1 FROM ${table} WHERE _id = ?`).get(doc._id);
    if (taken) throw new DuplicateKey(def.name, '_id');
    naming(def, () =>
      db
        .prepare(`INSERT INTO ${table} (_id, version, terms, body) VALUES (?, ?, ?, ?)`)
        .run(doc._id, doc.version, JSON.stringify(terms), body),
    );
    saveTerms(db, def, doc._id, [], terms);
  }

  function swap(doc: T): T {
    const next = { ...doc, version: doc.version + 1 };
    const body = checkDocument(def, next);
    const terms = termRows(def, next);
    const before = current(doc._id, doc.version);
    naming(def, () =>
      db
        .prepare(`UPDATE ${table} SET version = ?, body = ?, terms = ? WHERE _id = ?`)
        .run(next.version, body, JSON.stringify(terms), doc._id),
    );
    saveTerms(db, def, doc._id, before.terms, terms);
    return next;
  }

  function remove(id: string, version: number): void {
    const before = current(id, version);
    db.prepare(`DELETE FROM ${table} WHERE _id = ?`).run(id);
    saveTerms(db, def, id, before.terms, []);
  }

  function current(id: string, version: number): Row {
    const row = db.prepare(`SELECT version, terms FROM ${table} WHERE _id = ?`).get(id);
    if (row?.version !== version) throw new Conflict(def.name, id);
    return { version, terms: JSON.parse(String(row.terms)) as string[] };
  }

  function list(query: ResolvedQuery, limit: number): T[] {
    const selection = selectFrom(db, def, query);
    if (!selection) return [];
    const { where, order, params } = selection;
    const rows = db.prepare(`SELECT body FROM ${table} ${where} ${order} LIMIT ?`).all(...params, limit);
    return rows.map((row) => parse<T>(row));
  }

  function page(query: ResolvedQuery, limit: number): Page<T> {
    const found = list(query, checkLimit(limit) + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return found.length > limit && last ? { items, next: encodeCursor(last, query.order) } : { items };
  }

  function countAll(query: ResolvedQuery): number {
    const byTerms = countByTerms(db, def, query);
    if (byTerms !== null) return byTerms;
    const selection = selectFrom(db, def, query);
    if (!selection) return 0;
    const sql = `SELECT count(*) AS n FROM ${table} ${selection.where}`;
    return Number(db.prepare(sql).get(...selection.params)?.n);
  }

  async function change<R>(work: () => R): Promise<R> {
    if (def.appendOnly) throw new AppendOnly(def.name);
    return db.write(work);
  }

  const find = (query: Query): Promise<Page<T>> => db.read(() => page(resolveQuery(def, query), query.limit));
  return {
    get: (id) =>
      db.read(() => {
        if (typeof id !== 'string') throw new TypeError(`${def.name}: an id is a string`);
        const row = db.prepare(`SELECT body FROM ${table} WHERE _id = ?`).get(id);
        return row ? parse<T>(row) : null;
      }),
    insert: (draft) =>
      db.write(() => {
        const doc = { ...draft, version: 1 } as unknown as T;
        add(doc);
        return doc;
      }),
    replace: (doc) => change(() => swap(doc)),
    delete: (id, version) => change(() => remove(id, version)),
    find,
    claim: (query, set) =>
      change(() => {
        const [first] = list(resolveQuery(def, query), 1);
        return first ? swap({ ...first, ...set, _id: first._id, version: first.version }) : null;
      }),
    count: (query) => db.read(() => countAll(resolveQuery(def, query))),
    search: (text, { limit, ...options }) =>
      db.read(() => page(resolveQuery(def, { index: '', eq: {}, ...options }, normaliseWords(text)), limit)),
    scan: (after) => scanById(find, after),
    restore: (doc) => db.write(() => add(doc)),
  };
}

function parse<T>(row: Record<string, unknown>): T {
  return JSON.parse(String(row.body)) as T;
}

/** Turns SQLite's complaint about a unique index into DuplicateKey with our name of that index. */
function naming(def: { name: string }, write: () => void): void {
  try {
    write();
  } catch (error) {
    // By shape: under jest the error belongs to another realm than our Error.
    const { message = '' } = error as Partial<Error>;
    const [, index] = /^UNIQUE constraint failed: (?:index ')?([^']*)/.exec(message) ?? [];
    if (!index) throw error;
    throw new DuplicateKey(def.name, index.replace(`${def.name}.`, ''));
  }
}
