import { type TakeUpFilesDeps, takeUpFiles } from './take-up-files.ts';

export interface FileTakeUp {
  /** One run at a time; resolves when it is through. */
  run(): Promise<void>;
  settled(): Promise<void>;
}

/** To be created before anybody can send a file: with `alone`, whatever was on its way by then was left by a dead process. */
export function createFileTakeUp(deps: TakeUpFilesDeps, { alone }: { alone: boolean }): FileTakeUp {
  let aloneSince = alone ? deps.realClock.now() : null;
  let running: Promise<void> | null = null;

  async function takeUp(): Promise<void> {
    const since = aloneSince;
    aloneSince = null;
    await takeUpFiles(deps, since);
  }

  return {
    run: () => {
      running ??= takeUp()
        .catch((error: unknown) => deps.log.error({ err: error }, 'files left by a dead process'))
        .finally(() => {
          running = null;
        });
      return running;
    },
    settled: async () => {
      await running;
    },
  };
}
