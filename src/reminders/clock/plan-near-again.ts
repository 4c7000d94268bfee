import { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../deliveries/delivery.ts';
import { updateDelivery } from '../../deliveries/update-delivery.ts';
import type { Relay } from '../../effects/relay.ts';
import { type Clock, toEpochMs } from '../../kernel/clock.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';
import { loadMatter } from '../kinds/load-matter.ts';
import { MORNING, timeFor } from '../ladder.ts';
import { morningTime } from '../morning-rules.ts';
import { isPlan, type ReminderClock } from '../reminder-clock.ts';
import { isLate } from '../reminder-rules.ts';
import type { AdvanceDeps } from './advance-clock.ts';
import { changeClock } from './change-clock.ts';
import { planChange } from './follow-matter.ts';
import { allSteps } from './plan-clock.ts';

export type PlanNearDeps = AdvanceDeps & { reminderClocks: Repo<ReminderClock>; relay: Relay; clock: Clock };

/** Plans the clocks again that wake after one instant and until another: to the people, absences and zones of today. */
export async function planNearAgain(deps: PlanNearDeps, after: number, until: number): Promise<void> {
  const now = deps.clock.now();
  const near = { index: 'wake', eq: { status: 'armed' }, range: { gt: after, lte: until } };
  for (const { _id } of await findAll(deps.reminderClocks, near)) {
    try {
      await changeClock(deps, _id, async (clock) => {
        if (clock.status !== 'armed' || isPlan(clock) || clock.wakeAt <= now) return null;
        const matter = await loadMatter(deps, clock);
        return matter && planChange(deps, clock, matter, now);
      });
    } catch (error) {
      deps.log.error({ err: error, matter: _id }, 'a reminder clock could not be planned again');
    }
  }
}

/** Gives what is held for a later hour its recipient's hour of today: of their zone, and of the mornings they chose. */
export async function holdAgain(deps: PlanNearDeps): Promise<void> {
  const now = deps.clock.now();
  for (const delivery of await findHeldAfter(deps, now)) {
    const hour = await hourOf(deps, delivery);
    if (hour === null || hour === delivery.releaseAt) continue;
    const { content } = delivery;
    const late = isLate(hour, now) && 'late' in content ? { content: { ...content, late: true } } : {};
    await updateDelivery(deps.deliveries, delivery._id, ({ status }) =>
      status === 'held' ? { releaseAt: hour, ...late } : null,
    );
  }
}

async function findHeldAfter(deps: PlanNearDeps, now: number): Promise<Delivery[]> {
  return findAll(deps.deliveries, { index: 'release', eq: { status: 'held' }, range: { gt: now } });
}

/** The hour of a ladder's step, or of an overview, where its recipient is; null for what has none. */
async function hourOf(deps: PlanNearDeps, delivery: Delivery): Promise<number | null> {
  const { content } = delivery;
  const place = await placeOf(deps, delivery);
  if (content.kind === 'overview') {
    return place && toEpochMs(Temporal.PlainDate.from(content.on), place.morning, place.zone);
  }
  if (content.kind !== 'reminder' && content.kind !== 'channel-report') return null;
  const clock = await deps.reminderClocks.get(content.matter);
  const matter = clock && (await loadMatter(deps, clock));
  if (!matter || place === null) return null;
  const occurrence = content.kind === 'reminder' ? content.occurrence : clock.occurrence;
  const steps = allSteps(deps, matter, Temporal.PlainDate.from(occurrence), delivery.releaseAt);
  const step = steps.find(({ id }) => id === content.step);
  return step ? toEpochMs(step.date, timeFor(step, place), place.zone) : null;
}

async function placeOf(
  deps: PlanNearDeps,
  { recipient, content }: Delivery,
): Promise<{ zone: string; morning: string } | null> {
  if (content.kind === 'channel-report') {
    return { zone: await zoneOfUnit(deps, content.scope), morning: MORNING };
  }
  const person = await deps.directory.findPerson(recipient);
  return person ? { zone: await deps.directory.zoneOf(person), morning: morningTime(person) } : null;
}
