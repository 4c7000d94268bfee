import type { Repo } from '../storage/store.ts';
import type { PassportDraft } from './draft.ts';

const SHOWN = 10;

/** The person's unfinished passports, the latest first. */
export async function listDrafts(
  deps: { drafts: Repo<PassportDraft> },
  input: { actor: string },
): Promise<PassportDraft[]> {
  const page = await deps.drafts.find({
    index: 'owner',
    eq: { owner: input.actor },
    keys: ['unfinished'],
    desc: true,
    limit: SHOWN,
  });
  return page.items;
}
