import type { Logger } from '../logger.ts';
import type { Delivery } from './delivery.ts';
import { type FindAddressDeps, findAddress } from './find-address.ts';
import { UNREACHABLE } from './hear-person.ts';
import { loseContact } from './lose-contact.ts';
import { type Address, MessengerError, type RenderedCard } from './messenger.ts';
import type { RateLimits } from './rate-limits.ts';
import { decideAfterFailure } from './retry-rules.ts';
import { updateDelivery } from './update-delivery.ts';

export interface SendDeliveryDeps extends FindAddressDeps {
  log: Logger;
  limits: RateLimits;
  /** Until when (real epoch ms) nothing is sent to a service, by its URL. */
  pauses: Map<string, number>;
  /** Draws the content in the recipient's language from current state; null when it is not worth sending. */
  render(delivery: Delivery): Promise<RenderedCard | null>;
  random(): number;
  /** Called once a delivery has failed for its recipient's sake: somebody may have to hear of it. */
  onUnreachable(delivery: Delivery): Promise<void>;
}

/** Sends or redraws what was claimed. Returns in how many ms it is due again, or null when it is settled. */
export async function sendDelivery(deps: SendDeliveryDeps, delivery: Delivery): Promise<number | null> {
  let address: Address | null = null;
  try {
    address = await findAddress(deps, delivery);
    if (!address) return await settleUnreachable(deps, delivery);
    const wait = waitFor(deps, address);
    if (wait > 0) return await postpone(deps, delivery, wait, {});
    const card = await deps.render(delivery);
    return card ? await deliver(deps, delivery, address, card) : await settleUnwanted(deps, delivery);
  } catch (error) {
    return await settleFailure(deps, delivery, address, error);
  }
}

function waitFor(deps: SendDeliveryDeps, address: Address): number {
  const now = deps.realClock.now();
  const paused = (deps.pauses.get(address.serviceUrl) ?? 0) - now;
  return paused > 0 ? paused : deps.limits.take(address.tenantId, address.conversationId, now);
}

async function deliver(
  deps: SendDeliveryDeps,
  delivery: Delivery,
  address: Address,
  card: RenderedCard,
): Promise<null> {
  if (delivery.activityId === null) {
    const activityId = await deps.messenger.send(address, card);
    return settleSent(deps, delivery, { conversationId: address.conversationId, activityId });
  }
  // A click may have turned the message into a form meanwhile, which a redraw would wipe out.
  const current = await deps.deliveries.get(delivery._id);
  if (current?.leaseId !== delivery.leaseId || current.status !== 'pending') return null;
  await deps.messenger.update(address, delivery.activityId, card);
  return settleSent(deps, delivery, {});
}

/** A redraw asked for while this one was on its way keeps the record pending. */
async function settleSent(
  deps: SendDeliveryDeps,
  delivery: Delivery,
  sent: Partial<Delivery>,
): Promise<null> {
  await settle(deps, delivery, (current) => ({
    ...sent,
    status: current.wanted > delivery.wanted ? 'pending' : 'sent',
    dueAt: deps.realClock.now(),
    attempts: 0,
    shown: delivery.wanted,
    lastError: null,
  }));
  return null;
}

/** What is sent already stays as it is. */
async function settleUnwanted(deps: SendDeliveryDeps, delivery: Delivery): Promise<null> {
  const status = delivery.activityId === null ? 'dropped' : 'sent';
  await settle(deps, delivery, () => ({ status, shown: delivery.wanted }));
  return null;
}

async function settleUnreachable(deps: SendDeliveryDeps, delivery: Delivery): Promise<null> {
  const person =
    delivery.recipientKind === 'person' ? await deps.directory.findPerson(delivery.recipient) : undefined;
  const recipient = { kind: delivery.recipientKind, id: delivery.recipient };
  if (person || delivery.recipientKind === 'channel') {
    await loseContact(deps, person?.tenantId ?? '', recipient);
  }
  await settle(deps, delivery, () => ({ status: 'failed', lastError: UNREACHABLE }));
  await deps.onUnreachable(delivery);
  return null;
}

async function settleFailure(
  deps: SendDeliveryDeps,
  delivery: Delivery,
  address: Address | null,
  error: unknown,
): Promise<number | null> {
  // Whatever is not the service's answer (a card that cannot be drawn, the store) may pass.
  const failure = error instanceof MessengerError ? error.failure : { kind: 'transient' as const };
  const attempts = delivery.attempts + 1;
  const isRedraw = delivery.activityId !== null;
  const next = decideAfterFailure(failure, attempts, isRedraw, deps.random());
  deps.log.warn(
    { delivery: delivery._id, failure: failure.kind, attempts, next: next.kind, ...causeOf(error) },
    'delivery not sent',
  );
  const lastError = failure.kind;
  switch (next.kind) {
    case 'unreachable':
      return settleUnreachable(deps, delivery);
    case 'send-anew':
      return postpone(deps, delivery, 0, { activityId: null, conversationId: null, lastError });
    case 'give-up':
      await settle(deps, delivery, () =>
        isRedraw ? { status: 'sent', shown: delivery.wanted, lastError } : { status: 'failed', lastError },
      );
      return null;
    case 'retry':
      if (address && error instanceof MessengerError) pause(deps, address, next.pauseMs);
      return postpone(deps, delivery, next.delayMs, { attempts, lastError });
  }
}

/** Of the service's answer, its status alone; of our own faults, the message. */
function causeOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof MessengerError))
    return { error: error instanceof Error ? error.message : 'unknown' };
  const { statusCode, code } = (error.cause ?? {}) as { statusCode?: unknown; code?: unknown };
  return { statusCode, code };
}

function pause(deps: SendDeliveryDeps, address: Address, ms: number): void {
  const until = deps.realClock.now() + ms;
  if (until > (deps.pauses.get(address.serviceUrl) ?? 0)) deps.pauses.set(address.serviceUrl, until);
}

async function postpone(
  deps: SendDeliveryDeps,
  delivery: Delivery,
  delayMs: number,
  change: Partial<Delivery>,
): Promise<number> {
  await settle(deps, delivery, () => ({ ...change, dueAt: deps.realClock.now() + delayMs }));
  return delayMs;
}

/** Only the holder of the claim writes its outcome. */
async function settle(
  deps: SendDeliveryDeps,
  delivery: Delivery,
  change: (current: Delivery) => Partial<Delivery>,
): Promise<void> {
  await updateDelivery(deps.deliveries, delivery._id, (current) =>
    current.leaseId === delivery.leaseId ? { ...change(current), leaseId: '' } : null,
  );
}
