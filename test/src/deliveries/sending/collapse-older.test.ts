import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery, DeliveryContent } from '../../../../src/deliveries/delivery.ts';
import { redrawCards } from '../../../../src/deliveries/redraw-cards.ts';
import { findTeller } from '../../../../src/deliveries/request-messages.ts';
import { collapseOlder } from '../../../../src/deliveries/sending/collapse-older.ts';
import { rememberCopy } from '../../../../src/deliveries/sending/remember-copy.ts';
import { createSignal } from '../../../../src/deliveries/signal.ts';
import { subjectOf } from '../../../../src/kernel/subject.ts';
import { openRepos, type Repos } from '../../../../src/product/repos.ts';
import { buildDelivery } from '../../../helpers/build-delivery.ts';
import { openMemoryStore } from '../../../helpers/memory-store.ts';

const REQUEST = 'ST-2026-0001';
const CARD: DeliveryContent = { kind: 'request-card', request: REQUEST };
const NEWS: DeliveryContent = { kind: 'news', event: 'step-done', request: REQUEST, args: {} };
const BESIDE: DeliveryContent = { ...NEWS, event: 'seat-vacant', beside: true };
const LINE = { kind: 'request-line', request: REQUEST };

let repos: Repos;
let deps: Pick<Repos, 'deliveries'> & Parameters<typeof rememberCopy>[0];

beforeEach(() => {
  repos = openRepos(openMemoryStore());
  const clock = { now: () => Date.parse('2026-11-24T05:00:00Z') };
  deps = { deliveries: repos.deliveries, clock, realClock: clock, outbox: createSignal() };
});

async function show(
  id: string,
  content: DeliveryContent,
  overrides: Partial<Delivery> = {},
): Promise<Delivery> {
  const subject = content.kind === 'news' ? subjectOf.news(REQUEST) : subjectOf.request(REQUEST);
  const shown = { content, subject, status: 'sent', conversationId: 'chat', activityId: id } as const;
  return repos.deliveries.insert(buildDelivery(id, { ...shown, ...overrides }));
}

async function record(id: string): Promise<Delivery> {
  const found = await repos.deliveries.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

describe('a later message about a request', () => {
  it.each([
    ['a card', CARD],
    ['news', NEWS],
  ])('makes a line of %s in the same chat, which nothing redraws after it', async (_what, content) => {
    await show('older', content);
    await collapseOlder(deps, await show('later', CARD));
    await redrawCards(deps, { subject: subjectOf.request(REQUEST) });

    expect(await record('older')).toMatchObject({ content: LINE, subject: '', status: 'pending', wanted: 1 });
    expect(await record('later')).toMatchObject({ content: CARD, wanted: 1 });
  });

  it('leaves everybody else’s, other requests, and what is not sent yet alone', async () => {
    await show('others', CARD, { recipient: 'branch-sales' });
    await show('unsent', CARD, { status: 'pending', activityId: null, conversationId: null });
    const other = { kind: 'request-card', request: 'ST-2026-0002' } as const;
    await show('other', other, { subject: subjectOf.request('ST-2026-0002') });
    await collapseOlder(deps, await show('later', CARD));

    expect((await record('others')).content).toEqual(CARD);
    expect((await record('unsent')).content).toEqual(CARD);
    expect((await record('other')).content).toEqual(other);
  });

  it('has one that is just being drawn drawn once more, without taking it from its sender', async () => {
    const claim = { status: 'pending', leaseId: 'sender', dueAt: 99 } as const;
    await show('older', CARD, claim);
    await collapseOlder(deps, await show('later', CARD));

    expect(await record('older')).toMatchObject({ content: LINE, leaseId: 'sender', dueAt: 99, wanted: 1 });
  });

  it('keeps what the request does not say until later news, and what is worth keeping always', async () => {
    const announcement: DeliveryContent = { kind: 'announcement', request: REQUEST };
    await show('beside', BESIDE);
    await show('good-news', announcement);
    await collapseOlder(deps, await show('card', CARD));
    expect((await record('beside')).content).toEqual(BESIDE);

    await collapseOlder(deps, await show('news', NEWS));

    expect((await record('beside')).content).toEqual(LINE);
    expect((await record('good-news')).content).toEqual(announcement);
  });

  it('stays live, as one of two, when both were shown at the same moment', async () => {
    const first = await show('first', CARD);
    const second = await show('second', CARD);
    await Promise.all([collapseOlder(deps, first), collapseOlder(deps, second)]);

    const contents = [(await record('first')).content, (await record('second')).content];
    expect(contents).toContainEqual(CARD);
  });

  it('opened in the place of a line is a card again, and makes a line of the other', async () => {
    await show('older', CARD);
    await collapseOlder(deps, await show('later', CARD));
    const recipient = { kind: 'person', id: 'manager' } as const;
    const copyOf = { content: CARD, subject: subjectOf.request(REQUEST) };
    await rememberCopy(deps, { recipient, conversationId: 'chat', activityId: 'older', copyOf });

    expect((await record('older')).content).toEqual(CARD);
    expect((await record('later')).content).toEqual(LINE);
  });
});

describe('quiet news', () => {
  it('are told by what was sent, or waits for somebody out of reach, and not by an answer alone', async () => {
    await show('copy:chat|a', CARD);
    expect(await findTeller(deps, REQUEST, 'manager')).toBeUndefined();

    await show('given-up', NEWS, { status: 'failed', lastError: 'too-large' });
    expect(await findTeller(deps, REQUEST, 'manager')).toBeUndefined();

    await show('lost', NEWS, { status: 'failed', lastError: 'unreachable' });
    expect((await findTeller(deps, REQUEST, 'manager'))?._id).toBe('lost');
    expect(await findTeller(deps, REQUEST, 'branch-sales')).toBeUndefined();
  });
});
