import type { Clock } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/logger.ts';

/** Tells of an outage when it begins and when it ends, not each time that something fails for its sake. */
export interface OutageLog {
  failed(error: unknown): void;
  worked(): void;
}

export function createOutageLog(log: Logger, realClock: Clock, what: string): OutageLog {
  let since: number | null = null;
  let failures = 0;
  return {
    failed: (error) => {
      failures += 1;
      if (since !== null) return;
      since = realClock.now();
      log.error({ err: error }, `${what} fails`);
    },
    worked: () => {
      if (since === null) return;
      const seconds = Math.round((realClock.now() - since) / 1000);
      log.info({ failures, seconds }, `${what} works again`);
      since = null;
      failures = 0;
    },
  };
}
