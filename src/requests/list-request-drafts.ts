import type { Repo } from '../storage/store.ts';
import type { RequestDraft } from './request-draft.ts';

const SHOWN = 5;

/** The person's unfinished forms, the latest first. */
export async function listRequestDrafts(
  { requestDrafts }: { requestDrafts: Repo<RequestDraft> },
  { actor }: { actor: string },
): Promise<RequestDraft[]> {
  const query = { index: 'owner', eq: { owner: actor }, keys: ['unfinished'], desc: true, limit: SHOWN };
  return (await requestDrafts.find(query)).items;
}
