import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildHolder } from '../helpers/build-person.ts';
import { BIRTHDAY_OF_2026, lastCard, remindAt, startGreetedBranch } from '../helpers/greeted-branch.ts';
import { SEATS, type TestBot, textOf } from '../helpers/start-bot.ts';

const OPEN = { greeting: BIRTHDAY_OF_2026 };
const SAID = { channel: 'visit', on: '2026-12-04', gift: 'цветы', cost: '900', note: '' };

let bot: TestBot;

beforeEach(async () => {
  bot = await startGreetedBranch({
    people: [...SEATS, buildHolder('manager', { _id: 'colleague' }), buildHolder('data-officer')],
  });
  await remindAt(bot, '2026-12-04T03:00:00Z');
  await bot.click('manager', 'Поздравил по телефону');
});

afterEach(() => bot.close());

describe('the record of a greeting', () => {
  it('tells what was done, by whom and for whom', async () => {
    const text = textOf(await bot.act('unit-sales-head', 'any', 'greeting.open', OPEN));

    expect(text).toContain('День рождения: Директоров Директор');
    expect(text).toContain('Как: Звонок\nКогда: 4 декабря\nКто: manager');
    expect(text).not.toContain('Что дополнить');
  });

  it('is found on the card of its client, by who may see contacts', async () => {
    await bot.say('manager', 'открыть VIP-2026-0001');
    const card = lastCard(bot, 'manager');
    expect(card).toContain('День рождения: Директоров Директор');
    expect(card).toContain('04.12.2026 · Звонок, 4 декабря · manager');

    expect(textOf(await bot.click('manager', 'greeting.open'))).toContain('Как: Звонок');
  });

  it('names nobody to who may not see contacts', async () => {
    await bot.say('data-officer', 'открыть VIP-2026-0001');
    const card = lastCard(bot, 'data-officer');

    expect(card).toContain('2026 · Звонок · manager');
    expect(card).not.toContain('04.12.2026');
    expect(card).not.toContain('Директоров');
    await expect(bot.click('data-officer', 'greeting.open')).rejects.toThrow('no button');
  });

  it('is added to by its author; what was told before stays on the card', async () => {
    await bot.act('manager', 'any', 'greeting.open', OPEN);
    const text = textOf(await bot.act('manager', 'any', 'greeting.amend', { ...OPEN, entries: 1, ...SAID }));

    expect(text).toMatch(/Подарок: цветы, 900\s₽/);
    expect(text).toContain('Раньше было записано\nЗвонок, 4 декабря (manager)');
  });

  it('is not for an author who may not see the client’s contacts any more', async () => {
    const client = await bot.product.clients.get('VIP-2026-0001');
    if (!client) throw new Error('no client');
    const appointment = { ...client.passport.appointment, manager: 'colleague' };
    await bot.product.clients.replace({ ...client, passport: { ...client.passport, appointment } });

    const text = textOf(await bot.act('manager', 'any', 'greeting.amend', { ...OPEN, entries: 1, ...SAID }));

    expect(text).toContain('Не нашлось');
    expect((await bot.product.greetings.get(BIRTHDAY_OF_2026))?.entries).toHaveLength(1);
  });

  it('is corrected in nobody’s place once its author is no substitute', async () => {
    const client = await bot.product.clients.get('VIP-2026-0001');
    const greeting = await bot.product.greetings.get(BIRTHDAY_OF_2026);
    if (!client || !greeting) throw new Error('nothing to correct');
    const appointment = { ...client.passport.appointment, deputy: 'colleague' };
    await bot.product.clients.replace({ ...client, passport: { ...client.passport, appointment } });
    const place = { by: 'colleague', onBehalfOf: 'manager' };
    const entries = greeting.entries.map((entry) => ({ ...entry, ...place }));
    await bot.product.greetings.replace({ ...greeting, entries });

    await bot.act('colleague', 'any', 'greeting.amend', { ...OPEN, entries: 1, ...SAID });

    const corrected = await bot.product.greetings.get(BIRTHDAY_OF_2026);
    expect(corrected?.entries[1]).toMatchObject({ by: 'colleague', onBehalfOf: null });
  });

  it('keeps what was typed beside what is wrong with it', async () => {
    const data = { ...OPEN, entries: 1, ...SAID, cost: 'много' };
    const answer = await bot.act('manager', 'any', 'greeting.amend', data);

    expect(textOf(answer)).toContain('Введите сумму в рублях');
    expect(JSON.stringify(answer.card)).toContain('много');
  });

  it('shows how it stands to who is late', async () => {
    await bot.act('manager', 'any', 'greeting.amend', { ...OPEN, entries: 1, ...SAID });
    const late = await bot.act('manager', 'any', 'greeting.amend', {
      ...OPEN,
      entries: 1,
      ...SAID,
      gift: 'торт',
    });

    expect(textOf(late)).toContain('Запись успели исправить');
    expect(textOf(late)).toContain('цветы');
  });

  it.each(['colleague', 'data-officer', 'admin'])('is not there for %s', async (person) => {
    for (const verb of ['greeting.open', 'greeting.amend']) {
      const answer = await bot.act(person, 'any', verb, { ...OPEN, entries: 1, ...SAID });
      expect(textOf(answer)).toContain('Не нашлось');
    }
    expect((await bot.product.greetings.get(BIRTHDAY_OF_2026))?.entries).toHaveLength(1);
  });
});
