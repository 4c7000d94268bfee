import type { CommandArgs } from '../effects/commands.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import type { Client } from './client.ts';
import type { PassportDraft } from './draft.ts';

export interface HandOverDraftsDeps {
  clients: Repo<Client>;
  drafts: Repo<PassportDraft>;
}

/** Unfinished edits of a client go to whoever is its manager now. Repeating it finds nothing left. */
export async function handOverDrafts(
  deps: HandOverDraftsDeps,
  { client: id, from }: CommandArgs['client.hand-over-drafts'],
): Promise<void> {
  const client = await deps.clients.get(id);
  const owner = client?.passport.appointment.manager;
  if (!owner || owner === from) return;
  let after: string | undefined;
  do {
    const page = await deps.drafts.find({
      index: 'owner',
      eq: { owner: from },
      keys: ['unfinished'],
      limit: 100,
      ...(after ? { after } : {}),
    });
    for (const draft of page.items.filter((each) => each.client === id)) await handOver(deps, draft, owner);
    after = page.next;
  } while (after);
}

/** A draft that is being saved at this moment is read again. */
async function handOver(deps: HandOverDraftsDeps, draft: PassportDraft, owner: string): Promise<void> {
  for (let current: PassportDraft | null = draft; current && current.owner !== owner; ) {
    try {
      await deps.drafts.replace({ ...current, owner, manager: owner });
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      current = await deps.drafts.get(draft._id);
    }
  }
}
