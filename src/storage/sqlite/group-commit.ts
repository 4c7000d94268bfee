import { setImmediate } from 'node:timers';
import { attempt, type Outcome, outcomeOf } from './attempt.ts';
import { createSyncQueue, failGroup, type Group } from './sync-queue.ts';

/** Runs work in transactions that are shared by everything that arrives in one turn of the event loop. */
export interface GroupCommit {
  /** All or nothing, and durable when the promise resolves. */
  write<R>(collection: string, work: () => R): Promise<R>;
  /** Sees every write before it, and tells what it saw of a collection only once that is durable too. */
  read<R>(collection: string, work: () => R): Promise<R>;
  /** Commits what is open; resolves when everything so far is durable, or has failed. */
  settled(): Promise<void>;
}

/**
 * A sync of the disk costs more than the statements of a write, so the writes of one turn share one, and
 * what is committed while the disk is busy shares the next. `sync` makes every commit so far durable.
 */
export function createGroupCommit(run: (sql: string) => void, sync: () => Promise<void>): GroupCommit {
  const queue = createSyncQueue(sync);
  let open: Group | undefined;

  function begin(): Group {
    run('BEGIN IMMEDIATE');
    setImmediate(commit);
    return { collections: new Set(), waiting: [] };
  }

  function commit(): void {
    const group = open;
    if (!group) return;
    open = undefined;
    try {
      run('COMMIT');
    } catch (error) {
      rollBack(run);
      failGroup(group, error);
      return;
    }
    queue.add(group);
  }

  return {
    write: async (collection, work) => {
      queue.check();
      open ??= begin();
      open.collections.add(collection);
      return join(open, attempt(run, work));
    },
    read: async (collection, work) => {
      queue.check();
      const outcome = outcomeOf(work);
      const groups = open ? [...queue.pending(), open] : queue.pending();
      const seen = groups.findLast((group) => group.collections.has(collection));
      return seen ? join(seen, outcome) : outcome();
    },
    settled: () => {
      commit();
      return queue.settled();
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

/** After some failures, such as a full disk, SQLite has rolled back already and says so by an error. */
function rollBack(run: (sql: string) => void): void {
  try {
    run('ROLLBACK');
  } catch {
    return;
  }
}
