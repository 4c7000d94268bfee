import type { Logger } from '../src/kernel/logger.ts';

export interface EndSignal {
  /** Resolves with the first signal to end, from the first moment on. */
  ended: Promise<void>;
  /** Names the part under way, for the log if it hangs. */
  doing(part: string): void;
}

/** Longer than all parts may take to end, shorter than the patience of a service manager. */
const END_WITHIN_MS = 18_500;
/** npm passes on what the terminal or the service manager has told the process as well: that is one signal, not two. */
const SAME_SIGNAL_MS = 1_000;

/** Ends the process within its time after the first signal, or at once with a second one, whatever hangs. */
export function listenForEnd(signals: readonly NodeJS.Signals[], log: () => Logger | null): EndSignal {
  let part = 'start';

  function endAtOnce(why: string): void {
    log()?.fatal({ part }, why);
    process.exit(1);
  }

  const ended = new Promise<void>((resolve) => {
    const onFirst = () => {
      resolve();
      setTimeout(() => endAtOnce('the process did not end in time'), END_WITHIN_MS).unref();
      setTimeout(() => {
        for (const signal of signals) process.on(signal, () => endAtOnce('ended by a second signal'));
      }, SAME_SIGNAL_MS).unref();
    };
    let isFirst = true;
    for (const signal of signals) {
      process.on(signal, () => {
        if (isFirst) onFirst();
        isFirst = false;
      });
    }
  });
  return {
    ended,
    doing: (name) => {
      part = name;
    },
  };
}
