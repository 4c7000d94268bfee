import type { Clock } from '../kernel/clock.ts';
import { asAppError } from '../kernel/errors.ts';
import { Conflict, DuplicateKey, type Repo } from '../storage/store.ts';
import type { Receipt } from './receipt.ts';

export interface AnswerOnceDeps {
  receipts: Repo<Receipt>;
  realClock: Clock;
}

export interface AnswerOnceOptions {
  /** No other process answers on this store, so nothing has to be written before the work. */
  alone: boolean;
  /** Milliseconds for another process to answer what it took up. */
  waitMs?: number;
}

/** Does the work of a message unless it was, or is being, answered. */
export type AnswerOnce = (id: string, work: () => Promise<void>) => Promise<void>;

/** Teams gives up on a message after 15 s; whoever has not answered by then has died, or is late anyway. */
const WAIT_MS = 10_000;
const POLL_MS = 250;

/**
 * A message is answered once, however often it comes: at the same time, later, or after a restart. One whose
 * first answer died on the way is answered by the next delivery of it.
 */
export function createAnswerOnce(deps: AnswerOnceDeps, options: AnswerOnceOptions): AnswerOnce {
  const running = new Map<string, Promise<void>>();
  const waitMs = options.waitMs ?? WAIT_MS;

  async function take(id: string): Promise<boolean> {
    const known = await deps.receipts.get(id);
    if (known?.answered) return false;
    if (options.alone) return true;
    return known ? takeFrom(known) : insert(id);
  }

  async function insert(id: string): Promise<boolean> {
    try {
      await deps.receipts.insert({ _id: id, answered: false, at: now(deps) });
      return true;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      const known = await deps.receipts.get(id);
      return known ? takeFrom(known) : false;
    }
  }

  /** Waits for the process that has it; takes it over when that one does not come to an end. */
  async function takeFrom(known: Receipt): Promise<boolean> {
    const until = Date.parse(known.at) + waitMs;
    for (;;) {
      const current = await deps.receipts.get(known._id);
      if (!current || current.answered || current.at !== known.at) return false;
      if (deps.realClock.now() >= until) return replace(deps, { ...current, at: now(deps) });
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async function answer(id: string, work: () => Promise<void>): Promise<void> {
    // Askers who cannot be told of the silence would wait; an answer twice is the lesser evil.
    if (!(await unlessSilent(() => take(id), true))) return;
    await work();
    await unlessSilent(() => noteAnswered(deps, id), undefined);
  }

  return async (id, work) => {
    const first = running.get(id);
    if (first !== undefined) return first;
    const done = answer(id, work).finally(() => running.delete(id));
    running.set(id, done);
    return done;
  };
}

/** Asks the store; gives `otherwise` when the store does not answer. */
async function unlessSilent<R>(ask: () => Promise<R>, otherwise: R): Promise<R> {
  try {
    return await ask();
  } catch (error) {
    if (asAppError(error).code !== 'STORE_SILENT') throw error;
    return otherwise;
  }
}

async function noteAnswered(deps: AnswerOnceDeps, id: string): Promise<void> {
  const known = await deps.receipts.get(id);
  if (known) {
    await replace(deps, { ...known, answered: true });
    return;
  }
  try {
    await deps.receipts.insert({ _id: id, answered: true, at: now(deps) });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

/** False when another process was first. */
async function replace({ receipts }: AnswerOnceDeps, receipt: Receipt): Promise<boolean> {
  try {
    await receipts.replace(receipt);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

function now(deps: AnswerOnceDeps): string {
  return new Date(deps.realClock.now()).toISOString();
}
