import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** One open file. Everything runs synchronously; promises only carry the results. */
export interface Database {
  /** Prepared once per SQL text. */
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  /** All or nothing, durable when the promise resolves. */
  write<R>(work: () => R): Promise<R>;
  read<R>(work: () => R): Promise<R>;
  backup(toFile: string): Promise<void>;
  close(): void;
}

export type SqlValue = SQLInputValue;

export function openDatabase(file: string): Database {
  const db = new DatabaseSync(file, { timeout: 5000 });
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA journal_size_limit = 67108864');
  const statements = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    let statement = statements.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  }

  return {
    prepare,
    exec: (sql) => db.exec(sql),
    write: async (work) => transact(prepare, work),
    read: async (work) => work(),
    backup: async (toFile) => {
      await backup(db, toFile);
    },
    close: () => db.close(),
  };
}

function transact<R>(prepare: Database['prepare'], work: () => R): R {
  prepare('BEGIN IMMEDIATE').run();
  try {
    const result = work();
    prepare('COMMIT').run();
    return result;
  } catch (error) {
    prepare('ROLLBACK').run();
    throw error;
  }
}
