import type { Clock } from '../../kernel/clock.ts';
import type { Repo } from '../../storage/store.ts';
import type { Delivery, DeliveryContent } from '../delivery.ts';
import { findMessages, requestShownBy } from '../request-messages.ts';
import type { Signal } from '../signal.ts';
import { updateDelivery } from '../update-delivery.ts';

export interface CollapseOlderDeps {
  realClock: Clock;
  deliveries: Repo<Delivery>;
  outbox: Signal;
}

/**
 * Turns every other message about the request in the same chat into a line: one live card of a matter is enough. Called
 * once `kept` can be seen. A process that dies before it leaves two live cards, which both are drawn anew.
 */
export async function collapseOlder(deps: CollapseOlderDeps, kept: Delivery): Promise<void> {
  const request = requestShownBy(kept.content);
  if (request === null || kept.recipientKind !== 'person') return;
  const others = (await findMessages(deps, request, kept.recipient, ['sent', 'pending'])).filter(
    ({ _id, activityId }) => _id !== kept._id && activityId !== null,
  );
  let collapsed = 0;
  for (const { _id } of others) if (await collapse(deps, _id, request, kept.content)) collapsed += 1;
  if (collapsed === 0) return;
  await keepOne(deps, kept, request);
  deps.outbox.raise();
}

/** The last drawing of it: without a subject it is drawn no more. */
async function collapse(
  deps: CollapseOlderDeps,
  id: string,
  request: string,
  by: DeliveryContent,
): Promise<boolean> {
  const { changed } = await updateDelivery(deps.deliveries, id, (current) => {
    const isCopy = current.subject !== '' && requestShownBy(current.content) === request;
    if (!isCopy || current.activityId === null) return null;
    if (current.status !== 'sent' && current.status !== 'pending') return null;
    if (staysBeside(current.content, by)) return null;
    return { content: { kind: 'request-line', request }, subject: '', ...drawAnew(deps, current) };
  });
  return changed;
}

/** True for a message that says what the later one does not, or is worth keeping. */
function staysBeside(content: DeliveryContent, by: DeliveryContent): boolean {
  if (content.kind === 'announcement') return true;
  return content.kind === 'news' && content.beside === true && (by.kind !== 'news' || by.beside === true);
}

/** Two that were shown at the same moment have made lines of each other: this one is live again. */
async function keepOne(deps: CollapseOlderDeps, kept: Delivery, request: string): Promise<void> {
  const live = await findMessages(deps, request, kept.recipient, ['sent', 'pending']);
  if (live.length > 0) return;
  const { content, subject } = kept;
  await updateDelivery(deps.deliveries, kept._id, (current) =>
    current.content.kind === 'request-line' ? { content, subject, ...drawAnew(deps, current) } : null,
  );
}

function drawAnew({ realClock }: CollapseOlderDeps, current: Delivery): Partial<Delivery> {
  const wanted = current.wanted + 1;
  return current.status === 'pending'
    ? { wanted }
    : { wanted, status: 'pending', dueAt: realClock.now(), failures: {} };
}
