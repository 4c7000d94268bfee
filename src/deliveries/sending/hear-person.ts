import type { Clock } from '../../kernel/clock.ts';
import { Conflict, DuplicateKey, type Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import type { Conversation } from '../conversation.ts';
import { type Delivery, UNREACHABLE } from '../delivery.ts';
import type { Signal } from '../signal.ts';
import { updateDelivery } from '../update-delivery.ts';

export interface HearPersonDeps {
  realClock: Clock;
  conversations: Repo<Conversation>;
  deliveries: Repo<Delivery>;
  outbox: Signal;
}

export interface HeardFrom {
  personId: string;
  tenantId: string;
  serviceUrl: string;
  conversationId: string;
  botId: string;
  teamsLocale: string;
}

/** `met`: for the first time, or again after the bot was removed. */
export type Hearing = 'met' | 'known';

/** Keeps where the person's chat lives. Whatever was owed while they were out of reach is sent now. */
export async function hearPerson(deps: HearPersonDeps, from: HeardFrom): Promise<Hearing> {
  const { personId, ...place } = from;
  const fresh = { ...place, reachable: true, unreachableSince: '' };
  for (;;) {
    const known = await deps.conversations.get(personId);
    if (known && isSame(known, fresh)) return 'known';
    try {
      if (known) await deps.conversations.replace({ ...known, ...fresh });
      else await deps.conversations.insert({ _id: personId, ...fresh });
    } catch (error) {
      if (error instanceof Conflict || error instanceof DuplicateKey) continue;
      throw error;
    }
    if (known?.reachable) return 'known';
    await rearm(deps, personId);
    return 'met';
  }
}

function isSame(known: Conversation, fresh: Omit<Conversation, '_id' | 'version'>): boolean {
  return (Object.keys(fresh) as (keyof typeof fresh)[]).every((key) => known[key] === fresh[key]);
}

async function rearm(deps: HearPersonDeps, personId: string): Promise<void> {
  for await (const delivery of walk(deps.deliveries, { index: 'recipient', eq: { recipient: personId } })) {
    if (delivery.status !== 'failed' || delivery.lastError !== UNREACHABLE) continue;
    await updateDelivery(deps.deliveries, delivery._id, (current) =>
      current.status === 'failed'
        ? { status: 'pending', dueAt: deps.realClock.now(), failures: {}, lastError: null }
        : null,
    );
  }
  deps.outbox.raise();
}
