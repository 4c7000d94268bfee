import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BIRTHDAY_OF_2026,
  lastCard,
  recordsOf,
  remindAt,
  startGreetedBranch,
} from '../helpers/greeted-branch.ts';
import { type TestBot, textOf } from '../helpers/start-bot.ts';

const GIFT = { channel: 'gift', gift: 'набор чая' };

let bot: TestBot;

async function open(official: boolean): Promise<void> {
  bot = await startGreetedBranch({ contact: official ? { official } : {} });
  await giveBook('contact-director', 'director');
  await remindAt(bot, '2026-12-04T03:00:00Z');
}

/** A book for 1 800 ₽, given in January 2026 for a day of December 2025. */
async function giveBook(occasion: string, contact: string): Promise<void> {
  await bot.product.greetings.insert({
    _id: `VIP-2026-0001:${occasion}:2025`,
    client: 'VIP-2026-0001',
    occasion,
    year: 2025,
    date: '2025-12-04',
    contact,
    unit: 'barnaul',
    manager: 'manager',
    entries: [
      {
        outcome: 'done',
        channel: 'visit',
        on: '2026-01-05',
        gift: 'книга',
        cost: 180_000,
        note: '',
        reason: '',
        by: 'manager',
        onBehalfOf: null,
        at: '2026-01-05T05:00:00Z',
      },
    ],
    pending: [],
    hasPending: false,
  });
}

afterEach(() => bot.close());

describe('a gift to a public official', () => {
  beforeEach(() => open(true));

  it('is told of with its limit, last year’s greeting and this year’s gifts', () => {
    const card = lastCard(bot, 'manager');

    expect(card).toMatch(/Должностное лицо: подарок дороже 3\s000\s₽ дарить нельзя/);
    expect(card).toMatch(/В 2025 году: Лично, 5 января · книга, 1\s800\s₽ \(manager\)/);
    expect(card).toMatch(/Подарки за 2026 год: 1\s800\s₽ из 3\s000\s₽/);
  });

  it('over the limit of a year is refused at its cost, and nothing is recorded', async () => {
    const answer = await bot.click('manager', 'greeting.done', { ...GIFT, cost: '1200,01' });

    expect(textOf(answer)).toMatch(/нельзя дарить больше 3\s000 ₽ за год/);
    expect(await recordsOf(bot)).toHaveLength(1);
    expect(
      (await bot.product.reminderClocks.get('client-day:VIP-2026-0001:contact-director'))?.result,
    ).toBeNull();
  });

  it('up to the limit is recorded, and may not be corrected beyond it', async () => {
    await bot.click('manager', 'greeting.done', { ...GIFT, cost: '1200' });
    const more = await bot.click('manager', 'greeting.correct', { ...GIFT, cost: '1300' });

    expect(textOf(more)).toContain('нельзя дарить больше');
    expect((await bot.product.greetings.get(BIRTHDAY_OF_2026))?.entries).toMatchObject([{ cost: 120_000 }]);
  });
});

describe('a gift to anybody else', () => {
  beforeEach(() => open(false));

  it('over the limit is recorded, with a warning', async () => {
    const text = textOf(await bot.click('manager', 'greeting.done', { ...GIFT, cost: '5000' }));

    expect(text).toMatch(/Подарки за 2026 год: 6\s800\s₽. Это больше 3\s000\s₽/);
    expect((await bot.product.greetings.get(BIRTHDAY_OF_2026))?.entries).toMatchObject([{ cost: 500_000 }]);
  });
});

describe('gifts of a year', () => {
  it('to the whole company count for an official whose birthday it is', async () => {
    bot = await startGreetedBranch({ contact: { official: true } });
    await giveBook('new-year', '');
    await remindAt(bot, '2026-12-04T03:00:00Z');
    expect(lastCard(bot, 'manager')).toMatch(/Подарки за 2026 год: 1\s800\s₽ из 3\s000\s₽/);

    const answer = await bot.click('manager', 'greeting.done', { ...GIFT, cost: '1200,01' });

    expect(textOf(answer)).toContain('нельзя дарить больше');
    expect(await recordsOf(bot)).toHaveLength(1);
  });

  it('are those of today’s year, also when a day of the last one is greeted late', async () => {
    bot = await startGreetedBranch({ birthdays: ['1976-12-25'] });
    await giveBook('contact-director', 'director');
    await remindAt(bot, '2026-12-25T03:00:00Z');
    expect(lastCard(bot, 'manager')).toMatch(/Подарки за 2026 год: 1\s800\s₽ из 3\s000\s₽/);

    bot.clock.set('2027-01-04T03:00:00Z');
    const card = textOf(await bot.click('manager', 'greeting.done', { ...GIFT, cost: 'много' }));

    expect(card).toContain('Введите сумму в рублях');
    expect(card).not.toContain('Подарки за 2026');
  });
});
