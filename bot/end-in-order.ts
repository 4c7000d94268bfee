import type { Logger } from '../src/kernel/logger.ts';
import { within } from '../src/kernel/within.ts';

/** One thing that runs and can be ended. */
export interface Part {
  name: 'scheduler' | 'bot' | 'store';
  /** Milliseconds for the end. */
  withinMs: number;
  end(): Promise<void>;
}

/**
 * Ends one part after the other. One that hangs or fails keeps none of the others from ending. Returns the names of
 * those that did not end. `doing` hears which one is under way.
 */
export async function endInOrder(
  parts: readonly Part[],
  log: Logger,
  doing: (part: string) => void = () => {},
): Promise<string[]> {
  const left: string[] = [];
  for (const { name, withinMs, end } of parts) {
    doing(name);
    try {
      if (await within(withinMs, end())) continue;
      log.error({ part: name, withinMs }, 'did not end in time');
    } catch (error) {
      log.error({ part: name, err: error }, 'did not end');
    }
    left.push(name);
  }
  return left;
}
