import { RENDERERS } from '../../bot/renderers.ts';
import type { Store } from '../../src/storage/store.ts';
import { buildPerson } from './build-person.ts';
import { type FileDesk, startFileDesk } from './file-desk.ts';
import { SEATS, startTestBot, type TestBot, type TestBotOptions } from './start-bot.ts';
import { watchWrites } from './watched-writes.ts';

const PEOPLE = [...SEATS, buildPerson('outsider')];

/** One process after another on one store; all of them write to the chats of the first one's Teams. */
export interface FileBranch {
  desk: FileDesk;
  /** From its n-th write from now on, or the n-th to that collection, the first process writes nothing any more. */
  dieBefore(write: number, collection?: string): void;
  writes(): number;
  /** Another process, as long after as its clock says. */
  next(later?: number, options?: TestBotOptions): Promise<TestBot>;
  close(): Promise<void>;
}

export async function openFileBranch(store: Store, soleProcess = true): Promise<FileBranch> {
  let [written, last] = [0, Number.POSITIVE_INFINITY];
  let counted = '';
  const mortal = watchWrites(store, (_, collection) => {
    if (written < last && (counted === '' || counted === collection)) written += 1;
    if (written >= last) throw new Error('the process is dead');
  });
  const desk = await startFileDesk({ store: mortal, people: PEOPLE, soleProcess });
  const others: TestBot[] = [];
  return {
    desk,
    dieBefore: (write, collection = '') => {
      [written, last, counted] = [0, write, collection];
    },
    writes: () => written,
    next: async (later = 0, options = {}) => {
      const bot = await startTestBot({
        store,
        people: PEOPLE,
        renderers: RENDERERS,
        soleProcess,
        isFileUrl: (url) => url.startsWith(desk.host.origin),
        realClock: { now: () => Date.now() + later + passed },
        ...options,
      });
      others.push(bot);
      return bot;
    },
    close: async () => {
      last = Number.POSITIVE_INFINITY;
      for (const bot of others) await bot.close();
      await desk.close();
      await store.close();
    },
  };
}

/** Time by which clocks of later processes are ahead: the lease of a dead sender has to run out. */
let passed = 0;

/** Carries out what a process takes up at start, and sends. */
export async function settle(bot: TestBot): Promise<void> {
  await bot.running.takeUpFiles();
  for (let n = 0; n < 12; n += 1) {
    passed += 1_000;
    await bot.running.sender.flush();
  }
}
