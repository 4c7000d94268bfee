import type { Conversation } from '../deliveries/conversation.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';

export interface ListUnreachableDeps {
  conversations: Repo<Conversation>;
  directory: Directory;
}

export interface UnreachablePerson {
  person: Person;
  /** UTC instant, ISO. */
  since: string;
}

const MOST = 50;

/** People of the directory whom the bot has tried to reach in vain. Authorisation is the caller's. */
export async function listUnreachable(deps: ListUnreachableDeps): Promise<UnreachablePerson[]> {
  const page = await deps.conversations.find({ index: 'reachable', eq: { reachable: false }, limit: MOST });
  const found: UnreachablePerson[] = [];
  for (const conversation of page.items) {
    const person = await deps.directory.findPerson(conversation._id);
    if (person) found.push({ person, since: conversation.unreachableSince });
  }
  return found;
}
