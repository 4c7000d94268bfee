import { AsyncLocalStorage } from 'node:async_hooks';

const turns = new AsyncLocalStorage<{ turn: string }>();

/** Does the work of one turn: every line that it logs names the turn, whatever it waits for on the way. */
export function inTurn<T>(turn: string, work: () => T): T {
  return turns.run({ turn }, work);
}

/** The turn under way, as a field of a log line; nothing outside of one. */
export function turnField(): { turn?: string } {
  return turns.getStore() ?? {};
}

/** The same function, called as if outside of any turn: for what a turn only sets off. */
export function outsideTurns(callback: () => void): () => void {
  return () => turns.exit(callback);
}
