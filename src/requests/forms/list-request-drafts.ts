import type { Repo } from '../../storage/store.ts';
import type { RequestDraft } from '../request-draft.ts';

const SHOWN = 5;
const LOOKED_AT = 30;

/** The person's unfinished forms in which something was typed, the latest first. */
export async function listRequestDrafts(
  { requestDrafts }: { requestDrafts: Repo<RequestDraft> },
  { actor }: { actor: string },
): Promise<RequestDraft[]> {
  const query = { index: 'owner', eq: { owner: actor }, keys: ['unfinished'], desc: true, limit: LOOKED_AT };
  const { items } = await requestDrafts.find(query);
  return items.filter((draft) => !isUntouched(draft)).slice(0, SHOWN);
}

/** Opened and left as it was. */
export function isUntouched({ version, revision, previous }: RequestDraft): boolean {
  return version === 1 && revision === null && previous === null;
}
