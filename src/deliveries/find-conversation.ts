import type { Repo } from '../storage/store.ts';
import type { Conversation } from './conversation.ts';

/** The personal chat with somebody as last heard of; null for who never wrote. */
export async function findConversation(
  deps: { conversations: Repo<Conversation> },
  person: string,
): Promise<Conversation | null> {
  return deps.conversations.get(person);
}
