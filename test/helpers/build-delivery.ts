import type { Delivery, DeliveryContent } from '../../src/deliveries/delivery.ts';
import { newDelivery } from '../../src/deliveries/new-delivery.ts';
import type { Draft } from '../../src/storage/store.ts';

/** Something owed to a person since the beginning of time. */
export function buildDelivery(id: string, overrides: Partial<Delivery> = {}): Draft<Delivery> {
  return {
    ...newDelivery({
      id,
      recipient: { kind: 'person', id: 'manager' },
      content: { kind: 'request-card', request: id },
      dueAt: 0,
      createdAt: '2026-11-24T05:00:00Z',
    }),
    ...overrides,
  };
}

/** The record of a message that is in somebody's chat. */
export function buildShown(content: DeliveryContent): Delivery {
  const shown = { content, status: 'sent', conversationId: 'chat', activityId: 'message' } as const;
  return { ...buildDelivery('shown', shown), version: 1 };
}

/** As the release left it that noted neither counts of failures nor when it gave up: `dueAt` is the end of its claim. */
export function buildEarlierFailure(
  id: string,
  lastError: string,
  claimedUntil: string,
  overrides: Partial<Delivery> = {},
): Draft<Delivery> {
  const { failures: _, givenUpAt: __, ...delivery } = buildDelivery(id, overrides);
  const failed = { ...delivery, attempts: 1, status: 'failed', lastError, dueAt: Date.parse(claimedUntil) };
  return failed as unknown as Draft<Delivery>;
}
