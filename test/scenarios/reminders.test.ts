import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { RENDERERS } from '../../bot/renderers.ts';
import type { Client } from '../../src/clients/client.ts';
import { insertDocument } from '../../src/effects/change.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import { planDay } from '../../src/reminders/day/plan-day.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { settleReport } from '../helpers/put-report.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

/** Barnaul is seven hours ahead of UTC: 02:00 there is nine in the morning. */
const NINE = 'T02:00:00Z';
const CHANNEL = '19:sales@thread.tacv2';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    mornings: 'off',
    people: [...SEATS, buildHolder('unit-head'), buildHolder('manager', { _id: 'deputy' })],
    renderers: RENDERERS,
    at: '2026-11-24T05:00:00Z',
  });
  for (const person of [...SEATS.map(({ _id }) => _id), 'unit-head', 'deputy']) await bot.install(person);
  await runDue(bot.product);
});

afterEach(() => bot.close());

/** A contact's birthday on 4 December, the company's day on 15 April; VIP for a while. */
async function addClient(overrides: Partial<Client> = {}): Promise<void> {
  const {
    version: _,
    pending: __,
    hasPending: ___,
    ...client
  } = buildClient({
    status: 'client_notified',
    active: true,
    ...overrides,
  });
  await insertDocument(bot.product.relay, bot.product.clients, 'clients', client, [
    { name: 'reminders.refresh', args: { subject: `client:${client._id}` } },
  ]);
}

/** Moves business time and lets what is due go out; returns what came to this person meanwhile. */
async function at(iso: string, person: string): Promise<string[]> {
  const before = bot.cardsOf(person).length;
  bot.clock.set(iso);
  await runDue(bot.product);
  await bot.quiet();
  return bot
    .cardsOf(person)
    .slice(before)
    .map(({ card }) => visibleText(card));
}

/** So that only what a test is about comes in. */
async function handInNovember(): Promise<void> {
  await at(`2026-11-30${NINE}`, 'unit-sales-head');
  await settleReport(bot.product, 'barnaul:2026-11');
  await bot.quiet();
}

function channelTexts(): string[] {
  return bot.connector.messagesIn(CHANNEL).map(({ card }) => visibleText(card));
}

describe('a birthday', () => {
  beforeEach(handInNovember);

  it('is reminded of three days before, the day before and on the day, each once', async () => {
    await addClient();

    expect((await at(`2026-12-01${NINE}`, 'manager')).join()).toContain('через 3 дня');
    expect(await at('2026-12-01T03:00:00Z', 'manager')).toEqual([]);
    expect((await at(`2026-12-03${NINE}`, 'manager')).join()).toContain('завтра');
    expect((await at(`2026-12-04${NINE}`, 'manager')).join()).toContain('сегодня');
  });

  it('leaves the manager alone once it is done, and shows who did it', async () => {
    await addClient();
    await at(`2026-12-01${NINE}`, 'manager');

    const answer = await bot.click('manager', 'reminder.done');

    expect(visibleText(answer.card)).toContain('Готово: manager');
    expect(await at(`2026-12-03${NINE}`, 'manager')).toEqual([]);
    expect(await at(`2026-12-04${NINE}`, 'manager')).toEqual([]);
    expect(await at(`2026-12-07${NINE}`, 'unit-sales-head')).toEqual([]);
  });

  it('comes again tomorrow when it was put off', async () => {
    await addClient();
    await at(`2026-12-01${NINE}`, 'manager');
    await bot.click('manager', 'Напомнить завтра');

    expect((await at(`2026-12-02${NINE}`, 'manager')).join()).toContain('День рождения');
  });

  it('goes to the deputy when it was handed on', async () => {
    const passport = buildPassport();
    passport.appointment = { ...passport.appointment, deputy: 'deputy' };
    await addClient({ passport });
    await at(`2026-12-01${NINE}`, 'manager');
    await bot.click('manager', 'Передать заместителю');
    await bot.quiet();

    expect((await at(`2026-12-03${NINE}`, 'deputy')).join()).toContain('День рождения');
    expect(await at('2026-12-03T03:00:00Z', 'manager')).toEqual([]);
  });

  it('is skipped only with a reason', async () => {
    await addClient();
    await at(`2026-12-01${NINE}`, 'manager');
    await bot.click('manager', 'Пропустить…');

    const empty = await bot.click('manager', 'Пропустить', { reason: ' ' });
    expect(buttonsOf(empty.card)).toContain('Пропустить');
    const skipped = await bot.click('manager', 'Пропустить', { reason: 'Клиент просил' });

    expect(visibleText(skipped.card)).toContain('Причина: Клиент просил');
    expect(await at(`2026-12-03${NINE}`, 'manager')).toEqual([]);
  });

  it('reaches the head of sales when nobody has reacted', async () => {
    await addClient();
    for (const day of ['01', '03', '04']) await at(`2026-12-${day}${NINE}`, 'manager');

    expect((await at(`2026-12-07${NINE}`, 'unit-sales-head')).join('\n')).toContain('Никто не отметил');
  });

  it('is answered only by those whose matter it is', async () => {
    await addClient();
    await at(`2026-12-01${NINE}`, 'manager');
    const [clock] = (
      await bot.product.reminderClocks.find({
        index: 'subject',
        eq: { subject: 'client:VIP-2026-0001' },
        limit: 5,
      })
    ).items;

    for (const person of ['deputy', 'commercial-director', 'stranger']) {
      await bot.act(person, 'any', 'reminder.done', {
        matter: clock?._id,
        occurrence: clock?.occurrence,
        step: 'T-3',
      });
    }

    expect((await bot.product.reminderClocks.get(clock?._id ?? ''))?.result).toBeNull();
  });
});

