import { outsideTurns } from '../kernel/turn-id.ts';

/** Says that something happened, without waiting for whoever listens. */
export interface Signal {
  raise(): void;
  /** Returns a function that stops listening. */
  listen(listener: () => void): () => void;
}

export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    raise: () => {
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      const called = outsideTurns(listener);
      listeners.add(called);
      return () => listeners.delete(called);
    },
  };
}
