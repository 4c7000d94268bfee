import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../../src/deliveries/delivery.ts';
import { openRepos } from '../../../../src/product/repos.ts';
import { isOvertaken } from '../../../../src/reminders/digests/is-overtaken.ts';
import { buildDelivery } from '../../../helpers/build-delivery.ts';
import { createFixedClock } from '../../../helpers/fixed-clock.ts';
import { openMemoryStore } from '../../../helpers/memory-store.ts';

const [EARLIER, LATER] = ['2026-12-01T02:00:00.000Z', '2026-12-03T02:00:00.000Z'];

function buildReminder(step: string, overrides: Partial<Delivery> = {}) {
  const content = { kind: 'reminder', matter: 'm', occurrence: '2026-12-04', step, late: false } as const;
  return buildDelivery(step, { content, subject: 'reminder:m:2026-12-04', createdAt: LATER, ...overrides });
}

function buildDigest(status: Delivery['status']) {
  return buildDelivery('digest', { content: { kind: 'digest', deliveries: ['day'] }, subject: '', status });
}

/** Asks for the earlier of two steps, the later of which and what tells it stand in the store. */
async function ask(later: Partial<Delivery>, digest?: Delivery['status']): Promise<boolean> {
  const store = openMemoryStore();
  const { deliveries } = openRepos(store);
  const earlier = await deliveries.insert(buildReminder('T-3', { createdAt: EARLIER }));
  await deliveries.insert(buildReminder('day', later));
  if (digest) await deliveries.insert(buildDigest(digest));
  const answer = await isOvertaken({ deliveries, clock: createFixedClock('2026-12-04T02:00:00Z') }, earlier);
  await store.close();
  return answer;
}

describe('a reminder that was not sent for long', () => {
  it.each<[string, Partial<Delivery>, Delivery['status']?]>([
    ['is on its way', { status: 'pending' }],
    ['has been sent', { status: 'sent' }],
    ['waits for its reader to be in reach', { status: 'failed', lastError: 'unreachable' }],
    ['is told by a digest', { status: 'merged', digest: 'digest' }, 'pending'],
  ])('is overtaken by a later step that %s', async (_, later, ...digest) => {
    expect(await ask(later, ...digest)).toBe(true);
  });

  it.each<[string, Partial<Delivery>, Delivery['status']?]>([
    ['is for another hour yet', { status: 'held' }],
    ['was dropped', { status: 'dropped' }],
    ['was given up', { status: 'failed', lastError: 'refused' }],
    ['is told by a digest that was given up', { status: 'merged', digest: 'digest' }, 'failed'],
    ['goes to somebody else', { status: 'sent', recipient: 'deputy' }],
    ['is of another year', { status: 'sent', subject: 'reminder:m:2027-12-04' }],
    ['was written before', { status: 'sent', createdAt: '2026-11-20T02:00:00.000Z' }],
  ])('is not by one that %s', async (_, later, ...digest) => {
    expect(await ask(later, ...digest)).toBe(false);
  });
});
