import { draftsBy, type PassportDraft } from '../clients/passport/draft.ts';
import { typePassport } from '../clients/passport/passport-values.ts';
import { loadActor } from '../people/find-actor.ts';
import type { Page } from '../storage/store.ts';
import { pagesOf } from '../storage/walk.ts';
import { findWayTo, type GetDraftDeps } from './get-draft.ts';

const SHOWN = 10;

/** The person's unfinished passports that this person may go on with today, the latest first; none that nobody typed into. */
export async function listDrafts(
  deps: GetDraftDeps,
  input: { actor: string; after?: string },
): Promise<Page<PassportDraft>> {
  const page = await pageOfDrafts(deps, input);
  const begun = await Promise.all(page.items.map((draft) => isBegun(deps, draft)));
  return { ...page, items: page.items.filter((_, index) => begun[index]) };
}

/** A registration is written anew by every click on its form; of a client, a look at the form changes nothing. */
async function isBegun(deps: GetDraftDeps, draft: PassportDraft): Promise<boolean> {
  if (draft.purpose === 'registration') return draft.version > 1 || Boolean(draft.values.inn);
  if (draft.purpose !== 'change' || !draft.client) return true;
  const client = await deps.clients.get(draft.client);
  return !client || JSON.stringify(draft.values) !== JSON.stringify(typePassport(client.passport));
}

async function pageOfDrafts(
  deps: GetDraftDeps,
  input: { actor: string; after?: string },
): Promise<Page<PassportDraft>> {
  const viewer = await loadActor(deps, input.actor);
  const page = await deps.drafts.find({
    index: 'owner',
    eq: { owner: input.actor },
    keys: [draftsBy.unfinished],
    desc: true,
    limit: SHOWN,
    ...(input.after ? { after: input.after } : {}),
  });
  const ways = await Promise.all(page.items.map((draft) => findWayTo(deps, viewer, draft)));
  return { ...page, items: page.items.filter((_, index) => ways[index]) };
}

/** The latest unfinished passport of the person that fits. */
export async function findUnfinished(
  deps: GetDraftDeps,
  input: { actor: string },
  fits: (draft: PassportDraft) => boolean,
): Promise<PassportDraft | null> {
  for await (const { items } of pagesOf((from) => pageOfDrafts(deps, { ...input, ...from }))) {
    const found = items.find(fits);
    if (found) return found;
  }
  return null;
}
