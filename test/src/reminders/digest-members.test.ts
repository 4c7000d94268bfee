import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../src/deliveries/delivery.ts';
import { runDue } from '../../../src/jobs/run-due.ts';
import type { Product } from '../../../src/product/product.ts';
import { markDone } from '../../../src/reminders/answers/mark-done.ts';
import { deliveryId } from '../../../src/reminders/clock/send-step.ts';
import { digestSubject } from '../../../src/reminders/digest-id.ts';
import { gatherDigests } from '../../../src/reminders/digests/gather-digests.ts';
import { holdDelivery } from '../../../src/reminders/held-delivery.ts';
import { replacePerson } from '../../../src/replacements/replace-person.ts';
import type { Store } from '../../../src/storage/store.ts';
import { buildDelivery } from '../../helpers/build-delivery.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../../helpers/card-contents.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';
import { cards } from '../../helpers/reminder-turn.ts';
import {
  addHeld,
  matterOf,
  onceEach,
  openToldWorld,
  prepareGreeted,
  type ToldWorld,
} from '../../helpers/told-world.ts';

/** Nine in Barnaul, on the eve of the birthdays. */
const NINE = '2026-10-15T02:00:00Z';
const DAY_MS = 24 * 60 * 60_000;
const occurrence = '2026-10-16';

interface Opened {
  store: Store;
  world: ToldWorld;
  app: Product;
}

/** As many reminders of one hour, held, for a manager who has no card of the morning. */
async function open(count: number): Promise<Opened> {
  const store = openMemoryStore();
  const world = await openToldWorld(
    store,
    await prepareGreeted(count, { heldAt: NINE, morning: 'off' }),
    NINE,
    cards(),
  );
  return { store, world, app: await world.start() };
}

/** Passes until nothing is left to be told. */
async function finish({ world, app }: Opened): Promise<Record<string, number>> {
  for (let pass = 0; pass < 3; pass += 1) {
    await world.post(app);
    world.clock.advance(60_000);
    await runDue(app);
  }
  await world.post(app);
  return world.told();
}

function done(app: Product, n: number): Promise<unknown> {
  return markDone(app, { matter: matterOf(n), occurrence, by: 'manager' });
}

function heldId(n: number, step = 'T-1', round = 0): string {
  return deliveryId({ _id: matterOf(n), occurrence }, step, round, 'manager');
}

async function digestsOf(app: Product): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for await (const delivery of app.deliveries.scan()) {
    if (delivery.content.kind === 'digest') found.push(delivery);
  }
  return found;
}

describe('what became pointless', () => {
  it.each([
    ['while it waited', async (opened: Opened) => done(opened.app, 1), async () => {}],
    ['once it was merged', async () => {}, async (opened: Opened) => done(opened.app, 1)],
  ])('%s is left out of the digest', async (_when, before, after) => {
    const opened = await open(3);
    await before(opened);
    await gatherDigests(opened.app);
    await after(opened);

    const told = await finish(opened);

    const [only, ...more] = opened.world.messages;
    expect(told).toEqual({ [`manager ${matterOf(2)}`]: 1, [`manager ${matterOf(3)}`]: 1 });
    expect(more).toEqual([]);
    expect(visibleText(only?.card)).toContain('2 напоминания');
  });

  it('between two lives of a gathering is left out as well', async () => {
    for (let write = 1; write <= 6; write += 1) {
      const opened = await open(3);
      const mortal = createMortalStore(opened.store, write);
      await gatherDigests(await opened.world.start(mortal));
      await done(opened.app, 2);
      await runDue(opened.app);

      const told = await finish(opened);

      expect(told).toEqual({ [`manager ${matterOf(1)}`]: 1, [`manager ${matterOf(3)}`]: 1 });
    }
  });

  it('as a whole is no message at all', async () => {
    const opened = await open(3);
    await gatherDigests(opened.app);
    for (const n of [1, 2, 3]) await done(opened.app, n);

    expect(await finish(opened)).toEqual({});
    expect(opened.world.messages).toEqual([]);
    expect((await digestsOf(opened.app)).map(({ status }) => status)).toEqual(['dropped']);
  });

  it('is no message where it was alone either', async () => {
    const opened = await open(1);
    await gatherDigests(opened.app);
    await done(opened.app, 1);

    await finish(opened);

    expect(opened.world.messages).toEqual([]);
  });

  it('stays in a digest that was read, as what was done', async () => {
    const opened = await open(2);
    await runDue(opened.app);
    await opened.world.post(opened.app);
    await done(opened.app, 1);

    const [digest] = await digestsOf(opened.app);

    expect([digest?.status, digest?.wanted]).toEqual(['pending', 1]);
    await opened.world.post(opened.app);
    expect(visibleText(opened.world.updates.at(-1)?.card)).toContain('2 напоминания');
    expect(buttonsOf(opened.world.updates.at(-1)?.card)).toEqual(['Поздравил', 'Открыть']);
  });
});

