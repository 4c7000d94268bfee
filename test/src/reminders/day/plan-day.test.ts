import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { DeliveryContent } from '../../../../src/deliveries/delivery.ts';
import { snoozeToTomorrow } from '../../../../src/reminders/answers/snooze-to-tomorrow.ts';
import { ensurePlans } from '../../../../src/reminders/clock/plans.ts';
import { refreshReminders } from '../../../../src/reminders/clock/refresh-reminders.ts';
import { describeDay } from '../../../../src/reminders/day/describe-day.ts';
import { type DayItem, planDay } from '../../../../src/reminders/day/plan-day.ts';
import { buildContract, buildDiscount, buildProject } from '../../../helpers/build-dated.ts';
import { buildRequest } from '../../../helpers/build-request.ts';
import { buildGreeted, createReminderWorld, type ReminderWorld } from '../../../helpers/reminder-world.ts';

async function buildSeason(): Promise<ReminderWorld> {
  const world = await createReminderWorld('2026-11-23 08:00');
  await world.app.channels.insert({
    _id: 'channel',
    tenantId: 't',
    serviceUrl: 'http://127.0.0.1/',
    conversationId: 'channel',
    botId: 'b',
    scope: 'barnaul',
    active: true,
    subscribedBy: 'unit-sales-head',
    pending: [],
    hasPending: false,
  });
  const moscow = await world.app.people.get('unit-head');
  if (moscow) await world.app.people.replace({ ...moscow, zone: 'Europe/Moscow' });
  await world.addClient(buildGreeted({ birthday: '12-05', companyDay: '2001-12-08' }));
  const other = buildGreeted({ birthday: '12-19' }, { _id: 'VIP-2026-0002' });
  await world.addClient({ ...other, passport: { ...other.passport, sphere: 'energy' } });
  const { version: _, ...request } = buildRequest();
  await world.app.requests.insert(request);
  await refreshReminders(world.app, `request:${request._id}`);
  for (const dated of [
    buildDiscount('2026-12-31'),
    buildContract('2027-02-02'),
    buildProject('2026-12-09', '2026-12-12'),
  ]) {
    const { version: __, ...draft } = dated;
    await world.app.requests.insert(draft);
    await refreshReminders(world.app, `request:${dated._id}`);
  }
  await ensurePlans(world.app);
  return world;
}

function lines(items: DayItem[]): string[] {
  return items.map((item) => `${item.recipient} ${item.kind} ${item.step} ${item.occurrence}`).sort();
}

async function planned(world: ReminderWorld, date: string): Promise<string[]> {
  const items = await planDay(world.app, Temporal.PlainDate.from(date));
  return items.map((item) => `${item.recipient} ${item.matter} ${item.step} ${item.occurrence}`).sort();
}

function isGathering({ kind }: DeliveryContent): boolean {
  return kind === 'digest' || kind === 'morning';
}

/** Lists what the ticks wrote since last time, sent, merged or still held. */
async function written(world: ReminderWorld, known: Set<string>): Promise<string[]> {
  const fresh = (await world.deliveries()).filter(
    ({ _id, content, status }) => !known.has(_id) && !isGathering(content) && status !== 'dropped',
  );
  for (const { _id } of fresh) known.add(_id);
  return fresh
    .map(({ recipient, content }) => {
      if (content.kind === 'reminder')
        return `${recipient} ${content.matter} ${content.step} ${content.occurrence}`;
      if (content.kind === 'channel-report')
        return `${recipient} ${content.matter} ${content.step} 2026-12-07`;
      if (content.kind === 'channel-week')
        return `${recipient} plan:week:${content.scope} run ${content.from}`;
      if (content.kind === 'overview') return `${recipient} plan:overview:branch run ${content.on}`;
      return `${recipient} ${content.kind}`;
    })
    .sort();
}

describe('planDay', () => {
  it('says what the ticks of that day deliver, on every day of a season', async () => {
    const world = await buildSeason();
    const known = new Set<string>();
    let day = Temporal.PlainDate.from('2026-11-23');
    let total = 0;
    for (let n = 0; n < 25; n += 1, day = day.add({ days: 1 })) {
      const before = await planned(world, day.toString());
      await world.runUntil(`${day} 23:45`);
      const delivered = await written(world, known);
      expect({ day: day.toString(), items: delivered }).toEqual({ day: day.toString(), items: before });
      total += delivered.length;
    }
    expect(total).toBeGreaterThan(40);
  }, 120_000);

  it('still lists what went out earlier that day', async () => {
    const world = await buildSeason();
    const before = await planned(world, '2026-12-04');
    await world.runUntil('2026-12-04 12:00');

    expect(await planned(world, '2026-12-04')).toEqual(before);
  });

  it('looks years ahead, and writes nothing', async () => {
    const world = await buildSeason();
    const stored = (await world.deliveries()).length;

    const items = lines(await planDay(world.app, Temporal.PlainDate.from('2029-12-05')));

    expect(items).toContain('manager client-day day 2029-12-05');
    expect(items).toContain('manager client-day T-3 2029-12-08');
    expect(items).toContain('unit-sales-head unit-report due 2029-12-05');
    expect((await world.deliveries()).length).toBe(stored);
  });

  it('leaves out the list of a week in which no client has a day', async () => {
    const world = await buildSeason();
    const weeks = async (date: string) =>
      (await planned(world, date)).filter((line) => line.startsWith('channel plan:week'));

    expect(await weeks('2026-11-30')).toEqual(['channel plan:week:barnaul run 2026-11-30']);
    expect(await weeks('2026-11-23')).toEqual([]);
  });

  it('knows a reminder that was put off to that day', async () => {
    const world = await buildSeason();
    await world.runUntil('2026-12-04 10:00');
    const matter = 'client-day:VIP-2026-0002:contact-director';
    await world.runUntil('2026-12-05 10:00');
    await snoozeToTomorrow(world.app, { matter, occurrence: '2026-12-19', by: 'manager', step: 'T-14' });

    expect(await planned(world, '2026-12-06')).toContain(`manager ${matter} T-14 2026-12-19`);
  });
});

describe('describeDay', () => {
  it('tells who gets what and why, and names no contact', async () => {
    const world = await buildSeason();
    const date = Temporal.PlainDate.from('2026-12-04');

    const items = await planDay(world.app, date);
    const told = await describeDay(world.app, items, '2026-12-04', world.app.translator.in('ru'));

    expect(told).toContain('manager (Asia/Barnaul)');
    expect(told).toContain(
      '  09:00  день рождения контактного лица: ООО «Ромашка» (VIP-2026-0001) · 05.12.2026 · последний рабочий день перед выходными',
    );
    expect(told).toContain('  09:00  отчёт за ноябрь 2026 г.: Барнаул · 07.12.2026 · за 1 рабочий день');
    expect(told).toContain(
      '  09:00  окончание договора: CN-2026-0001, ООО «Ромашка» · 02.02.2027 · за 60 дней',
    );
    expect(told.join()).not.toContain('Директор');
  });
});
