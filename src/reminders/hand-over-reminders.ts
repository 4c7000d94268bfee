import type { Client } from '../clients/client.ts';
import type { Change } from '../effects/change.ts';
import type { Product } from '../product.ts';
import { type ChangeClockDeps, changeClock, redrawsOf } from './change-clock.ts';
import { tellAtOnce } from './follow-matter.ts';
import { type LoadMatterDeps, loadMatter } from './load-matter.ts';
import { stepTold } from './plan-clock.ts';
import type { ReminderClock } from './reminder-clock.ts';

export type HandOverRemindersDeps = ChangeClockDeps & LoadMatterDeps & Pick<Product, 'deliveries' | 'clock'>;

interface HandOver {
  leaver: string;
  successor: string;
}

const PAGE = 100;

/** What was delegated to a leaver about a client, and what the leaver put off, is the successor's, who is told. */
export async function handOverReminders(
  deps: HandOverRemindersDeps,
  client: Client,
  handOver: HandOver,
): Promise<void> {
  for (const subject of [`client:${client._id}`, ...(await requestsOf(deps, client._id))]) {
    const page = await deps.reminderClocks.find({ index: 'subject', eq: { subject }, limit: PAGE });
    for (const { _id } of page.items) {
      await changeClock(deps, _id, (clock) => handOverClock(deps, clock, handOver));
    }
  }
}

async function requestsOf(deps: HandOverRemindersDeps, client: string): Promise<string[]> {
  const subjects: string[] = [];
  let after: string | undefined;
  do {
    const page = await deps.requests.find({
      index: 'all',
      eq: {},
      keys: [`client:${client}`],
      anyKeys: ['status:open', 'status:approved'],
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    subjects.push(...page.items.map(({ _id }) => `request:${_id}`));
    after = page.next;
  } while (after);
  return subjects;
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
