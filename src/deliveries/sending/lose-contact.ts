import type { Clock } from '../../kernel/clock.ts';
import { Conflict, DuplicateKey, type Repo } from '../../storage/store.ts';
import type { Channel, Conversation } from '../conversation.ts';
import type { Recipient } from '../delivery.ts';

export interface LoseContactDeps {
  realClock: Clock;
  conversations: Repo<Conversation>;
  channels: Repo<Channel>;
}

/** Marks a recipient as out of reach: the app was removed, blocked, or never installed. */
export async function loseContact(deps: LoseContactDeps, tenantId: string, lost: Recipient): Promise<void> {
  for (;;) {
    try {
      if (lost.kind === 'channel') await closeChannel(deps, lost.id);
      else await closeConversation(deps, tenantId, lost.id);
      return;
    } catch (error) {
      if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
    }
  }
}

async function closeChannel(deps: LoseContactDeps, id: string): Promise<void> {
  const channel = await deps.channels.get(id);
  if (channel?.active) await deps.channels.replace({ ...channel, active: false });
}

async function closeConversation(deps: LoseContactDeps, tenantId: string, personId: string): Promise<void> {
  const known = await deps.conversations.get(personId);
  const lost = { reachable: false, unreachableSince: new Date(deps.realClock.now()).toISOString() };
  if (known) {
    if (known.reachable) await deps.conversations.replace({ ...known, ...lost });
    return;
  }
  const nowhere = { serviceUrl: '', conversationId: '', botId: '', teamsLocale: '' };
  await deps.conversations.insert({ _id: personId, tenantId, ...nowhere, ...lost });
}
