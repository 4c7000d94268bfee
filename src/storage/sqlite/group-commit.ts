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

export interface Transactions {
  run(sql: string): void;
  /** True while a transaction is under way: some failures, such as a full disk, end it. */
  isOpen(): boolean;
  /** Error to throw in place of one of the store. */
  explain(error: unknown): unknown;
}

interface Waiting {
  committed(): void;
  failed(error: unknown): void;
}

/**
 * A sync of the disk costs more than the statements of a write, so writes of one turn pay for one together.
 * A savepoint around each keeps a refused one from taking the others along.
 */
export function createGroupCommit(transactions: Transactions): GroupCommit {
  const { run, isOpen, explain } = transactions;
  let open: Waiting[] | undefined;

  function begin(): Waiting[] {
    try {
      run('BEGIN IMMEDIATE');
    } catch (error) {
      throw explain(error);
    }
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
      rollBack(transactions);
      fail(group, explain(error));
      return;
    }
    for (const waiting of group) waiting.committed();
  }

  /** Nobody's write is there when one took the transaction along, so all of them fail with its error. */
  function settle<R>(group: Waiting[], outcome: () => R): Promise<R> {
    const settled = join(group, outcome);
    if (!isOpen()) {
      open = undefined;
      fail(group, errorOf(outcome));
    }
    return settled;
  }

  return {
    write: async (work) => {
      open ??= begin();
      return settle(open, attempt(transactions, work));
    },
    read: async (work) => {
      const outcome = outcomeOf(transactions, work);
      return open ? settle(open, outcome) : outcome();
    },
    flush,
  };
}

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

function fail(group: Waiting[], error: unknown): void {
  for (const waiting of group) waiting.failed(error);
}

/** Does the work now, whole or not at all. */
function attempt<R>(transactions: Transactions, work: () => R): () => R {
  return outcomeOf(transactions, () => {
    transactions.run('SAVEPOINT one');
    try {
      const result = work();
      transactions.run('RELEASE one');
      return result;
    } catch (error) {
      undo(transactions);
      throw error;
    }
  });
}

function undo(transactions: Transactions): void {
  if (!transactions.isOpen()) return;
  try {
    transactions.run('ROLLBACK TO one');
    transactions.run('RELEASE one');
  } catch {
    rollBack(transactions);
  }
}

/** Rolls back; where that fails too, the next BEGIN complains. */
function rollBack({ run, isOpen }: Transactions): void {
  try {
    if (isOpen()) run('ROLLBACK');
  } catch {
    return;
  }
}

/** Does the work now; the function returned gives its result or throws its error. */
function outcomeOf<R>({ explain }: Transactions, work: () => R): () => R {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    const failure = explain(error);
    return () => {
      throw failure;
    };
  }
}

function errorOf(outcome: () => unknown): unknown {
  try {
    outcome();
    return new TypeError('the transaction has ended by itself');
  } catch (error) {
    return error;
  }
}
