import { beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Client } from '../../../../src/clients/client.ts';
import { loadGreetingLines } from '../../../../src/greetings/plans/load-greeting-lines.ts';
import { putGreeting } from '../../../../src/greetings/put-greeting.ts';
import { buildHolder, buildUnit } from '../../../helpers/build-person.ts';
import {
  addPerson,
  buildGreeted,
  createReminderWorld,
  type ReminderWorld,
} from '../../../helpers/reminder-world.ts';

const DECEMBER = { from: Temporal.PlainDate.from('2026-12-01'), to: Temporal.PlainDate.from('2026-12-31') };

let world: ReminderWorld;

function greeted(id: string, birthday: string, passport: Partial<Client['passport']> = {}): Client {
  const client = buildGreeted({ birthday }, { _id: id, key: id, openRequest: null });
  return { ...client, passport: { ...client.passport, ...passport } };
}

beforeEach(async () => {
  world = await createReminderWorld('2026-12-20 10:00');
  await world.app.units.insert(buildUnit('rubtsovsk'));
  await addPerson(world, buildHolder('manager', { _id: 'other' }));
  await world.addClient(greeted('VIP-2026-0001', '12-04'));
  await world.addClient(greeted('VIP-2026-0002', '12-24', { unit: 'rubtsovsk' }));
});

describe('greetings of a span', () => {
  it('are those of a unit, or of a manager whatever the unit', async () => {
    const ids = async (scope: { unit: string } | { manager: string }) =>
      (await loadGreetingLines(world.app, { ...scope, span: DECEMBER })).map(({ id, status }) => [
        id,
        status,
      ]);

    const first = ['VIP-2026-0001:contact-director:2026', 'missed'];
    const second = ['VIP-2026-0002:contact-director:2026', 'planned'];
    expect(await ids({ unit: 'barnaul' })).toEqual([first]);
    expect(await ids({ unit: 'rubtsovsk' })).toEqual([second]);
    expect(await ids({ manager: 'manager' })).toEqual([first, second]);
    expect(await ids({ manager: 'other' })).toEqual([]);
  });

  it('stay with who greeted, after the client went to somebody of another unit', async () => {
    const client = await world.app.clients.get('VIP-2026-0001');
    if (!client) throw new Error('no client');
    const said = { channel: 'call', on: '2026-12-04', gift: '', cost: 90_000, note: '' } as const;
    const who = { by: 'manager', onBehalfOf: null, at: '2026-12-04T02:00:00.000Z', reason: '' };
    await putGreeting(world.app, {
      greeted: { client, occasion: 'contact-director', contact: 'director' },
      date: '2026-12-04',
      entry: { ...said, ...who, outcome: 'done' },
    });
    const appointment = { ...client.passport.appointment, manager: 'other' };
    await world.app.clients.replace({
      ...client,
      passport: { ...client.passport, unit: 'rubtsovsk', appointment },
    });

    const of = async (scope: { unit: string } | { manager: string }) =>
      (await loadGreetingLines(world.app, { ...scope, span: DECEMBER })).map(({ client: id }) => id);
    expect(await of({ unit: 'barnaul' })).toEqual(['VIP-2026-0001']);
    expect(await of({ unit: 'rubtsovsk' })).toEqual(['VIP-2026-0002']);
    expect(await of({ manager: 'manager' })).toEqual(['VIP-2026-0001', 'VIP-2026-0002']);
    expect(await of({ manager: 'other' })).toEqual([]);
  });
});
