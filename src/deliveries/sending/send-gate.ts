import type { Clock } from '../../kernel/clock.ts';
import { readCopy } from '../../storage/backups/restore-marks.ts';
import type { Store } from '../../storage/store.ts';

/** Gate for messages and reminders to people. Those who write or click are answered all the same. */
export interface SendGate {
  isOpen(): Promise<boolean>;
}

/** Somebody may open it beside a running bot; it never closes again. */
const LOOK_EVERY_MS = 5_000;

/** `send` is the setting: `off` holds whatever the store says. A restored copy is closed until it is allowed to send. */
export function createSendGate(store: Store, realClock: Clock, send: 'on' | 'off'): SendGate {
  let open: boolean | null = send === 'off' ? false : null;
  let lookedAt = 0;
  return {
    isOpen: async () => {
      const isDue = send === 'on' && open !== true && realClock.now() - lookedAt >= LOOK_EVERY_MS;
      if (open !== null && !isDue) return open;
      open = (await readCopy(store)) === null;
      lookedAt = realClock.now();
      return open;
    },
  };
}
