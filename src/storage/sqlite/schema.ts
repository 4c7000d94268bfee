import type { CollectionDef, IndexDef, Rec } from '../store.ts';
import type { Database } from './database.ts';

/** Creates what the collection lacks: its table, its table of terms, its indexes. */
export function createSchema<T extends Rec>(db: Database, def: CollectionDef<T>): void {
  const table = quote(def.name);
  db.exec(
    `CREATE TABLE IF NOT EXISTS ${table} (
      _id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, terms TEXT NOT NULL, body TEXT NOT NULL)`,
  );
  db.exec(
    `CREATE TABLE IF NOT EXISTS ${termsTable(def)} (
      term TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (term, id)) WITHOUT ROWID`,
  );
  for (const index of def.indexes) createIndex(db, def, index);
  if (def.appendOnly) for (const sql of forbidChanges(def)) db.exec(sql);
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function termsTable(def: { name: string }): string {
  return quote(`${def.name}.terms`);
}

/** The same text in indexes and queries, or SQLite would not see that one serves the other. */
export function fieldSql(field: string): string {
  return `json_extract(body, '$.${field.replaceAll("'", "''")}')`;
}

/** An index that was declared otherwise before is built anew. */
function createIndex(db: Database, def: { name: string }, index: IndexDef): void {
  const name = `${def.name}.${index.name}`;
  const fields = [...index.eq, ...(index.range ? [index.range] : [])].map(fieldSql);
  const columns = index.unique ? fields : [...fields, '_id'];
  const sql = `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quote(name)} ON ${quote(def.name)} (${columns.join(', ')})`;
  const known = db.prepare(`SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?`).get(name);
  if (known?.sql === sql) return;
  db.exec(`DROP INDEX IF EXISTS ${quote(name)}`);
  db.exec(sql);
}

function forbidChanges(def: { name: string }): string[] {
  const table = quote(def.name);
  return ['UPDATE OF _id, version, body', 'DELETE'].map(
    (change, n) => `CREATE TRIGGER IF NOT EXISTS ${quote(`${def.name}.append-only-${n}`)}
      BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, 'append only'); END`,
  );
}
