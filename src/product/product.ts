import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { CompanyRegister } from '../companies/company-register.ts';
import type { SendGate } from '../deliveries/sending/send-gate.ts';
import type { Signal } from '../deliveries/signal.ts';
import type { Relay } from '../effects/relay.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Queue } from '../kernel/queue.ts';
import type { Directory } from '../people/directory.ts';
import type { Repos } from './repos.ts';

/** The product without Teams: what use cases pick their deps from. Built once by `createProduct`. */
export interface Product extends Repos {
  /** Business time: deadlines, reminders, history. */
  clock: Clock;
  /** The machine's time: leases, retries, rate limits. */
  realClock: Clock;
  log: Logger;
  translator: Translator;
  directory: Directory;
  /** The production calendar as last loaded. */
  calendar(): WorkCalendar;
  /** Reads the transfers again, after an admin has entered some. */
  reloadCalendar(): Promise<void>;
  /** The state's register of companies; asks nobody unless the branch has chosen so. */
  companies: CompanyRegister;
  relay: Relay;
  /** Raised when deliveries are waiting to be sent. */
  outbox: Signal;
  sendGate: SendGate;
  /** Lists made as files: each takes memory and the whole event loop for a while. */
  exportQueue: Queue;
  newId(): string;
}
