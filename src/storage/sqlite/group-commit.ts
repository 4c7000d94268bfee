import { setImmediate } from 'node:timers';
import { attempt, type Outcome, outcomeOf } from './attempt.ts';

/** Runs work in transactions that are shared by everything that arrives in one turn of the event loop. */
export interface GroupCommit {
  /** All or nothing, and durable when the promise resolves. */
  write<R>(collection: string, work: () => R): Promise<R>;
  /** Sees every write before it, and tells what it saw of a collection only once that is durable too. */
  read<R>(collection: string, work: () => R): Promise<R>;
  /** Commits what is open. */
  flush(): void;
  /** Resolves when everything so far is durable, or has failed. */
  settled(): Promise<void>;
}

interface Group {
  collections: Set<string>;
  waiting: { durable(): void; failed(error: unknown): void }[];
}

/**
 * A sync of the disk costs more than the statements of a write, so the writes of one turn share one, and
 * what is committed while the disk is busy shares the next. `sync` makes every commit so far durable.
 */
export function createGroupCommit(run: (sql: string) => void, sync: () => Promise<void>): GroupCommit {
  let open: Group | undefined;
  let committed: Group[] = [];
  let syncing: Group[] = [];
  let idle = Promise.resolve();
  let broken: { error: unknown } | undefined;

  function begin(): Group {
    run('BEGIN IMMEDIATE');
    setImmediate(flush);
    return { collections: new Set(), waiting: [] };
  }

  function flush(): void {
    const group = open;
    if (!group) return;
    open = undefined;
    try {
      run('COMMIT');
    } catch (error) {
      rollBack(run);
      fail([group], error);
      return;
    }
    committed.push(group);
    if (syncing.length === 0) idle = syncAll();
  }

  async function syncAll(): Promise<void> {
    while (committed.length > 0) {
      syncing = committed;
      committed = [];
      try {
        await sync();
        for (const { waiting } of syncing) for (const each of waiting) each.durable();
      } catch (error) {
        // After a failed sync nobody knows what is on the disk: a later one may succeed and still lack it.
        broken = { error };
        fail(syncing, error);
      }
      syncing = [];
    }
  }

  return {
    write: async (collection, work) => {
      if (broken) throw broken.error;
      open ??= begin();
      open.collections.add(collection);
      return join(open, attempt(run, work));
    },
    read: async (collection, work) => {
      if (broken) throw broken.error;
      const outcome = outcomeOf(work);
      const seen = [...syncing, ...committed, ...(open ? [open] : [])].findLast((group) =>
        group.collections.has(collection),
      );
      return seen ? join(seen, outcome) : outcome();
    },
    flush,
    settled: () => {
      flush();
      return idle;
    },
  };
}

function join<R>(group: Group, outcome: Outcome<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    const durable = (): void => {
      try {
        resolve(outcome());
      } catch (error) {
        reject(error);
      }
    };
    group.waiting.push({ durable, failed: reject });
  });
}

function fail(groups: Group[], error: unknown): void {
  for (const { waiting } of groups) for (const each of waiting) each.failed(error);
}

/** After some failures, such as a full disk, SQLite has rolled back already and says so by an error. */
function rollBack(run: (sql: string) => void): void {
  try {
    run('ROLLBACK');
  } catch {
    return;
  }
}
