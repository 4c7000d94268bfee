import { setImmediate } from 'node:timers';

/** Runs work in transactions that are shared by everything that arrives in one turn of the event loop. */
export interface GroupCommit {
  /** All or nothing, and durable when the promise resolves. */
  write<R>(work: () => R): Promise<R>;
  /** Sees every write before it, and tells what it saw only once that is durable too. */
  read<R>(work: () => R): Promise<R>;
  /** Commits what is open. */
  flush(): void;
}

interface Waiting {
  committed(): void;
  failed(error: unknown): void;
}

/**
 * A sync of the disk costs more than the statements of a write, so writes of one turn pay for one together.
 * A savepoint around each keeps a refused one from taking the others along.
 */
export function createGroupCommit(run: (sql: string) => void): GroupCommit {
  let open: Waiting[] | undefined;

  function join<R>(group: Waiting[], outcome: () => R): Promise<R> {
    return new Promise((resolve, reject) => {
      group.push({
        committed: () => {
          try {
            resolve(outcome());
          } catch (error) {
            reject(error);
          }
        },
        failed: reject,
      });
    });
  }

  function begin(): Waiting[] {
    run('BEGIN IMMEDIATE');
    setImmediate(flush);
    return [];
  }

  function flush(): void {
    const group = open;
    if (!group) return;
    open = undefined;
    try {
      run('COMMIT');
    } catch (error) {
      rollBack(run, 'ROLLBACK');
      for (const waiting of group) waiting.failed(error);
      return;
    }
    for (const waiting of group) waiting.committed();
  }

  return {
    write: async (work) => {
      open ??= begin();
      return join(open, attempt(run, work));
    },
    read: async (work) => {
      if (!open) return work();
      return join(open, outcomeOf(work));
    },
    flush,
  };
}

/** Does the work now; the function returned gives its result or throws its error. */
function attempt<R>(run: (sql: string) => void, work: () => R): () => R {
  run('SAVEPOINT one');
  const outcome = outcomeOf(() => {
    try {
      return work();
    } catch (error) {
      run('ROLLBACK TO one');
      throw error;
    }
  });
  run('RELEASE one');
  return outcome;
}

function outcomeOf<R>(work: () => R): () => R {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** After some failures, such as a full disk, SQLite has rolled back already and says so by an error. */
function rollBack(run: (sql: string) => void, sql: string): void {
  try {
    run(sql);
  } catch {
    return;
  }
}
