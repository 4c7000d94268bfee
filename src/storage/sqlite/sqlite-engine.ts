import { checkDocument } from '../check-document.ts';
import type { Engine } from '../create-repo.ts';
import type { ResolvedQuery } from '../resolve-query.ts';
import { type CollectionDef, Conflict, DuplicateKey, type Rec } from '../store.ts';
import type { Database } from './database.ts';
import { countByTerms, selectFrom } from './select.ts';
import { quote } from './table-names.ts';
import { saveTerms, termRows } from './term-rows.ts';

/** One collection of the file. The schema must exist. */
export function createSqliteEngine<T extends Rec>(db: Database, def: CollectionDef<T>): Engine<T> {
  return {
    get: (id) =>
      db.read(() => {
        const row = db.prepare(`SELECT body FROM ${quote(def.name)} WHERE _id = ?`).get(id);
        return row ? parse<T>(row) : null;
      }),
    add: (doc) => db.write(() => add(db, def, doc)),
    swap: (next) => db.write(() => swap(db, def, next)),
    remove: (id, version) => db.write(() => remove(db, def, id, version)),
    list: (query, limit) => db.read(() => list(db, def, query, limit)),
    count: (query) => db.read(() => count(db, def, query)),
  };
}

function add<T extends Rec>(db: Database, def: CollectionDef<T>, doc: T): void {
  const body = checkDocument(def, doc);
  const terms = termRows(def, doc);
  const table = quote(def.name);
  const taken = db.prepare(`SELECT 1 FROM ${table} WHERE _id = ?`).get(doc._id);
  if (taken) throw new DuplicateKey(def.name, '_id');
  naming(def, () =>
    db
      .prepare(`INSERT INTO ${table} (_id, version, terms, body) VALUES (?, ?, ?, ?)`)
      .run(doc._id, doc.version, JSON.stringify(terms), body),
  );
  saveTerms(db, def, doc._id, [], terms);
}

function swap<T extends Rec>(db: Database, def: CollectionDef<T>, next: T): void {
  const body = checkDocument(def, next);
  const terms = termRows(def, next);
  const before = termsAt(db, def, next._id, next.version - 1);
  naming(def, () =>
    db
      .prepare(`UPDATE ${quote(def.name)} SET version = ?, body = ?, terms = ? WHERE _id = ?`)
      .run(next.version, body, JSON.stringify(terms), next._id),
  );
  saveTerms(db, def, next._id, before, terms);
}

function remove(db: Database, def: { name: string }, id: string, version: number): void {
  const before = termsAt(db, def, id, version);
  db.prepare(`DELETE FROM ${quote(def.name)} WHERE _id = ?`).run(id);
  saveTerms(db, def, id, before, []);
}

/** Throws Conflict when the document is not at this version. */
function termsAt(db: Database, def: { name: string }, id: string, version: number): string[] {
  const row = db.prepare(`SELECT version, terms FROM ${quote(def.name)} WHERE _id = ?`).get(id);
  if (row?.version !== version) throw new Conflict(def.name, id);
  return JSON.parse(String(row.terms)) as string[];
}

function list<T extends Rec>(db: Database, def: CollectionDef<T>, query: ResolvedQuery, limit: number): T[] {
  const { where, order, params } = selectFrom(db, def, query);
  const sql = `SELECT body FROM ${quote(def.name)} ${where} ${order} LIMIT ?`;
  return db
    .prepare(sql)
    .all(...params, limit)
    .map((row) => parse<T>(row));
}

function count<T extends Rec>(db: Database, def: CollectionDef<T>, query: ResolvedQuery): number {
  const byTerms = countByTerms(db, def, query);
  if (byTerms !== null) return byTerms;
  const { where, params } = selectFrom(db, def, query);
  const sql = `SELECT count(*) AS n FROM ${quote(def.name)} ${where}`;
  return Number(db.prepare(sql).get(...params)?.n);
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
