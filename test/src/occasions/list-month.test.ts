import { describe, expect, it } from '@jest/globals';
import { listMonth } from '../../../src/occasions/list-month.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import { addPerson, buildGreeted, createReminderWorld } from '../../helpers/reminder-world.ts';

async function worldWith(...clients: ReturnType<typeof buildGreeted>[]) {
  const world = await createReminderWorld('2026-12-01 08:00');
  for (const client of clients) await world.addClient(client);
  return world.app;
}

describe('listMonth', () => {
  it('lists days of the own clients for a month, in their order', async () => {
    const app = await worldWith(
      buildGreeted({ birthday: '1976-12-04', companyDay: '2001-12-02' }),
      buildGreeted({ birthday: '01-15' }, { _id: 'VIP-2026-0002', key: 'later' }),
    );

    const { from, to, days } = await listMonth(app, 'manager');

    expect([from, to]).toEqual(['2026-12-01', '2026-12-31']);
    expect(days).toMatchObject([
      { kind: 'company-day', date: '2026-12-02', title: 'День', years: 25, jubilee: true },
      { kind: 'birthday', date: '2026-12-04', person: 'Директоров Директор Директорович', years: 50 },
    ]);
  });

  it('knows the last day of the month and not the one after', async () => {
    const app = await worldWith(
      buildGreeted({ birthday: '12-31' }),
      buildGreeted({ birthday: '01-01' }, { _id: 'VIP-2026-0002', key: 'after' }),
    );

    expect((await listMonth(app, 'manager')).days.map(({ date }) => date)).toEqual(['2026-12-31']);
  });

  it('lists nothing of clients of others, nor holidays where there is no client', async () => {
    const app = await worldWith(buildGreeted({ birthday: '12-04' }));

    expect(await listMonth(app, 'unit-sales-head')).toMatchObject({ days: [], holidays: [] });
  });

  it('lists what a principal’s clients celebrate to the substitute', async () => {
    const world = await createReminderWorld('2026-12-01 08:00');
    await addPerson(world, buildHolder('manager', { _id: 'deputy', name: 'deputy' }));
    const manager = await world.app.people.get('manager');
    if (!manager) throw new Error('no manager');
    const substitute = { person: 'deputy', from: '2026-12-01', to: '2026-12-05' };
    await world.app.people.replace({ ...manager, substitute });
    await world.addClient(buildGreeted({ birthday: '12-04' }));

    expect((await listMonth(world.app, 'deputy')).days).toHaveLength(1);
  });

  it('names state holidays once, for all', async () => {
    const world = await createReminderWorld('2026-12-15 08:00');
    await world.addClient(buildGreeted({ birthday: '12-20' }));

    const { holidays } = await listMonth(world.app, 'manager');
    expect(holidays).toEqual([{ date: '2027-01-01', holiday: 'state-new-year' }, ...holidays.slice(1)]);
  });
});
