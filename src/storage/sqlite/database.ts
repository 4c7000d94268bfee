import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { AppError } from '../../kernel/errors.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { makeOwnFile } from './own-file.ts';
import { asStoreFailure, isLasting } from './store-failure.ts';
import { isForeign, quote } from './table-names.ts';

/**
 * One open file. Everything runs synchronously; promises only carry the results. What SQLite complains of is thrown
 * as `asStoreFailure` says.
 */
export interface Database extends Pick<GroupCommit, 'read' | 'write'> {
  file: string;
  /** True when no table was there at opening. */
  isNew: boolean;
  /** Prepared once per SQL text. Belongs inside `read`, `write` or `guard`. */
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  /** For work that is not shared: outside of a transaction, and told at once. */
  guard<R>(work: () => R): R;
  /** True after a failure has shown that writes do not succeed, until one does. */
  isFailing(): boolean;
  setWorking(): void;
  backup(toFile: string): Promise<void>;
  close(): void;
}

export type SqlValue = SQLInputValue;

export const MEMORY = ':memory:';

/** Throws AppError for a file that cannot be opened, or is another program's. */
export function openDatabase(file: string): Database {
  let failing = false;

  function explain(error: unknown): unknown {
    const failure = asStoreFailure(error, file);
    failing ||= isLasting(failure);
    return failure;
  }

  function guard<R>(work: () => R): R {
    try {
      return work();
    } catch (error) {
      throw explain(error);
    }
  }

  const { db, isNew } = guard(() => connect(file));
  const statements = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    let statement = statements.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  }

  const commits = createGroupCommit({
    run: (sql) => void prepare(sql).run(),
    isOpen: () => db.isTransaction,
    explain,
  });
  return {
    file,
    isNew,
    prepare,
    guard,
    exec: (sql) => guard(() => db.exec(sql)),
    read: commits.read,
    write: commits.write,
    isFailing: () => failing,
    setWorking: () => {
      failing = false;
    },
    backup: async (toFile) => {
      commits.flush();
      guard(() => makeOwnFile(toFile));
      await backup(db, toFile).catch((error: unknown) => {
        throw asStoreFailure(error, toFile);
      });
    },
    close: () => {
      commits.flush();
      db.close();
    },
  };
}

function connect(file: string): { db: DatabaseSync; isNew: boolean } {
  if (file !== MEMORY) makeOwnFile(file);
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    const rows = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .all();
    const tables = rows.map(({ name }) => String(name));
    if (isForeign(tables)) {
      throw new AppError('STORE_FOREIGN', { details: { file } });
    }
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA journal_size_limit = 67108864');
    // SQLite opens what it may not write for reading, and says so with the first write only, be it of nothing.
    for (const table of tables.slice(0, 1)) db.exec(`DELETE FROM ${quote(table)} WHERE FALSE`);
    return { db, isNew: tables.length === 0 };
  } catch (error) {
    db.close();
    throw error;
  }
}
