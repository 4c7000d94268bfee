/** Gives the result of work that is already done, or throws its error. */
export type Outcome<R> = () => R;

/** Does the work inside the open transaction; a savepoint keeps a refused one from taking others along. */
export function attempt<R>(run: (sql: string) => void, work: () => R): Outcome<R> {
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

export function outcomeOf<R>(work: () => R): Outcome<R> {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
