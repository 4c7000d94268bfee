import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';

/** One open file. Everything runs synchronously; promises only carry the results. */
export interface Database extends Pick<GroupCommit, 'read' | 'write'> {
  /** Prepared once per SQL text. */
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
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

  const commits = createGroupCommit((sql) => {
    prepare(sql).run();
  });
  return {
    prepare,
    exec: (sql) => db.exec(sql),
    read: commits.read,
    write: commits.write,
    backup: async (toFile) => {
      commits.flush();
      await backup(db, toFile);
    },
    close: () => {
      commits.flush();
      db.close();
    },
  };
}
