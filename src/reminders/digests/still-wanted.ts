import type { Delivery, DeliveryContent } from '../../deliveries/delivery.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Repo } from '../../storage/store.ts';
import { type LoadMatterDeps, loadMatter } from '../kinds/load-matter.ts';
import { isConcerned } from '../recipients/concerned.ts';
import type { RecipientDeps } from '../recipients/resolve-recipients.ts';
import type { ReminderClock } from '../reminder-clock.ts';

export type StillWantedDeps = LoadMatterDeps &
  RecipientDeps & { reminderClocks: Repo<ReminderClock>; clock: Clock };

/** Written just now: nothing can have changed that its writer did not see, nor be on its way behind it. */
export const FRESH_MS = 2 * 60_000;

/** True if a held delivery still has something to say to its recipient. */
export async function isStillWanted(deps: StillWantedDeps, delivery: Delivery): Promise<boolean> {
  const { content } = delivery;
  if (content.kind !== 'reminder' && content.kind !== 'channel-report') return true;
  const clock = await deps.reminderClocks.get(content.matter);
  if (!clock || !isOpenFor(clock, content)) return false;
  const now = deps.clock.now();
  if (Math.abs(now - Date.parse(delivery.createdAt)) < FRESH_MS) return true;
  const matter = await loadMatter(deps, clock);
  if (!matter) return false;
  if (content.kind === 'channel-report') return true;
  return isConcerned(deps, matter, clock, delivery.recipient, now);
}

function isOpenFor(
  clock: ReminderClock,
  content: Extract<DeliveryContent, { kind: 'reminder' | 'channel-report' }>,
): boolean {
  if (clock.status === 'ended' || clock.result) return false;
  return content.kind === 'channel-report' || clock.occurrence === content.occurrence;
}
