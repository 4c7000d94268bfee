import { loadActor } from '../../people/find-actor.ts';
import { normaliseWords } from '../../storage/words.ts';
import { type Client, ownClientKeys } from '../client.ts';
import { withoutMark } from '../contact-words.ts';
import { searchInflected } from '../inflected-words.ts';
import type { ListClientsDeps } from './list-clients.ts';

/**
 * Clients whom this person answers for, or somebody whom the person substitutes; with a text, those found by it. By
 * name, or in the store's order where they were searched for.
 */
export async function findOwnClients(
  deps: ListClientsDeps,
  { actor, text = '', limit }: { actor: string; text?: string; limit: number },
): Promise<{ clients: Client[]; more: boolean }> {
  const { person, principals } = await loadActor(deps, actor);
  const anyKeys = [person, ...principals].flatMap(({ _id }) => ownClientKeys(_id));
  const words = normaliseWords(withoutMark(text)).join(' ');
  const page =
    words === ''
      ? await deps.clients.find({ index: 'all', eq: {}, anyKeys, limit })
      : await searchInflected(words, (each) => deps.clients.search(each, { anyKeys, limit }));
  return { clients: page.items, more: page.next !== undefined };
}
