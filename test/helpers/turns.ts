import type { Store } from '../../src/storage/store.ts';
import { watchWrites } from './watched-writes.ts';

/** Processes of one store that write in turns; whose turn it is follows from numbers given, not from the machine. */
export interface Turns {
  /** A view of the store for one process, which dies before its n-th write where that is not null. */
  view(store: Store, diesBeforeWrite: number | null): Store;
  /** Runs all of them until each is through or dead. */
  play(works: (() => Promise<unknown>)[]): Promise<void>;
  /** Count of the dead. */
  deaths(): number;
}

export function createTurns(picks: number[]): Turns {
  const waiting: (() => void)[] = [];
  let alive = 0;
  let deaths = 0;
  let turn = 0;
  let notify = () => {};

  function wait(): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      notify();
    });
  }

  async function everybodyWaits(): Promise<void> {
    while (waiting.length < alive) {
      await new Promise<void>((resolve) => {
        notify = resolve;
      });
    }
  }

  async function play(works: (() => Promise<unknown>)[]): Promise<void> {
    alive = works.length;
    for (const work of works) {
      work()
        .catch(() => {})
        .finally(() => {
          alive -= 1;
          notify();
        });
    }
    for (await everybodyWaits(); alive > 0; await everybodyWaits()) {
      const pick = picks[turn % picks.length] ?? 0;
      turn += 1;
      for (const go of waiting.splice(pick % waiting.length, 1)) go();
    }
  }

  return {
    view: (store, diesBeforeWrite) =>
      watchWrites(store, async (write) => {
        if (write === diesBeforeWrite) deaths += 1;
        if (diesBeforeWrite !== null && write >= diesBeforeWrite) throw new Error('the process is dead');
        await wait();
      }),
    play,
    deaths: () => deaths,
  };
}
