import type { Actor } from '../../people/actor.ts';
import { loadActor } from '../../people/find-actor.ts';
import type { Client, Contact } from '../client.ts';
import { clientScopeOf, maySeeContacts } from '../client-access-rules.ts';
import { contactQuery, isNamed } from '../contact-words.ts';
import { searchInflected } from '../inflected-words.ts';
import type { ListClientsDeps } from './list-clients.ts';

export interface FoundContact {
  client: Client;
  contact: Contact;
}

const MOST = 10;

/** Contacts of clients by name, in any case, for who may see them: a name alone is personal data (152-ФЗ). */
export async function findContacts(
  deps: ListClientsDeps,
  { actor, text }: { actor: string; text: string },
): Promise<FoundContact[]> {
  if (contactQuery(text) === '') return [];
  const viewer = await loadActor(deps, actor);
  const { items } = await searchInflected(text, async (words) => ({
    items: await searchPeople(deps, viewer, words),
  }));
  return items.slice(0, MOST);
}

async function searchPeople(deps: ListClientsDeps, viewer: Actor, text: string): Promise<FoundContact[]> {
  const scope = clientScopeOf(viewer);
  const page = await deps.clients.search(contactQuery(text), {
    limit: MOST,
    ...(scope === 'all' ? {} : { anyKeys: scope }),
  });
  return page.items
    .filter((client) => maySeeContacts(viewer, client))
    .flatMap((client) =>
      client.passport.contacts
        .filter((contact) => isNamed(contact, text))
        .map((contact) => ({ client, contact })),
    );
}
