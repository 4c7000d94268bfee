import { scanById } from '../scan-by-id.ts';
import type { CollectionDef, Rec, Repo } from '../store.ts';
import type { Database } from './database.ts';
import { quote } from './schema.ts';
import { saveTerms, termRows } from './term-rows.ts';

/** Brings keys and tokens in line with the declaration, which a new release may have changed. */
export async function refreshTerms<T extends Rec>(
  db: Database,
  def: CollectionDef<T>,
  repo: Repo<T>,
): Promise<void> {
  const table = quote(def.name);
  for await (const doc of scanById(repo.find)) {
    const terms = JSON.stringify(termRows(def, doc));
    const read = db.prepare(`SELECT terms FROM ${table} WHERE _id = ? AND version = ?`);
    if (read.get(doc._id, doc.version)?.terms === terms) continue;
    await db.write(() => {
      // Read again under the write lock: a document that moved on meanwhile brought its own.
      const row = read.get(doc._id, doc.version);
      if (!row) return;
      db.prepare(`UPDATE ${table} SET terms = ? WHERE _id = ?`).run(terms, doc._id);
      saveTerms(db, def, doc._id, JSON.parse(String(row.terms)) as string[], JSON.parse(terms) as string[]);
    });
  }
}
