import type { Conversation } from '../../src/deliveries/conversation.ts';
import type { Repo } from '../../src/storage/store.ts';
import type { DemoPerson } from './demo-directory.ts';

/**
 * Windows are empty after every start, so nobody is there until their window is opened, which installs the
 * bot: they are welcomed then, and get what was owed meanwhile. Playground itself would hold messages for
 * the first page that connects, and that page drops some of them while it is still loading.
 */
export async function forgetSeats(conversations: Repo<Conversation>, people: DemoPerson[]): Promise<void> {
  for (const { aadObjectId } of people) {
    const known = await conversations.get(aadObjectId);
    if (known) await conversations.delete(known._id, known.version);
  }
}
