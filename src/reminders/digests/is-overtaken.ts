import { type Delivery, UNREACHABLE } from '../../deliveries/delivery.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll, walk } from '../../storage/walk.ts';
import { FRESH_MS } from './still-wanted.ts';

export type IsOvertakenDeps = { deliveries: Repo<Delivery>; clock: Clock };

/**
 * True if a later step of the matter is told to the recipient as well. After a long time when nothing could
 * be sent (no secret, a person out of reach) the latest speaks for all, as it does after a gap without a bot.
 */
export async function isOvertaken(deps: IsOvertakenDeps, delivery: Delivery): Promise<boolean> {
  if (deps.clock.now() - Date.parse(delivery.createdAt) < FRESH_MS) return false;
  for (const other of await findSame(deps, delivery)) {
    const isLater = other.recipient === delivery.recipient && other.createdAt > delivery.createdAt;
    if (isLater && (await isTold(deps, other))) return true;
  }
  return false;
}

async function findSame(deps: IsOvertakenDeps, delivery: Delivery): Promise<Delivery[]> {
  const { content, createdAt, recipient, subject } = delivery;
  if (content.kind === 'reminder') {
    const found = (['pending', 'sent', 'merged', 'failed'] as const).map((status) =>
      findAll(deps.deliveries, { index: 'subject', eq: { subject, status } }),
    );
    return (await Promise.all(found)).flat();
  }
  if (content.kind !== 'channel-report') return [];
  const same: Delivery[] = [];
  const since = { index: 'recipient', eq: { recipient }, range: { gt: createdAt } };
  for await (const other of walk(deps.deliveries, since)) {
    if (other.content.kind === 'channel-report' && other.content.matter === content.matter) same.push(other);
  }
  return same;
}

/** Was, or will be; to somebody out of reach as soon as they are back. */
async function isTold(deps: IsOvertakenDeps, { status, lastError, digest }: Delivery): Promise<boolean> {
  if (status === 'pending' || status === 'sent') return true;
  if (status === 'failed') return lastError === UNREACHABLE;
  const whole = status === 'merged' && digest ? await deps.deliveries.get(digest) : null;
  return whole !== null && whole.status !== 'merged' && isTold(deps, whole);
}
