import { describe, expect, it } from '@jest/globals';
import { insertOnce } from '../../../src/deliveries/insert-once.ts';
import { newDelivery } from '../../../src/deliveries/new-delivery.ts';
import { noteHandOver } from '../../../src/inbox/note-hand-over.ts';
import { openInbox } from '../../../src/inbox/open-inbox.ts';
import { armEffectiveDate } from '../../../src/reminders/clock/effective-date.ts';
import { requestKind } from '../../../src/requests/kinds/index.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import { buildRequest, buildRouteContext } from '../../helpers/build-request.ts';
import {
  addPerson,
  buildGreeted,
  createReminderWorld,
  type ReminderWorld,
} from '../../helpers/reminder-world.ts';

const CLIENT = 'VIP-2026-0001';
const ZONE = 'Asia/Barnaul';

/** A client whose manager changes on 1 December, with the deputy of before in the other part. */
async function open(now = '2026-11-23 08:00'): Promise<ReminderWorld> {
  const world = await createReminderWorld(now);
  await addPerson(world, buildHolder('manager', { _id: 'coming', name: 'coming' }));
  await world.addClient(buildGreeted({}, { openRequest: null }));
  const kind = requestKind('manager-appointment');
  const values = { client: CLIENT, manager: 'coming', orderDate: '2026-11-20', effectiveFrom: '2026-12-01' };
  const request = buildRequest({ type: kind.id, client: CLIENT, values }, buildRouteContext(), kind);
  const { version: _, ...approved } = { ...request, status: 'approved' as const };
  await world.app.requests.insert({ ...approved, _id: 'AP-2026-0001' });
  return world;
}

async function tell({ app }: ReminderWorld, id: string, to: string): Promise<void> {
  await insertOnce(
    app,
    newDelivery({
      id,
      recipient: { kind: 'person', id: to },
      content: { kind: 'hand-over', client: CLIENT, request: 'AP-2026-0001', from: 'deputy' },
      dueAt: 0,
      createdAt: new Date(app.clock.now()).toISOString(),
    }),
  );
}

async function notes({ app }: ReminderWorld, actor: string): Promise<string[]> {
  const { entries } = await openInbox(app, { actor });
  return entries.flatMap((entry) =>
    entry.kind === 'hand-over' ? [`${entry.note.what} ${entry.group}`] : [],
  );
}

describe('a client that was handed over', () => {
  it('waits for its manager to take note, once, however often it was told', async () => {
    const world = await open();
    await tell(world, 'first', 'manager');
    await tell(world, 'again', 'manager');
    expect(await notes(world, 'manager')).toEqual(['client today']);

    await noteHandOver(world.app, { delivery: 'again', by: 'manager' });
    await noteHandOver(world.app, { delivery: 'first', by: 'manager' });
    await noteHandOver(world.app, { delivery: 'first', by: 'manager' });

    expect(await notes(world, 'manager')).toEqual([]);
  });

  it('is nobody else’s to note', async () => {
    const world = await open();
    await tell(world, 'first', 'manager');

    for (const by of ['unit-sales-head', 'admin']) {
      await expect(noteHandOver(world.app, { delivery: 'first', by })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    expect(await notes(world, 'manager')).toEqual(['client today']);
  });

  it('takes no other message for a hand-over', async () => {
    const world = await open();
    await insertOnce(
      world.app,
      newDelivery({
        id: 'card',
        recipient: { kind: 'person', id: 'manager' },
        content: { kind: 'client-card', client: CLIENT },
        dueAt: 0,
        createdAt: '2026-11-23T01:00:00Z',
      }),
    );

    await expect(noteHandOver(world.app, { delivery: 'card', by: 'manager' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('leaves by itself after two weeks', async () => {
    const world = await open();
    await tell(world, 'first', 'manager');

    world.setTime('2026-12-08 09:00');

    expect(await notes(world, 'manager')).toEqual([]);
  });
});

describe('an appointment that is to come', () => {
  it('is known to who will answer for the client, and to who does until then', async () => {
    const world = await open();
    await armEffectiveDate(world.app, { request: 'AP-2026-0001', on: '2026-12-01', zone: ZONE });

    expect(await notes(world, 'coming')).toEqual(['coming later']);
    expect(await notes(world, 'manager')).toEqual(['coming later']);
    expect(await notes(world, 'unit-sales-head')).toEqual([]);

    world.setTime('2026-11-30 09:00');
    expect(await notes(world, 'coming')).toEqual(['coming week']);
  });
});
