import { statSync } from 'node:fs';
import { AppError } from '../../kernel/errors.ts';
import { createRepo } from '../create-repo.ts';
import type { CollectionDef, Rec, Repo, Store } from '../store.ts';
import { type Database, MEMORY, openDatabase } from './database.ts';
import { findBackup, inspectFile, isEmpty } from './inspect-file.ts';
import { refreshTerms } from './refresh-terms.ts';
import { tryRoom } from './room.ts';
import { checkTables, createSchema } from './schema.ts';
import { createSqliteEngine } from './sqlite-engine.ts';
import { asStoreFailure } from './store-failure.ts';

export interface SqliteStoreOptions {
  /** Reads every collection through when it is opened, bulky ones excepted, and throws STORE_DAMAGED. */
  checked?: boolean;
  /** A backup beside an empty file is what it is to be filled from. */
  fresh?: boolean;
}

/**
 * The embedded store: one file, one bot process. `:memory:` keeps nothing. Throws AppError for a file that is none of
 * the bot's, is damaged, cannot be written, or is empty although something says that it was not.
 */
export function openSqliteStore(file: string, options: SqliteStoreOptions = {}): Store {
  if (file !== MEMORY) requireUsable(file, options);
  const db = openDatabase(file);
  try {
    // A file without a table is as empty as one without a byte.
    if (db.isNew && !options.fresh && file !== MEMORY) refuseBackup(file);
    if (options.checked) requireWholePages(db);
    return createSqliteStore(db, options);
  } catch (error) {
    db.close();
    throw error;
  }
}

export function createSqliteStore(db: Database, { checked = false }: SqliteStoreOptions = {}): Store {
  const repos = new Map<string, unknown>();

  function repo<T extends Rec>(def: CollectionDef<T>): Repo<T> {
    const known = repos.get(def.name);
    if (known) return known as Repo<T>;
    db.guard(() => {
      createSchema(db, def);
      if (checked && !def.bulky) checkTables(db, def);
    });
    const created = createRepo(def, createSqliteEngine(db, def));
    repos.set(def.name, created);
    return created;
  }

  return {
    repo,
    migrate: async (defs) => {
      for (const def of defs) await refreshTerms(db, def, repo(def));
    },
    ping: async () => {
      if (!db.isFailing()) return db.read(() => void db.prepare('SELECT 1').get());
      await tryRoom(db);
      db.setWorking();
    },
    backup: (toFile) => db.backup(toFile),
    close: async () => db.close(),
  };
}

function requireUsable(file: string, { fresh = false }: SqliteStoreOptions): void {
  try {
    inspectFile(file);
    if (!isEmpty(file)) return;
    // SQLite would throw the log away.
    if (!isEmpty(`${file}-wal`)) throw lost(file, `${file}-wal`);
    if (!fresh) refuseBackup(file);
  } catch (error) {
    throw asStoreFailure(error, file);
  }
}

/** SQLite fills up a last page that was cut. In a crash it may be, while the log still has the whole of it. */
function requireWholePages({ file, prepare, guard }: Database): void {
  if (file === MEMORY || !isEmpty(`${file}-wal`)) return;
  const pageSize = Number(guard(() => prepare('PRAGMA page_size').get())?.page_size);
  if (statSync(file).size % pageSize > 0) throw new AppError('STORE_DAMAGED', { details: { file } });
}

function refuseBackup(file: string): void {
  const found = findBackup(file);
  if (found !== '') throw lost(file, found);
}

function lost(file: string, found: string): AppError {
  return new AppError('STORE_LOST', { details: { file, found } });
}
