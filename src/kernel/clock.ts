import { Temporal } from 'temporal-polyfill';

/** The current time, epoch milliseconds. Business time may be moved in the demo; real time never. */
export interface Clock {
  now(): number;
}

/** The only place that reads the machine's clock. */
export function createSystemClock(): Clock {
  return { now: () => Date.now() };
}

/** The calendar date and wall time that an instant shows in a zone. */
export function toLocal(epochMs: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
}

/** Today's date in a zone. */
export function today(clock: Clock, zone: string): Temporal.PlainDate {
  return toLocal(clock.now(), zone).toPlainDate();
}

/** The instant (epoch ms) at which a zone's clocks show this date and time. */
export function toEpochMs(date: Temporal.PlainDate, time: string, zone: string): number {
  return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
