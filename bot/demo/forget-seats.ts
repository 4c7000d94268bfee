import type { Conversation } from '../../src/deliveries/conversation.ts';
import type { Repo } from '../../src/storage/store.ts';
import type { Seat } from './seat-config.ts';

/**
 * Windows are empty after every start, so nobody is there until their window is opened, which installs the
 * bot: they are welcomed then, and get what was owed meanwhile. Playground itself would hold messages for
 * the first page that connects, and that page drops some of them while it is still loading.
 */
export async function forgetSeats(conversations: Repo<Conversation>, seats: Seat[]): Promise<void> {
  for (const { person } of seats) {
    const known = await conversations.get(person.aadObjectId);
    if (known) await conversations.delete(known._id, known.version);
  }
}
