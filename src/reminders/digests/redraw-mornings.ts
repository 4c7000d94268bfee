import type { Delivery } from '../../deliveries/delivery.ts';
import { type RedrawCardsDeps, redrawCards } from '../../deliveries/redraw-cards.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Subject } from '../../kernel/subject.ts';
import type { Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import { findMornings } from './find-mornings.ts';

export type RedrawMorningsDeps = RedrawCardsDeps & { clock: Clock };

/** The last card before the January holidays lives until the first one after them has come. */
const LIVES_MS = 14 * 24 * 60 * 60_000;
const TOLD = ['pending', 'sent', 'merged'] as const;

/**
 * Draws anew the morning's card of everybody who has a card of this subject: what has changed may stand in it, or belongs
 * there from now on.
 */
export async function redrawMornings(
  deps: RedrawMorningsDeps,
  { subject }: { subject: Subject },
): Promise<void> {
  const oldest = new Date(deps.clock.now() - LIVES_MS).toISOString();
  for (const person of await findRecipients(deps, subject)) {
    const [latest] = await findMornings(deps, person, 1);
    if (!latest || latest.createdAt < oldest || latest.subject === '' || latest.subject === subject) continue;
    await redrawCards(deps, { subject: latest.subject });
  }
}

async function findRecipients(deps: { deliveries: Repo<Delivery> }, subject: Subject): Promise<Set<string>> {
  const found = new Set<string>();
  for (const status of TOLD) {
    for await (const { recipient, recipientKind } of walk(deps.deliveries, {
      index: 'subject',
      eq: { subject, status },
    })) {
      if (recipientKind === 'person') found.add(recipient);
    }
  }
  return found;
}
