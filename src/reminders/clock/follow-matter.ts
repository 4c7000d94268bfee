import type { Change } from '../../effects/change.ts';
import type { NewEffect } from '../../effects/effect.ts';
import { toLocal } from '../../kernel/clock.ts';
import type { Matter } from '../matter.ts';
import { handOverSnoozes } from '../recipients/hand-over-snoozes.ts';
import { resolvePeople } from '../recipients/resolve-recipients.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { type AdvanceDeps, endClock } from './advance-clock.ts';
import { changeClock, insertClock, redrawsOf } from './change-clock.ts';
import { planAgain, planFresh, stepTold } from './plan-clock.ts';

/** Gives a matter its clock, or brings the one that it has in line with it. */
export async function followMatter(
  deps: AdvanceDeps,
  matter: Matter,
  known: ReminderClock | null,
): Promise<void> {
  const now = deps.clock.now();
  if (!known) {
    const state = await planFresh(deps, matter, now);
    if (!state || (await insertClock(deps, state))) return;
  }
  await changeClock(deps, matter.id, (clock) => planChange(deps, clock, matter, now));
}

/** The clock as the calendar, the directory and its matter want it; null when it stands right. */
export async function planChange(
  deps: AdvanceDeps,
  clock: ReminderClock,
  matter: Matter,
  now: number,
): Promise<Change<ReminderClock> | null> {
  const snoozes = await handOverSnoozes(deps, matter, clock, now);
  const again = await planAgain(deps, { ...clock, snoozes }, matter);
  if (again) {
    const doc = { ...clock, ...again };
    return isSame(clock, doc) ? null : { doc, effects: await giveBack(deps, clock, doc, matter, now) };
  }
  const fresh = await planFresh(deps, matter, now);
  if (!fresh) return clock.status === 'ended' ? null : endClock(deps, clock);
  return { doc: { ...clock, ...fresh }, effects: await redrawsOf(deps, clock._id, clock.occurrence) };
}

function isSame(clock: ReminderClock, state: ReminderClock): boolean {
  return JSON.stringify(state) === JSON.stringify(clock);
}

/** Tells the owner at once, as the delegate was told, when the delegate may not have the matter any more. */
async function giveBack(
  deps: AdvanceDeps,
  before: ReminderClock,
  after: ReminderClock,
  matter: Matter,
  now: number,
): Promise<NewEffect[]> {
  if (before.delegatedTo === after.delegatedTo) return [];
  const redraws = await redrawsOf(deps, before._id, before.occurrence);
  if (after.result) return redraws;
  const on = toLocal(now, matter.zone).toPlainDate();
  const owners = await resolvePeople(deps, matter, ['owner'], on, after.delegatedTo);
  const others = owners.filter(({ _id }) => _id !== before.delegatedTo).map(({ _id }) => _id);
  return [...redraws, tellAtOnce(others, before, stepTold(deps, before, matter, now))];
}

/** The card of an occurrence for people who have it from now on. */
export function tellAtOnce(
  people: string[],
  { _id, occurrence }: Pick<ReminderClock, '_id' | 'occurrence'>,
  step: string,
): NewEffect {
  return {
    name: 'tell',
    args: {
      audience: people.map((person) => ({ person })),
      content: { kind: 'reminder', matter: _id, occurrence, step, late: false },
    },
  };
}
