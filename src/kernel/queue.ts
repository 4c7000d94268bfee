import { AppError } from './errors.ts';

/** One heavy piece of work after another. */
export interface Queue {
  /** Throws BUSY when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createQueue(mostWaiting: number): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    run: async (work) => {
      if (waiting > mostWaiting) throw new AppError('BUSY');
      waiting += 1;
      const mine = last.then(work);
      last = mine
        .catch(() => undefined)
        .finally(() => {
          waiting -= 1;
        });
      return mine;
    },
  };
}
