import type { Logger } from '../../kernel/logger.ts';
import { type Delivery, UNREACHABLE } from '../delivery.ts';
import { FAILURES } from '../failure-rules.ts';
import { type Address, MessengerError, type RenderedCard, type SendFailure } from '../messenger.ts';
import { updateDelivery } from '../update-delivery.ts';
import { collapseOlder } from './collapse-older.ts';
import { type FindAddressDeps, findAddress } from './find-address.ts';
import { loseContact } from './lose-contact.ts';
import type { Pauses } from './pauses.ts';
import type { RateLimits } from './rate-limits.ts';
import { decideAfterFailure, type NextStep } from './retry-rules.ts';

export interface SendDeliveryDeps extends FindAddressDeps {
  log: Logger;
  limits: RateLimits;
  pauses: Pauses;
  /** Draws the content in the recipient's language from current state; null when it is not worth sending. */
  render(delivery: Delivery): Promise<RenderedCard | null>;
  random(): number;
  /**
   * Tells whoever has to hear that the recipient is out of reach. Called before that is noted on the delivery, so a
   * crash in between repeats it: telling twice must do nothing.
   */
  onUnreachable(delivery: Delivery): Promise<void>;
  /** Tells whoever has to hear that trying was given up. Called after that is noted; `alarmGivenUp` repeats it. */
  onGivenUp(delivery: Delivery): Promise<void>;
}

export interface Claim {
  delivery: Delivery;
  /** Place in the order of the recipient's messages, kept unless others are to pass the delivery. */
  dueAt: number;
}

/** Sends or redraws what was claimed; settles it, or puts it back and notes who has to wait. */
export async function sendDelivery(deps: SendDeliveryDeps, claim: Claim): Promise<void> {
  const { delivery } = claim;
  let address: Address | null = null;
  try {
    address = await findAddress(deps, delivery);
    if (!address) return await settleUnreachable(deps, delivery);
    if (!takeTurn(deps, delivery.recipient, address)) return await putBack(deps, claim);
    const card = await deps.render(delivery);
    return card ? await deliver(deps, delivery, address, card) : await settleUnwanted(deps, delivery);
  } catch (error) {
    return await settleFailure(deps, claim, address, error);
  }
}

/** False when there is none yet; whoever has to wait is not asked for before. */
function takeTurn({ pauses, limits, realClock }: SendDeliveryDeps, to: string, address: Address): boolean {
  const now = realClock.now();
  const fullMs = limits.waitOfTenant(address.tenantId, now);
  if (fullMs > 0) {
    pauses.pauseEverybody(now + fullMs);
    return false;
  }
  const pausedMs = pauses.ofService(address.serviceUrl, now);
  const waitMs = pausedMs > 0 ? pausedMs : limits.take(address.tenantId, address.conversationId, now);
  if (waitMs > 0) pauses.pauseRecipient(to, now + waitMs);
  return waitMs === 0;
}

async function deliver(
  deps: SendDeliveryDeps,
  delivery: Delivery,
  address: Address,
  card: RenderedCard,
): Promise<void> {
  if (delivery.activityId === null) {
    const activityId = await deps.messenger.send(address, card);
    await settleSent(deps, delivery, address, { conversationId: address.conversationId, activityId });
    return collapse(deps, delivery);
  }
  // A click may have turned the message into a form meanwhile, which a redraw would wipe out.
  const current = await deps.deliveries.get(delivery._id);
  if (current?.leaseId !== delivery.leaseId || current.status !== 'pending') return;
  await deps.messenger.update(address, delivery.activityId, card);
  return settleSent(deps, delivery, address, {});
}

/** The message is there: what becomes of older ones is no failure of it. */
async function collapse(deps: SendDeliveryDeps, delivery: Delivery): Promise<void> {
  try {
    await collapseOlder(deps, delivery);
  } catch (error) {
    deps.log.warn({ err: error, delivery: delivery._id }, 'older cards stay as they are');
  }
}

/** A redraw asked for while this one was on its way keeps the record pending. */
async function settleSent(
  deps: SendDeliveryDeps,
  delivery: Delivery,
  address: Address,
  sent: Partial<Delivery>,
): Promise<void> {
  if (deps.pauses.noteTaken(address.serviceUrl)) deps.log.info('messages can be sent again');
  await settle(deps, delivery, (current) => ({
    ...sent,
    status: current.wanted > delivery.wanted ? 'pending' : 'sent',
    dueAt: deps.realClock.now(),
    failures: {},
    shown: delivery.wanted,
    lastError: null,
    givenUpAt: null,
  }));
}

