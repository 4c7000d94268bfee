import { schedule } from 'node-cron';
import type { Logger } from '../logger.ts';
import { type RunDueDeps, runDue } from './run-due.ts';

export interface Scheduler {
  /** One pass at once; waits for a pass that is under way first. */
  runDue(): Promise<void>;
  /** No further passes; waits for the one under way. */
  stop(): Promise<void>;
}

/**
 * A pass at once, and then one a minute. A tick is only a tick: what is due comes from the store, so
 * missed or doubled ones lose and repeat nothing.
 */
export function startScheduler(deps: RunDueDeps): Scheduler {
  const passes = createPasses(() => runDue(deps), deps.log);
  // A missed tick is caught up by the next one, so node-cron's warnings are no more than a trace.
  const trace = (message: string | Error) => deps.log.debug({ reason: String(message) }, 'node-cron');
  const logger = { info: trace, warn: trace, error: trace, debug: trace };
  const task = schedule('* * * * *', () => passes.runUnlessRunning(), { logger });
  void passes.runUnlessRunning();
  return {
    runDue: () => passes.runNext(),
    stop: async () => {
      await task.destroy();
      await passes.settled();
    },
  };
}

interface Passes {
  runUnlessRunning(): Promise<void>;
  runNext(): Promise<void>;
  settled(): Promise<void>;
}

/** Passes never overlap, and a failing one does not stop those to come. */
export function createPasses(pass: () => Promise<void>, log: Logger): Passes {
  let running: Promise<void> | null = null;

  function start(): Promise<void> {
    const current = pass()
      .catch((error: unknown) => log.error({ err: error }, 'a pass of the scheduler failed'))
      .finally(() => {
        running = null;
      });
    running = current;
    return current;
  }

  return {
    runUnlessRunning: async () => {
      if (!running) await start();
    },
    runNext: async () => {
      while (running) await running;
      await start();
    },
    settled: async () => {
      while (running) await running;
    },
  };
}