describe('what comes late in the hour', () => {
  it.each([1, 2, 13])(
    '%i more are told after the digest that is out, under numbers of their own',
    async (more) => {
      const opened = await open(3);
      await runDue(opened.app);
      await opened.world.post(opened.app);
      for (let n = 4; n < 4 + more; n += 1) await addHeld(opened.app, n);

      expect(await finish(opened)).toEqual(onceEach(3 + more));
      const sizes = (await digestsOf(opened.app)).map(({ content }) =>
        content.kind === 'digest' ? content.deliveries.length : 0,
      );
      expect(sizes).toEqual({ 1: [3], 2: [3, 2], 13: [3, 12] }[more]);
    },
  );

  it('a snooze of what a standing digest lists speaks once with it, wherever the gathering died', async () => {
    for (let write = 1; write <= 7; write += 1) {
      const opened = await open(3);
      await gatherDigests(await opened.world.start(createMortalStore(opened.store, write)));
      opened.world.clock.advance(1_000);
      await holdDelivery(opened.app, {
        id: heldId(1, 'T-3', 1),
        recipient: { kind: 'person', id: 'manager' },
        content: { kind: 'reminder', matter: matterOf(1), occurrence, step: 'T-3', late: false },
        releaseAt: Date.parse(NINE),
      });
      await runDue(opened.app);

      expect({ write, told: await finish(opened) }).toEqual({ write, told: onceEach(3) });
    }
  });
});

describe('what was written for somebody who is replaced', () => {
  it.each([1, 2, 3, 4, 99])('is told to the successor, gathered as far as write %i', async (write) => {
    const opened = await open(3);
    const { app, world, store } = opened;
    for (const person of [buildHolder('admin'), buildHolder('manager', { _id: 'successor' })]) {
      await app.people.insert(person);
    }
    await gatherDigests(await world.start(createMortalStore(store, write)));
    const version = (await app.people.get('manager'))?.version ?? 0;
    await replacePerson(app, { actor: 'admin', leaver: 'manager', successor: 'successor', version });

    const told = await finish(opened);

    expect(told).toEqual(Object.fromEntries([1, 2, 3].map((n) => [`successor ${matterOf(n)}`, 1])));
  });
});

describe('a store of an earlier version, which let go of a digest before its parts were merged', () => {
  const id = 'digest:manager:2026-10-15T02:00:00.000Z';
  const releaseAt = Date.parse(NINE);

  /** Leaves a digest that lists the first reminders up to a number, and has merged some. */
  async function leave(app: Product, listed: number, merged: number, sent: boolean, digest = id) {
    const content = {
      kind: 'digest' as const,
      deliveries: Array.from({ length: listed }, (_, n) => heldId(n + 1)),
    };
    const out = sent ? ({ status: 'sent', activityId: 'old', conversationId: 'manager' } as const) : {};
    const createdAt = new Date(releaseAt).toISOString();
    await app.deliveries.insert(
      buildDelivery(digest, { content, subject: digestSubject(digest), createdAt, ...out }),
    );
    for (let n = 1; n <= merged; n += 1) {
      const part = await app.deliveries.get(heldId(n));
      if (part) await app.deliveries.replace({ ...part, status: 'merged', releaseAt });
    }
  }

  it.each([0, 1, 2, 3])('tells what waits to be sent once, %i of three merged', async (merged) => {
    for (const senderFirst of [true, false]) {
      const opened = await open(4);
      await leave(opened.app, 3, merged, false);
      if (senderFirst) await opened.world.post(opened.app);
      await runDue(opened.app);

      expect({ senderFirst, told: await finish(opened) }).toEqual({ senderFirst, told: onceEach(4) });
    }
  });

  it.each([0, 1, 2, 3])('tells nothing again that was sent with it, %i of three merged', async (merged) => {
    const opened = await open(4);
    await leave(opened.app, 3, merged, true);
    await runDue(opened.app);

    expect(await finish(opened)).toEqual({ [`manager ${matterOf(4)}`]: 1 });
  });

  it('tells once what two of its digests list', async () => {
    const opened = await open(4);
    await leave(opened.app, 3, 0, false);
    await leave(opened.app, 4, 0, false, 'digest:manager:2026-10-15T02:05:00.000Z');
    await opened.world.post(opened.app);
    await runDue(opened.app);

    expect(await finish(opened)).toEqual(onceEach(4));
  });

  it('tells the next step of a matter that its digest has told', async () => {
    const opened = await open(2);
    await leave(opened.app, 2, 1, true);
    opened.world.clock.advance(DAY_MS);
    await runDue(opened.app);

    expect(await finish(opened)).toEqual(onceEach(2));
  });

  it('draws what was merged by the hour alone when a row is answered', async () => {
    const opened = await open(3);
    await leave(opened.app, 3, 3, true);

    await done(opened.app, 1);
    await opened.world.post(opened.app);

    const card = opened.world.updates.at(-1)?.card;
    expect(visibleText(card)).toContain('3 напоминания');
    expect(buttonsOf(card)).toEqual(['Поздравил', 'Открыть', 'Поздравил', 'Открыть']);
  });
});
