import type { Clock } from '../../kernel/clock.ts';
import type { Subject } from '../../kernel/subject.ts';
import { DuplicateKey } from '../../storage/store.ts';
import { type Delivery, type DeliveryContent, deliveriesBy, type Recipient } from '../delivery.ts';
import { newDelivery } from '../new-delivery.ts';
import { ANSWER_PREFIX } from '../request-messages.ts';
import { updateDelivery } from '../update-delivery.ts';
import { type CollapseOlderDeps, collapseOlder } from './collapse-older.ts';

export interface RememberCopyDeps extends CollapseOlderDeps {
  clock: Clock;
}

export interface ShownCard {
  recipient: Recipient;
  conversationId: string;
  activityId: string;
  /** Content of the message now; null for a form or a list, which redraws must leave alone. */
  copyOf: { content: DeliveryContent; subject: Subject } | null;
}

/** Keeps in mind what a message shows after a reply, so that its subject's changes redraw it. */
export async function rememberCopy(deps: RememberCopyDeps, shown: ShownCard): Promise<void> {
  const known = await findByActivity(deps, shown);
  if (known) await retarget(deps, known, shown.copyOf);
  else if (shown.copyOf) await insertCopy(deps, shown, shown.copyOf);
  if (!shown.copyOf) return;
  const kept = known ? await deps.deliveries.get(known._id) : await findByActivity(deps, shown);
  if (kept) await collapseOlder(deps, kept);
}

async function findByActivity(deps: RememberCopyDeps, shown: ShownCard): Promise<Delivery | undefined> {
  const keys = [deliveriesBy.activity(shown.conversationId, shown.activityId)];
  return (await deps.deliveries.find({ index: '', eq: {}, keys, limit: 1 })).items[0];
}

async function retarget(deps: RememberCopyDeps, known: Delivery, copyOf: ShownCard['copyOf']): Promise<void> {
  await updateDelivery(deps.deliveries, known._id, (current) => {
    // A redraw that was given up is made up for by the answer, and would wipe out a form.
    const mended = current.givenUpAt ? { givenUpAt: null, lastError: null } : null;
    if (copyOf) return isSame(current, copyOf) ? mended : { ...copyOf, ...mended };
    if (current.subject === '' && current.status !== 'pending') return mended;
    return { ...mended, subject: '', status: 'sent', shown: current.wanted };
  });
}

/** A list of several pages is drawn anew on the page that was turned to. */
function isSame({ content, subject }: Delivery, copyOf: NonNullable<ShownCard['copyOf']>): boolean {
  if (subject !== copyOf.subject) return false;
  if (content.kind !== 'morning' || copyOf.content.kind !== 'morning') return true;
  return (content.from ?? 0) === (copyOf.content.from ?? 0);
}

async function insertCopy(
  deps: RememberCopyDeps,
  shown: ShownCard,
  copyOf: NonNullable<ShownCard['copyOf']>,
): Promise<void> {
  const record = newDelivery({
    id: `${ANSWER_PREFIX}${shown.conversationId}|${shown.activityId}`,
    recipient: shown.recipient,
    content: copyOf.content,
    dueAt: deps.realClock.now(),
    createdAt: new Date(deps.clock.now()).toISOString(),
  });
  const { conversationId, activityId } = shown;
  try {
    const { subject } = copyOf;
    await deps.deliveries.insert({ ...record, subject, status: 'sent', conversationId, activityId });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}
