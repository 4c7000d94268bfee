import { Temporal } from 'temporal-polyfill';
import type { Change } from '../../effects/change.ts';
import { toEpochMs } from '../../kernel/clock.ts';
import { planClock, type ReminderClock } from '../reminder-clock.ts';
import { type ChangeClockDeps, insertClock } from './change-clock.ts';

/** `args.plan` of a clock that carries a command out on the day from which a decision counts. */
export const EFFECTIVE_DATE = 'effective-date';

/** Before the working day begins, and not in the middle of the night: people are told of it. */
const HOUR = '07:00';

/** Appoints the manager, or has the deputy begin or end, once that day comes. Arming it again changes nothing. */
export async function armEffectiveDate(
  deps: ChangeClockDeps,
  { request, on, zone, turn = false }: { request: string; on: string; zone: string; turn?: boolean },
): Promise<void> {
  const wakeAt = toEpochMs(Temporal.PlainDate.from(on), HOUR, zone);
  await insertClock(
    deps,
    planClock(EFFECTIVE_DATE, turn ? `${request}@${on}` : request, { args: { request }, on, wakeAt }),
  );
}

/** The day has come: the command is owed with the clock's own end, so neither happens without the other. */
export function takeEffect(clock: ReminderClock): Change<ReminderClock> {
  const { request = '' } = clock.args;
  return {
    doc: { ...clock, status: 'ended' },
    effects: [{ name: 'client.appoint', args: { request } }],
  };
}
