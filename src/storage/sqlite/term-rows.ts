import type { ResolvedQuery } from '../resolve-query.ts';
import type { CollectionDef, Rec } from '../store.ts';
import { termsOf } from '../terms.ts';
import type { Database } from './database.ts';
import { termsTable } from './table-names.ts';

/** One of these exact terms, or any term from `from` up to, not including, `to`. */
export type TermCondition = { terms: string[] } | { from: string; to: string };

/** Behind every string that begins with the prefix. */
const LAST = '\u{10FFFF}';

/** Keys and tokens share a table; the first letter keeps them apart. */
export function termRows<T extends Rec>(def: CollectionDef<T>, doc: T): string[] {
  const { tokens, keys } = termsOf(def, doc);
  return [...tokens.map(tokenTerm), ...keys.map(keyTerm)];
}

/** Every one of them must hold. */
export function termConditions(query: ResolvedQuery): TermCondition[] {
  return [
    ...query.words.map((word) => ({ from: tokenTerm(word), to: `${tokenTerm(word)}${LAST}` })),
    ...query.keys.map((key) => ({ terms: [keyTerm(key)] })),
    ...(query.anyKeys ? [{ terms: [...new Set(query.anyKeys)].map(keyTerm) }] : []),
  ];
}

/** Writes only the difference: most changes of a document leave its terms alone. */
export function saveTerms(
  db: Database,
  def: { name: string },
  id: string,
  before: string[],
  after: string[],
): void {
  const table = termsTable(def);
  const had = new Set(before);
  const has = new Set(after);
  for (const term of before) {
    if (!has.has(term)) db.prepare(`DELETE FROM ${table} WHERE term = ? AND id = ?`).run(term, id);
  }
  for (const term of after) {
    if (!had.has(term)) db.prepare(`INSERT INTO ${table} (term, id) VALUES (?, ?)`).run(term, id);
  }
}

function tokenTerm(token: string): string {
  return `t${token}`;
}

function keyTerm(key: string): string {
  return `k${key}`;
}
