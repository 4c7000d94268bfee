import type { Client } from '../../clients/client.ts';
import { ACTIVE_STATUSES } from '../../clients/client.ts';
import type { Greeting } from '../../greetings/greeting.ts';
import { greetingId, lastEntry, yearOf } from '../../greetings/greeting-rules.ts';
import { holidayWithin, type OccasionRange, occasionsOf } from '../../occasions/client-occasions.ts';
import { STATE_HOLIDAY_IDS } from '../../occasions/holidays.ts';
import { datedHistory, statusOn } from './listed-rules.ts';

/** A day on which a client is greeted, and whether it was. */
export interface GreetingDay {
  client: string;
  /** Person who answered for the client then. */
  manager: string;
  done: boolean;
}

/**
 * Days of a unit's clients within a range. A day on record is its unit's and its manager's of then; one of which
 * nothing is on record is of those who answer for the client now.
 */
export function greetingDays(
  unit: string,
  { clients, greetings }: { clients: readonly Client[]; greetings: readonly Greeting[] },
  range: OccasionRange,
  zone: string,
): GreetingDay[] {
  const recorded = new Set(greetings.map(({ _id }) => _id));
  const own = greetings.filter((greeting) => greeting.unit === unit);
  return [
    ...own.map((greeting) => ({
      client: greeting.client,
      manager: greeting.manager,
      done: lastEntry(greeting).outcome === 'done',
    })),
    ...clients
      .filter(({ passport }) => passport.unit === unit)
      .flatMap((client) =>
        daysOf(client, range)
          .filter(({ date, occasion }) => {
            return (
              knowsOn(client, date, zone) && !recorded.has(greetingId(client._id, occasion, yearOf(date)))
            );
          })
          .map(() => ({
            client: client._id,
            manager: client.passport.appointment.manager,
            done: false,
          })),
      ),
  ];
}

function daysOf(client: Client, range: OccasionRange): { date: string; occasion: string }[] {
  const own = occasionsOf(client, range).map((day) => ({
    date: day.date,
    occasion: day.kind === 'professional' ? day.holiday : day.day.id,
  }));
  const holidays = STATE_HOLIDAY_IDS.flatMap((occasion) => {
    const date = holidayWithin(occasion, range);
    return date ? [{ date, occasion }] : [];
  });
  return [...own, ...holidays];
}

/** Only who knows of being a VIP is greeted as one. */
function knowsOn(client: Client, date: string, zone: string): boolean {
  const status = statusOn(datedHistory(client, zone), date);
  return status !== null && ACTIVE_STATUSES.includes(status);
}
