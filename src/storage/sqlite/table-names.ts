const TERMS = '.terms';

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function termsTable(def: { name: string }): string {
  return quote(def.name + TERMS);
}

/** True when these tables are none of a store's: a store has a table of terms before any other. */
export function isForeign(tables: string[]): boolean {
  return tables.length > 0 && !tables.some((name) => name.endsWith(TERMS));
}
