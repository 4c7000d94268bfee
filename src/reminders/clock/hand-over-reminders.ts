import type { Client } from '../../clients/client.ts';
import type { Delivery } from '../../deliveries/delivery.ts';
import type { Change } from '../../effects/change.ts';
import type { Clock } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { findRemindedRequests } from '../../requests/views/find-client-requests.ts';
import type { Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import { type LoadMatterDeps, loadMatter } from '../kinds/load-matter.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { type ChangeClockDeps, changeClock, redrawsOf } from './change-clock.ts';
import { tellAtOnce } from './follow-matter.ts';
import { stepTold } from './plan-clock.ts';

export type HandOverRemindersDeps = ChangeClockDeps &
  LoadMatterDeps & { deliveries: Repo<Delivery>; clock: Clock };

interface HandOver {
  leaver: string;
  successor: string;
}

/** Gives the successor what was delegated to a leaver about a client or put off by the leaver, and tells. */
export async function handOverReminders(
  deps: HandOverRemindersDeps,
  client: Client,
  handOver: HandOver,
): Promise<void> {
  const requests = await findRemindedRequests(deps, client._id);
  for (const subject of [
    subjectOf.client(client._id),
    ...requests.map(({ _id }) => subjectOf.request(_id)),
  ]) {
    for await (const { _id } of walk(deps.reminderClocks, { index: 'subject', eq: { subject } })) {
      await changeClock(deps, _id, (clock) => handOverClock(deps, clock, handOver));
    }
  }
}

async function handOverClock(
  deps: HandOverRemindersDeps,
  clock: ReminderClock,
  { leaver, successor }: HandOver,
): Promise<Change<ReminderClock> | null> {
  const isDelegated = clock.delegatedTo === leaver;
  if (!isDelegated && !clock.snoozes.some(({ person }) => person === leaver)) return null;
  const snoozes = clock.snoozes.map((snooze) =>
    snooze.person === leaver ? { ...snooze, person: successor } : snooze,
  );
  if (!isDelegated) return { doc: { ...clock, snoozes }, effects: [] };
  const doc = { ...clock, snoozes, delegatedTo: successor };
  const matter = clock.status === 'armed' && !clock.result ? await loadMatter(deps, clock) : null;
  if (!matter) return { doc, effects: [] };
  const step = stepTold(deps, clock, matter, deps.clock.now());
  const redraws = await redrawsOf(deps, clock._id, clock.occurrence);
  return { doc, effects: [tellAtOnce([successor], clock, step), ...redraws] };
}
