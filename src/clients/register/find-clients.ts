import { loadActor } from '../../people/find-actor.ts';
import type { Page } from '../../storage/store.ts';
import { normaliseWords } from '../../storage/words.ts';
import type { Client } from '../client.ts';
import { clientScopeOf } from '../client-access-rules.ts';
import { withoutMark } from '../contact-words.ts';
import { searchInflected } from '../inflected-words.ts';
import { LIST_PAGE, type ListClientsDeps } from './list-clients.ts';

/** Found by the beginning of any word of its names, in any case, by INN or by number, within what this person may see. */
export async function findClients(
  deps: ListClientsDeps,
  input: { actor: string; text: string; after?: string; limit?: number },
): Promise<Page<Client>> {
  // Signs alone name nobody; a store that is asked for no word would give everybody.
  const words = normaliseWords(withoutMark(input.text));
  if (words.length === 0) return { items: [] };
  const scope = clientScopeOf(await loadActor(deps, input.actor));
  const search = (text: string) =>
    deps.clients.search(text, {
      limit: input.limit ?? LIST_PAGE,
      ...(scope === 'all' ? {} : { anyKeys: scope }),
      ...(input.after ? { after: input.after } : {}),
    });
  return searchInflected(words.join(' '), search);
}
