import type { Client, Contact } from './client.ts';
import { clientScopeOf, maySeeContacts } from './client-access-rules.ts';
import { contactQuery, isNamed } from './contact-words.ts';
import type { ListClientsDeps } from './list-clients.ts';
import { loadViewer } from './load-viewer.ts';

export interface FoundContact {
  client: Client;
  contact: Contact;
}

const MOST = 10;

/** Contacts of clients by name, for who may see them: a name alone is personal data (152-ФЗ). */
export async function findContacts(
  deps: ListClientsDeps,
  { actor, text }: { actor: string; text: string },
): Promise<FoundContact[]> {
  const query = contactQuery(text);
  if (query === '') return [];
  const viewer = await loadViewer(deps, actor);
  const scope = clientScopeOf(viewer);
  const page = await deps.clients.search(query, {
    limit: MOST,
    ...(scope === 'all' ? {} : { anyKeys: scope }),
  });
  return page.items
    .filter((client) => maySeeContacts(viewer, client))
    .flatMap((client) =>
      client.passport.contacts
        .filter((contact) => isNamed(contact, text))
        .map((contact) => ({ client, contact })),
    )
    .slice(0, MOST);
}
