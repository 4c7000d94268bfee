import { createRepo } from '../create-repo.ts';
import type { CollectionDef, Rec, Repo, Store } from '../store.ts';
import { openDatabase } from './database.ts';
import { refreshTerms } from './refresh-terms.ts';
import { createSchema } from './schema.ts';
import { createSqliteEngine } from './sqlite-engine.ts';

/** The embedded store: one file, one bot process. `:memory:` keeps nothing. */
export function openSqliteStore(file: string): Store {
  const db = openDatabase(file);
  const repos = new Map<string, unknown>();

  function repo<T extends Rec>(def: CollectionDef<T>): Repo<T> {
    const known = repos.get(def.name);
    if (known) return known as Repo<T>;
    createSchema(db, def);
    const created = createRepo(def, createSqliteEngine(db, def));
    repos.set(def.name, created);
    return created;
  }

  return {
    repo,
    migrate: async (defs) => {
      for (const def of defs) await refreshTerms(db, def, repo(def));
    },
    ping: () => db.read(() => void db.prepare('SELECT 1').get()),
    backup: (toFile) => db.backup(toFile),
    close: async () => db.close(),
  };
}
