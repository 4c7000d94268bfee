import { WITHOUT_END } from '../failure-rules.ts';
import { pauseOfService, recentSigns, refusesEverybody, type ThrottleSign } from './pause-rules.ts';
import { backoff } from './retry-rules.ts';

/** Pauses of recipients and services. In memory: after a restart it does no harm to ask once more. */
export interface Pauses {
  /** Milliseconds until the next pause ends; null when there is none. */
  nextEnd(now: number): number | null;
  /** Milliseconds until anything may go out; 0 for at once. */
  ofEverybody(now: number): number;
  ofService(serviceUrl: string, now: number): number;
  ofRecipient(recipient: string, now: number): number;
  pauseEverybody(untilMs: number): void;
  pauseRecipient(recipient: string, untilMs: number): void;
  noteThrottled(serviceUrl: string, sign: ThrottleSign): void;
  /** Notes a refusal, with null for want of a token; true for the first since a message was taken. */
  noteRefused(recipient: string | null, now: number, random: number): boolean;
  /** The service took a message; true when it had been refusing all of them. */
  noteTaken(serviceUrl: string): boolean;
  /** Messages are refused, so one at a time tries whether they still are. */
  isRefused(): boolean;
}

export function createPauses(): Pauses {
  const recipients = new Map<string, number>();
  const services = new Map<string, number>();
  const signs = new Map<string, ThrottleSign[]>();
  let everybody = 0;
  const refused = new Set<string | null>();
  let refusedUntil = 0;
  let refusals = 0;

  function pauseRecipient(recipient: string, untilMs: number): void {
    recipients.set(recipient, Math.max(untilMs, recipients.get(recipient) ?? 0));
  }

  function nextEnd(now: number): number | null {
    const ends = [everybody, refusedUntil, ...services.values(), ...recipients.values()];
    const next = ends.reduce((least, end) => (end > now ? Math.min(least, end) : least), Infinity);
    return next === Infinity ? null : next - now;
  }

  return {
    nextEnd,
    ofEverybody: (now) => Math.max(0, everybody - now, refusedUntil - now),
    ofService: (serviceUrl, now) => Math.max(0, (services.get(serviceUrl) ?? 0) - now),
    ofRecipient: (recipient, now) => {
      const left = (recipients.get(recipient) ?? 0) - now;
      if (left <= 0) recipients.delete(recipient);
      return Math.max(0, left);
    },
    pauseEverybody: (untilMs) => {
      everybody = Math.max(everybody, untilMs);
    },
    pauseRecipient,
    noteThrottled: (serviceUrl, sign) => {
      const recent = [...recentSigns(signs.get(serviceUrl) ?? [], sign.at), sign];
      signs.set(serviceUrl, recent);
      const ms = pauseOfService(recent, sign.at);
      if (ms > 0) services.set(serviceUrl, Math.max(sign.at + ms, services.get(serviceUrl) ?? 0));
    },
    noteRefused: (recipient, now, random) => {
      const isFirst = refused.size === 0;
      refused.add(recipient);
      // Those that were under way together are one try.
      if (refusesEverybody(refused) && refusedUntil <= now) {
        refusals += 1;
        refusedUntil = now + backoff(WITHOUT_END, refusals, random);
      }
      return isFirst;
    },
    noteTaken: (serviceUrl) => {
      const wasRefused = refused.size > 0;
      signs.delete(serviceUrl);
      refused.clear();
      refusals = 0;
      refusedUntil = 0;
      return wasRefused;
    },
    isRefused: () => refused.size > 0,
  };
}
