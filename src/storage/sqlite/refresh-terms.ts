import { scanById } from '../scan-by-id.ts';
import type { CollectionDef, Rec, Repo } from '../store.ts';
import { termsPrint } from '../terms.ts';
import type { Database } from './database.ts';
import { quote } from './table-names.ts';
import { saveTerms, termRows } from './term-rows.ts';

/** Brings keys and tokens in line with the declaration, when a new release has changed it. */
export async function refreshTerms<T extends Rec>(
  db: Database,
  def: CollectionDef<T>,
  repo: Repo<T>,
): Promise<void> {
  db.exec('CREATE TABLE IF NOT EXISTS terms_made_by (name TEXT PRIMARY KEY NOT NULL, print TEXT NOT NULL)');
  const print = termsPrint(def);
  const known = await db.read(() =>
    db.prepare('SELECT print FROM terms_made_by WHERE name = ?').get(def.name),
  );
  if (known?.print === print) return;
  for await (const doc of scanById(repo.find)) await refreshDocument(db, def, doc);
  await db.write(() => db.prepare('INSERT OR REPLACE INTO terms_made_by VALUES (?, ?)').run(def.name, print));
}

async function refreshDocument<T extends Rec>(db: Database, def: CollectionDef<T>, doc: T): Promise<void> {
  const table = quote(def.name);
  const terms = JSON.stringify(termRows(def, doc));
  const read = db.prepare(`SELECT terms FROM ${table} WHERE _id = ? AND version = ?`);
  if ((await db.read(() => read.get(doc._id, doc.version)))?.terms === terms) return;
  await db.write(() => {
    // Read again under the write lock: a document that moved on meanwhile brought its own.
    const row = read.get(doc._id, doc.version);
    if (!row) return;
    db.prepare(`UPDATE ${table} SET terms = ? WHERE _id = ?`).run(terms, doc._id);
    saveTerms(db, def, doc._id, JSON.parse(String(row.terms)) as string[], JSON.parse(terms) as string[]);
  });
}
