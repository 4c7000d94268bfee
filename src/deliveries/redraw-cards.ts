import type { Clock } from '../kernel/clock.ts';
import { readSubject, type Subject, subjectOf } from '../kernel/subject.ts';
import type { Repo } from '../storage/store.ts';
import { findAll, walk } from '../storage/walk.ts';
import type { Delivery, DeliveryStatus } from './delivery.ts';
import type { Signal } from './signal.ts';
import { updateDelivery } from './update-delivery.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Draw every sent copy of this subject's card anew. */
    'cards.redraw': { subject: Subject };
    /** Draw the cards of clients in somebody's chat anew, as a right of theirs has ended. */
    'cards.redraw-clients': { person: string };
  }
}

export interface RedrawCardsDeps {
  realClock: Clock;
  deliveries: Repo<Delivery>;
  outbox: Signal;
}

/**
 * Asks for every copy of the subject's card to be drawn anew. A copy that is being sent right now is
 * asked for as well: what it shows may be older than the change.
 */
export async function redrawCards(deps: RedrawCardsDeps, args: { subject: Subject }): Promise<void> {
  const subjects = drawnWith(args.subject);
  const ids: string[] = [];
  for (const subject of subjects) {
    ids.push(...(await findCopies(deps, subject, 'sent')), ...(await findCopies(deps, subject, 'pending')));
  }
  await redraw(deps, ids, ({ subject }) => subject !== '' && subjects.includes(subject));
}

/** News of a request say how it stands now. */
function drawnWith(subject: Subject): Subject[] {
  const { kind, id } = readSubject(subject);
  return kind === 'request' ? [subject, subjectOf.news(id)] : [subject];
}

/** The same for every client's card in one person's chat. */
export async function redrawClientCards(deps: RedrawCardsDeps, args: { person: string }): Promise<void> {
  const query = { index: 'recipient', eq: { recipient: args.person } };
  const ids: string[] = [];
  for await (const delivery of walk(deps.deliveries, query)) {
    if (isClientCard(delivery)) ids.push(delivery._id);
  }
  await redraw(deps, ids, isClientCard);
}

function isClientCard({ content, status }: Delivery): boolean {
  return content.kind === 'client-card' && (status === 'sent' || status === 'pending');
}

async function redraw(
  deps: RedrawCardsDeps,
  ids: string[],
  isCopy: (delivery: Delivery) => boolean,
): Promise<void> {
  for (const id of ids) {
    await updateDelivery(deps.deliveries, id, (copy) => {
      if (!isCopy(copy)) return null;
      if (copy.status === 'pending') return { wanted: copy.wanted + 1 };
      if (copy.status !== 'sent') return null;
      return { wanted: copy.wanted + 1, status: 'pending', dueAt: deps.realClock.now(), failures: {} };
    });
  }
  deps.outbox.raise();
}

async function findCopies(
  deps: RedrawCardsDeps,
  subject: Subject,
  status: DeliveryStatus,
): Promise<string[]> {
  const copies = await findAll(deps.deliveries, { index: 'subject', eq: { subject, status } });
  return copies.map(({ _id }) => _id);
}