/** Drops a delivery; what was sent stays. */
async function settleUnwanted(deps: SendDeliveryDeps, delivery: Delivery): Promise<void> {
  const status = wasSent(delivery) ? 'sent' : 'dropped';
  await settle(deps, delivery, () => ({ status, shown: delivery.wanted }));
}

/** Also true of a message whose id the service did not tell. */
function wasSent({ conversationId }: Delivery): boolean {
  return conversationId !== null;
}

async function settleUnreachable(deps: SendDeliveryDeps, delivery: Delivery): Promise<void> {
  const person =
    delivery.recipientKind === 'person' ? await deps.directory.findPerson(delivery.recipient) : undefined;
  const recipient = { kind: delivery.recipientKind, id: delivery.recipient };
  if (person || delivery.recipientKind === 'channel') {
    await loseContact(deps, person?.tenantId ?? '', recipient);
  }
  await deps.onUnreachable(delivery);
  await settle(deps, delivery, () => ({ status: 'failed', lastError: UNREACHABLE }));
}

async function settleFailure(
  deps: SendDeliveryDeps,
  claim: Claim,
  address: Address | null,
  error: unknown,
): Promise<void> {
  const { delivery } = claim;
  const failure: SendFailure =
    error instanceof MessengerError ? error.failure : { kind: 'internal', retryAfterMs: null };
  // Records of earlier releases have no counts.
  const count = (delivery.failures?.[failure.kind] ?? 0) + 1;
  const next = decideAfterFailure(failure, count, delivery.activityId !== null, deps.random());
  noteFailure(deps, claim, address, { failure, count, next, error });
  const lastError = failure.kind;
  switch (next.kind) {
    case 'unreachable':
      return settleUnreachable(deps, delivery);
    case 'send-anew':
      return putBack(deps, claim, { activityId: null, conversationId: null, lastError });
    case 'give-up':
      return settleGivenUp(deps, delivery, lastError);
    case 'retry':
      deps.pauses.pauseRecipient(delivery.recipient, deps.realClock.now() + next.pauseMs);
      return putBack(deps, claim, {
        failures: { ...delivery.failures, [failure.kind]: count },
        lastError,
        // Keeps the place of what waits as long as the recipient does; others pass what has to wait longer.
        ...(next.delayMs > next.pauseMs ? { dueAt: deps.realClock.now() + next.delayMs } : {}),
      });
  }
}

/** The message never came, or one that did is not drawn anew until its subject changes again. */
async function settleGivenUp(deps: SendDeliveryDeps, delivery: Delivery, lastError: string): Promise<void> {
  const now = deps.realClock.now();
  const status = wasSent(delivery) ? 'sent' : 'failed';
  await settle(deps, delivery, () => ({
    status,
    shown: delivery.wanted,
    lastError,
    dueAt: now,
    givenUpAt: new Date(now).toISOString(),
  }));
  await deps.onGivenUp(delivery);
}

interface FailedTry {
  failure: SendFailure;
  count: number;
  next: NextStep;
  error: unknown;
}

/** Notes and logs what a failure says about others than its recipient. Logs a refusal of everything once. */
function noteFailure(
  deps: SendDeliveryDeps,
  { delivery }: Claim,
  address: Address | null,
  { failure, count, next, error }: FailedTry,
): void {
  const at = deps.realClock.now();
  if (FAILURES[failure.kind].concerns === 'everybody') {
    const whose = failure.kind === 'no-token' ? null : delivery.recipient;
    const isFirst = deps.pauses.noteRefused(whose, at, deps.random());
    if (isFirst)
      deps.log.error(
        causeOf(error),
        'Teams does not know the bot: its secret has expired, or there is no token',
      );
    return;
  }
  if (failure.kind === 'throttled' && address) {
    const sign = { recipient: delivery.recipient, at, askedMs: failure.retryAfterMs };
    deps.pauses.noteThrottled(address.serviceUrl, sign);
  }
  const line = { delivery: delivery._id, failure: failure.kind, count, next: next.kind, ...causeOf(error) };
  if (next.kind === 'give-up') deps.log.error(line, 'delivery given up');
  else deps.log.warn(line, 'delivery not sent');
}

/** Status alone of what the service answered; message of a fault of our own. */
function causeOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof MessengerError))
    return { error: error instanceof Error ? error.message : 'unknown' };
  const { statusCode, code } = (error.cause ?? {}) as { statusCode?: unknown; code?: unknown };
  return { statusCode, code };
}

/** Still owed, in its place unless `change` moves it. */
async function putBack(
  deps: SendDeliveryDeps,
  { delivery, dueAt }: Claim,
  change: Partial<Delivery> = {},
): Promise<void> {
  await settle(deps, delivery, () => ({ dueAt, ...change }));
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
