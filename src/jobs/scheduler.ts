import { schedule } from 'node-cron';
import { createOutageLog, type OutageLog } from '../deliveries/sending/outage-log.ts';
import { type RunDueDeps, runDue } from './run-due.ts';
import { tellHungPass } from './tell-hung-pass.ts';

export interface Scheduler {
  /** One pass at once; waits for a pass that is under way first. */
  runDue(): Promise<void>;
  /** No further passes; waits for the one under way. */
  stop(): Promise<void>;
}

export type SchedulerDeps = RunDueDeps & {
  /** Called when a pass has ended. */
  onPass?(): void;
};

/**
 * A pass at once, and then one a minute. A tick is only a tick: what is due comes from the store, so
 * missed or doubled ones lose and repeat nothing.
 */
export function startScheduler(deps: SchedulerDeps): Scheduler {
  let part = '';
  const pass = async () => {
    await runDue(deps, (name) => {
      part = name;
    });
    deps.onPass?.();
  };
  const onHung = () => {
    deps.log.error({ part, minutes: HUNG_AFTER_TICKS }, 'a pass of the scheduler hangs; the next one begins');
    // Telling may hang as the pass does.
    tellHungPass(deps, HUNG_AFTER_TICKS).catch((error: unknown) =>
      deps.log.error({ err: error }, 'nobody could be told of the hung pass'),
    );
  };
  const outage = createOutageLog(deps.log, deps.realClock, 'a pass of the scheduler');
  const passes = createPasses(pass, { outage, onHung });
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
  /** Asked for once a minute. */
  runUnlessRunning(): Promise<void>;
  runNext(): Promise<void>;
  settled(): Promise<void>;
}

export interface PassesOptions {
  outage: OutageLog;
  /** Called when a pass is left behind. */
  onHung(): void;
}

/** So many minutes are longer than any pass takes whose store answers. */
const HUNG_AFTER_TICKS = 10;

/**
 * Passes do not overlap, and a failing one does not stop those to come. Nor does one that hangs: after so many ticks
 * it is left behind. Should it go on after all, it changes nothing that another pass has changed.
 */
export function createPasses(pass: () => Promise<void>, { outage, onHung }: PassesOptions): Passes {
  let running: Promise<void> | null = null;
  let ticks = 0;

  function start(): Promise<void> {
    ticks = 0;
    const current = pass()
      .then(outage.worked, outage.failed)
      .finally(() => {
        if (running === current) running = null;
      });
    running = current;
    return current;
  }

  return {
    runUnlessRunning: async () => {
      ticks += 1;
      if (running && ticks < HUNG_AFTER_TICKS) return;
      if (running) onHung();
      await start();
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
