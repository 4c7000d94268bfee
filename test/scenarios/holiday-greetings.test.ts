import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildHolder } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { lastCard, numberOf, recordsOf, remindAt, startGreetedBranch } from '../helpers/greeted-branch.ts';
import { SEATS, type TestBot, textOf } from '../helpers/start-bot.ts';

const MATTER = 'holiday:state-women:manager';
const TARGET = { matter: MATTER, occurrence: '2027-03-08', step: 'eve', on: '2027-03-05' };

let bot: TestBot;

beforeEach(async () => {
  bot = await startGreetedBranch({
    birthdays: ['', '', '', ''],
    people: [...SEATS, buildHolder('manager', { _id: 'colleague' })],
  });
  await remindAt(bot, '2027-03-05T02:05:00Z');
});

afterEach(() => bot.close());

function chosen(...clients: number[]): string {
  return clients.map(numberOf).join(',');
}

describe('a holiday of several clients', () => {
  it('is one card, with all of them as ticks', () => {
    expect(lastCard(bot, 'manager')).toContain('Международный женский день\n4 клиента');
    const card = JSON.stringify(bot.cardsOf('manager').at(-1)?.card);
    expect(card).toContain(`"value":"${chosen(0, 1, 2, 3)}"`);
    expect(card).toContain('"title":"ООО «Клиент 1»"');
  });

  it('tells clients of one name apart by their numbers', async () => {
    for (const n of [0, 1]) {
      const client = await bot.product.clients.get(numberOf(n));
      if (!client) throw new Error('no client');
      await bot.product.clients.replace({
        ...client,
        passport: { ...client.passport, shortName: 'ООО «Лютик»' },
      });
    }
    const { card } = await bot.click('manager', 'greeting.chosen', { clients: '', channel: 'call' });

    expect(JSON.stringify(card)).toContain('"title":"ООО «Лютик» (VIP-2026-0001)"');
    expect(JSON.stringify(card)).toContain('"title":"ООО «Клиент 3»"');
  });

  it('is recorded for those chosen, each by itself, and goes on for the others', async () => {
    const text = textOf(
      await bot.click('manager', 'greeting.chosen', { clients: chosen(0, 2), channel: 'flowers' }),
    );

    expect(text).toContain('Записано 2 поздравления.');
    expect(text).toContain('✓ ООО «Клиент 1»: записано');
    expect(text).toContain('4 клиента · поздравили 2 из 4');
    expect((await recordsOf(bot)).map(({ _id, entries }) => [_id, entries[0]?.channel])).toEqual([
      ['VIP-2026-0001:state-women:2027', 'flowers'],
      ['VIP-2026-0003:state-women:2027', 'flowers'],
    ]);
    expect((await bot.product.reminderClocks.get(MATTER))?.result).toBeNull();
  });

  it('tells line by line what was noted before, what is gone and what is new', async () => {
    await bot.act('manager', 'any', 'greeting.chosen', { ...TARGET, clients: chosen(0), channel: 'call' });
    const data = { ...TARGET, clients: `${chosen(0, 1)},VIP-2026-0099`, channel: 'card' };
    const text = textOf(await bot.act('unit-sales-head', 'any', 'greeting.chosen', data));

    expect(text).toContain('Записано 1 поздравление.');
    expect(text).toContain('• ООО «Клиент 1»: уже отмечено — Звонок, 5 марта (manager)');
    expect(text).toContain('✓ ООО «Клиент 2»: записано');
    expect(text).toContain('✕ VIP-2026-0099: этого клиента в списке больше нет');
    expect(await recordsOf(bot)).toHaveLength(2);
  });

  it('ends with the last of them', async () => {
    await bot.click('manager', 'greeting.chosen', { clients: chosen(0, 1, 2), channel: 'call' });
    const text = textOf(
      await bot.click('manager', 'greeting.chosen', { clients: chosen(3), channel: 'call' }),
    );

    expect(text).toContain('Готово: manager');
    expect((await bot.product.reminderClocks.get(MATTER))?.result).toMatchObject({
      outcome: 'done',
      by: 'manager',
    });
    const before = bot.cardsOf('manager').length;
    await remindAt(bot, '2027-03-08T02:05:00Z');
    const after = bot.cardsOf('manager').slice(before);
    expect(after.map(({ card }) => visibleText(card)).join()).not.toContain('женский день');
  });

  it('ends for all who are left with one press, and keeps who was greeted before', async () => {
    await bot.click('manager', 'greeting.chosen', { clients: chosen(1), channel: 'visit' });
    await bot.click('manager', 'Отметить всех');

    const records = await recordsOf(bot);
    expect(records.map(({ entries }) => entries.map(({ channel }) => channel))).toEqual([
      [null],
      ['visit'],
      [null],
      [null],
    ]);
  });

  it('is recorded once when two greet the same clients at the same moment', async () => {
    const data = { ...TARGET, clients: chosen(0, 1, 2, 3), channel: 'call' };
    await Promise.all([
      bot.act('manager', 'any', 'greeting.chosen', data),
      bot.act('unit-sales-head', 'any', 'greeting.chosen', { ...data, channel: 'email' }),
    ]);

    const records = await recordsOf(bot);
    expect(records.map(({ entries }) => entries.length)).toEqual([1, 1, 1, 1]);
    expect((await bot.product.reminderClocks.get(MATTER))?.result?.outcome).toBe('done');
  });

  it('needs somebody to be chosen, and a way', async () => {
    const nobody = await bot.click('manager', 'greeting.chosen', { clients: '', channel: 'call' });
    expect(textOf(nobody)).toContain('Отметьте хотя бы одного клиента.');
    const noWay = await bot.click('manager', 'greeting.chosen', { clients: chosen(0), channel: '' });
    expect(textOf(noWay)).toContain('Заполните это поле');
    expect(await recordsOf(bot)).toEqual([]);
  });

  it('leaves a public official without a dear gift, and greets the others', async () => {
    const client = await bot.product.clients.get(numberOf(1));
    if (!client) throw new Error('no client');
    const contacts = client.passport.contacts.map((each) => ({ ...each, official: true }));
    await bot.product.clients.replace({ ...client, passport: { ...client.passport, contacts } });

    const data = { clients: chosen(0, 1), channel: 'gift', cost: '3000,01' };
    const text = textOf(await bot.click('manager', 'greeting.chosen', data));

    expect(text).toMatch(/✕ ООО «Клиент 2»: должностное лицо, подарок дороже 3\s000\s₽/);
    expect(text).toContain('✓ ООО «Клиент 1»: записано');
    expect((await recordsOf(bot)).map(({ client: id }) => id)).toEqual([numberOf(0)]);
  });

  it('is nobody’s business who was not asked', async () => {
    const data = { ...TARGET, clients: chosen(0), channel: 'call' };
    const answer = await bot.act('colleague', 'any', 'greeting.chosen', data);

    expect(textOf(answer)).toContain('Не нашлось');
    expect(await recordsOf(bot)).toEqual([]);
  });

  it('cannot be moved', async () => {
    const data = { ...TARGET, movedTo: '2027-03-09', moveReason: 'потом' };

    expect(textOf(await bot.act('manager', 'any', 'greeting.move', data))).toContain('Не удалось разобрать');
  });

  it('shows who was greeted in place', async () => {
    await bot.click('manager', 'greeting.chosen', { clients: chosen(0), channel: 'call' });
    await bot.say('manager', 'мои дела');
    await bot.click('manager', 'inbox.reminder');

    const cards = bot.cardsOf('manager').map(({ card }) => visibleText(card));
    expect(cards.join('\n')).toContain('ООО «Клиент 1» — Звонок, 5 марта');
  });
});
