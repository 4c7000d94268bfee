import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { createLogSync, NO_SYNC } from './log-sync.ts';

/** One open file. Statements run synchronously; only the disk is waited for. */
export interface Database extends Pick<GroupCommit, 'read' | 'write'> {
  /** Prepared once per SQL text. */
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  backup(toFile: string): Promise<void>;
  close(): Promise<void>;
}

export type SqlValue = SQLInputValue;

export function openDatabase(file: string): Database {
  const db = new DatabaseSync(file, { timeout: 5000 });
  const ownSync = syncsItsLog(db);
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

  const log = ownSync ? createLogSync(db.location() ?? file) : NO_SYNC;
  const commits = createGroupCommit((sql) => {
    prepare(sql).run();
  }, log.sync);
  return {
    prepare,
    exec: (sql) => db.exec(sql),
    read: commits.read,
    write: commits.write,
    backup: async (toFile) => {
      await commits.settled();
      await backup(db, toFile);
    },
    close: async () => {
      await commits.settled();
      db.close();
      await log.close();
    },
  };
}

/**
 * FULL would sync the log within each COMMIT and hold the main thread for as long as the disk takes. With
 * a write-ahead log NORMAL leaves out just that sync, and `createGroupCommit` does it before it answers:
 * the same promise, on another thread. Without such a log, as in memory, FULL stays.
 */
function syncsItsLog(db: DatabaseSync): boolean {
  const hasLog = db.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode === 'wal';
  db.exec(`PRAGMA synchronous = ${hasLog ? 'NORMAL' : 'FULL'}`);
  return hasLog;
}
