import { draftsBy, type PassportDraft } from '../clients/passport/draft.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import { updateDelivery } from '../deliveries/update-delivery.ts';
import type { Replacement } from '../people/replacement.ts';
import { type RequestDraft, requestDraftsBy } from '../requests/request-draft.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';

export interface HandOverPapersDeps {
  drafts: Repo<PassportDraft>;
  requestDrafts: Repo<RequestDraft>;
  deliveries: Repo<Delivery>;
}

const PAGE = 100;

/** Registrations and edits that the leaver has begun. */
export async function handOverOwnDrafts(
  deps: Pick<HandOverPapersDeps, 'drafts'>,
  { leaver, successor }: Replacement,
): Promise<void> {
  const query = { index: 'owner', eq: { owner: leaver }, keys: [draftsBy.unfinished] };
  for await (const draft of walk(deps.drafts, query)) await handOverDraft(deps, draft, leaver, successor);
}

async function handOverDraft(
  deps: Pick<HandOverPapersDeps, 'drafts'>,
  draft: PassportDraft,
  leaver: string,
  successor: string,
): Promise<void> {
  for (let current: PassportDraft | null = draft; current?.owner === leaver; ) {
    try {
      const manager = current.manager === leaver ? successor : current.manager;
      await deps.drafts.replace({ ...current, owner: successor, manager });
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      current = await deps.drafts.get(draft._id);
    }
  }
}

/** Requests that the leaver has begun to type, and returned ones being reworked. */
export async function handOverRequestDrafts(
  deps: Pick<HandOverPapersDeps, 'requestDrafts'>,
  { leaver, successor }: Replacement,
): Promise<void> {
  for (;;) {
    const page = await deps.requestDrafts.find({
      index: 'owner',
      eq: { owner: leaver },
      keys: [requestDraftsBy.unfinished],
      limit: PAGE,
    });
    for (const draft of page.items) {
      try {
        await deps.requestDrafts.replace({ ...draft, owner: successor });
      } catch (error) {
        // Drafts saved at this moment are read again by the next turn.
        if (!(error instanceof Conflict)) throw error;
      }
    }
    if (page.items.length === 0) return;
  }
}

/** Reminders that wait for their hour, or for Teams to take them, go to the successor. */
export async function handOverDeliveries(
  deps: Pick<HandOverPapersDeps, 'deliveries'>,
  { leaver, successor }: Replacement,
): Promise<void> {
  const theirs = { index: 'recipient', eq: { recipient: leaver } };
  for await (const delivery of walk(deps.deliveries, theirs)) {
    if (!isUntoldReminder(delivery)) continue;
    await updateDelivery(deps.deliveries, delivery._id, (current) =>
      isUntoldReminder(current) && current.recipient === leaver ? { recipient: successor } : null,
    );
  }
}

/** One that a sender has in hand is told to whom it was written for. */
function isUntoldReminder({ status, content, conversationId, leaseId }: Delivery): boolean {
  if (status === 'held') return true;
  const tellsReminders =
    content.kind === 'digest' || (content.kind === 'morning' && content.deliveries.length > 0);
  const reminds = content.kind === 'reminder' || tellsReminders;
  return status === 'pending' && reminds && conversationId === null && leaseId === '';
}
