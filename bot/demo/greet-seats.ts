import type { Conversation } from '../../src/deliveries/conversation.ts';
import type { Repo } from '../../src/storage/store.ts';
import { BOT_ID, personalChatId, type Seat, serviceUrl } from './seat-config.ts';

export interface GreetSeatsOptions {
  seats: Seat[];
  tenantId: string;
  endpoint: string;
  conversations: Repo<Conversation>;
}

/**
 * Tells the bot that it was installed in every seat, as Teams would. Playground says so itself only when
 * somebody opens the page, and then again at each reload; a seat that nobody has opened could not be told
 * anything. What is sent before the page is opened waits there; a reload loses what it showed.
 */
export async function greetSeats({
  seats,
  tenantId,
  endpoint,
  conversations,
}: GreetSeatsOptions): Promise<void> {
  for (const seat of seats) {
    await forget(conversations, seat.person.aadObjectId);
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(installation(seat, tenantId)),
    });
    if (!response.ok) throw new Error(`the bot answered ${response.status} to the seat ${seat.id}`);
  }
}

/** The windows are empty after every start, so everybody is met anew and welcomed. */
async function forget(conversations: Repo<Conversation>, personId: string): Promise<void> {
  const known = await conversations.get(personId);
  if (known) await conversations.delete(known._id, known.version);
}

function installation(seat: Seat, tenantId: string): Record<string, unknown> {
  const { aadObjectId, name } = seat.person;
  return {
    type: 'installationUpdate',
    action: 'add',
    id: `install-${seat.id}`,
    channelId: 'msteams',
    serviceUrl: serviceUrl(seat),
    from: { id: `29:${aadObjectId}`, aadObjectId, name },
    recipient: { id: BOT_ID, name: 'VIP Desk' },
    conversation: { id: personalChatId(seat), conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'ru-RU',
  };
}
