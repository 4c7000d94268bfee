import { AppError } from '../../kernel/errors.ts';
import type { CollectionDef, IndexDef, Rec } from '../store.ts';
import type { Database } from './database.ts';
import { quote, termsTable } from './table-names.ts';

/** Creates what the collection lacks: its table of terms first (see `isForeign`), its table, its indexes. */
export function createSchema<T extends Rec>(db: Database, def: CollectionDef<T>): void {
  db.exec(
    `CREATE TABLE IF NOT EXISTS ${termsTable(def)} (
      term TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (term, id)) WITHOUT ROWID`,
  );
  db.exec(
    `CREATE TABLE IF NOT EXISTS ${quote(def.name)} (
      _id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, terms TEXT NOT NULL, body TEXT NOT NULL)`,
  );
  for (const index of def.indexes) createIndex(db, def, index);
  if (def.appendOnly) for (const sql of forbidChanges(def)) db.exec(sql);
}

/** Throws STORE_DAMAGED when a page of the collection is not what SQLite wrote. */
export function checkTables(db: Database, def: { name: string }): void {
  for (const table of [quote(def.name), termsTable(def)]) {
    const first = db.prepare(`PRAGMA quick_check(${table})`).get();
    if (first?.quick_check !== 'ok') {
      throw new AppError('STORE_DAMAGED', {
        message: String(first?.quick_check),
        details: { file: db.file },
      });
    }
  }
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
