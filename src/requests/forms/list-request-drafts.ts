import type { Client } from '../../clients/client.ts';
import type { Repo } from '../../storage/store.ts';
import { type RequestDraft, requestDraftsBy } from '../request-draft.ts';

export interface ListRequestDraftsDeps {
  requestDrafts: Repo<RequestDraft>;
  clients: Repo<Client>;
}

export interface BegunForm {
  draft: RequestDraft;
  /** The client's short name, or ''. */
  clientName: string;
}

const SHOWN = 5;
const LOOKED_AT = 30;

/** The person's unfinished forms in which something was typed, the latest first. */
export async function listRequestDrafts(
  deps: ListRequestDraftsDeps,
  { actor }: { actor: string },
): Promise<BegunForm[]> {
  const query = {
    index: 'owner',
    eq: { owner: actor },
    keys: [requestDraftsBy.unfinished],
    desc: true,
    limit: LOOKED_AT,
  };
  const { items } = await deps.requestDrafts.find(query);
  const begun: BegunForm[] = [];
  for (const draft of items.filter((each) => !isUntouched(each)).slice(0, SHOWN)) {
    const { client: id } = draft.values;
    const client = typeof id === 'string' ? await deps.clients.get(id) : null;
    begun.push({ draft, clientName: client?.passport.shortName ?? '' });
  }
  return begun;
}

/** Opened and left as it was. */
export function isUntouched({ version, revision, previous }: RequestDraft): boolean {
  return version === 1 && revision === null && previous === null;
}
