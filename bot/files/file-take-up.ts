import { takeUpFiles } from '../../src/attachments/take-up-files.ts';
import type { App } from '../turn/app.ts';

export interface FileTakeUp {
  /** One run at a time; returns at once. */
  run(): void;
  settled(): Promise<void>;
}

/** To be created before anybody can send a file: with `alone`, whatever was on its way by then was left by a dead process. */
export function createFileTakeUp(app: App, { alone }: { alone: boolean }): FileTakeUp {
  let aloneSince = alone ? app.realClock.now() : null;
  let running: Promise<void> | null = null;

  async function takeUp(): Promise<void> {
    const since = aloneSince;
    aloneSince = null;
    await takeUpFiles(app, since);
  }

  return {
    run: () => {
      running ??= takeUp()
        .catch((error: unknown) => app.log.error({ err: error }, 'files left by a dead process'))
        .finally(() => {
          running = null;
        });
    },
    settled: async () => {
      await running;
    },
  };
}