describe('reminders of one hour', () => {
  beforeEach(handInNovember);

  it('come as one digest, each with its own answer', async () => {
    await addClient();
    await addClient({ _id: 'VIP-2026-0002', key: '7707049388:773601001' });

    const [digest, ...more] = await at(`2026-12-01${NINE}`, 'manager');

    expect(more).toEqual([]);
    expect(digest).toContain('2 напоминания');
    const answer = await bot.click('manager', 'reminder.done');
    expect(visibleText(answer.card)).toContain('Готово');
    expect(await at(`2026-12-03${NINE}`, 'manager')).toHaveLength(1);
  });
});

describe('a gap', () => {
  beforeEach(handInNovember);

  it('brings only the latest step, marked late', async () => {
    await addClient();

    const after = await at('2026-12-03T08:00:00Z', 'manager');

    expect(after.filter((text) => text.includes('День рождения'))).toHaveLength(1);
    expect(after.join()).toContain('позже обычного');
  });
});

describe("the unit's report", () => {
  it('is reminded of until the head of sales has handed it in', async () => {
    expect((await at(`2026-11-30${NINE}`, 'unit-sales-head')).join()).toContain(
      'понедельник, 7 декабря 2026',
    );
    expect((await at(`2026-12-03${NINE}`, 'unit-sales-head')).join()).toContain('Отчёт за ноябрь 2026');

    await bot.click('unit-sales-head', 'Открыть отчёт');
    const answer = await bot.click('unit-sales-head', 'report.hand-in');

    expect(visibleText(answer.card)).toContain('Отчёт сдан');
    expect(await at(`2026-12-04${NINE}`, 'unit-sales-head')).toEqual([]);
    expect(await at(`2026-12-07${NINE}`, 'unit-sales-head')).toEqual([]);
  });

  it('climbs from the unit to the branch and the director when it is overdue', async () => {
    for (const day of ['2026-11-30', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08']) {
      await at(`${day}${NINE}`, 'manager');
    }
    expect((await at(`2026-12-10${NINE}`, 'unit-head')).join()).toContain(
      'Подразделение не сдало отчёт в срок',
    );
    const toDirector = (await at(`2026-12-14${NINE}`, 'commercial-director')).join();
    expect(toDirector).toContain('Подразделение не сдало отчёт в срок');
    expect(toDirector).not.toContain('Подготовьте');
  });

  it('cannot be handed in by anybody else', async () => {
    await at(`2026-11-30${NINE}`, 'manager');
    await bot.act('manager', 'any', 'report.hand-in', {
      report: 'barnaul:2026-11',
      unit: 'barnaul',
      period: '2026-11',
    });

    const open = await bot.product.reports.get('barnaul:2026-11');
    expect(open?.status ?? 'open').toBe('open');
  });
});

describe('a channel', () => {
  it('gets the report and the week of holidays without a name of a person', async () => {
    await addClient();
    await bot.sayInChannel('unit-sales-head', CHANNEL, 'напоминай здесь');

    await at(`2026-11-30${NINE}`, 'manager');

    const texts = channelTexts().join('\n');
    expect(texts).toContain('ноябрь 2026');
    expect(texts).toContain('День рождения контактного лица');
    expect(texts).toContain('ООО «Ромашка»');
    expect(texts).not.toContain('Директоров');
  });

  it('is not taken by whoever has no say over the unit', async () => {
    await bot.sayInChannel('manager', CHANNEL, 'напоминай здесь');

    expect(await bot.product.channels.get(CHANNEL)).toBeNull();
  });

  it('answers every other command with the way to the personal chat', async () => {
    const said = await bot.sayInChannel('manager', CHANNEL, 'мои клиенты');

    expect(said.map(({ card }) => visibleText(card)).join()).toContain('личн');
  });
});

describe('the dry run of a day', () => {
  beforeEach(handInNovember);

  it('names what then goes out, and sends nothing', async () => {
    await addClient();
    const before = bot.connector.requests.length;

    const planned = await planDay(bot.product, Temporal.PlainDate.from('2026-12-01'));

    expect(bot.connector.requests.length).toBe(before);
    expect(JSON.stringify(planned)).toContain('manager');
    expect(await at(`2026-12-01${NINE}`, 'manager')).toHaveLength(1);
  });
});
