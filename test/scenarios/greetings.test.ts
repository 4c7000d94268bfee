import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildHolder } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import {
  BIRTHDAY_OF_2026,
  lastCard,
  recordsOf,
  remindAt,
  startGreetedBranch,
} from '../helpers/greeted-branch.ts';
import { SEATS, type TestBot, textOf } from '../helpers/start-bot.ts';

const MATTER = 'client-day:VIP-2026-0001:contact-director';
const TARGET = { matter: MATTER, occurrence: '2026-12-04', step: 'day' };
const DAY = '2026-12-04T03:00:00Z';
const SAID = { channel: 'visit', gift: 'книга об Алтае', cost: '1 200,50', note: 'Просил перезвонить' };

let bot: TestBot;

beforeEach(async () => {
  bot = await startGreetedBranch({
    people: [...SEATS, buildHolder('manager', { _id: 'colleague' }), buildHolder('unit-head')],
  });
  await remindAt(bot, DAY);
});

afterEach(() => bot.close());

async function entries() {
  return (await bot.product.greetings.get(BIRTHDAY_OF_2026))?.entries;
}

describe('a greeting', () => {
  it('shows whose day it is, whom to ring, and words for it', () => {
    const card = lastCard(bot, 'manager');

    expect(card).toContain('Юбилей сегодня · пятница, 4 декабря\nДиректоров Директор Директорович');
    expect(card).toContain('(tel:+73852123456)');
    expect(card).toContain('Уважаемый Директор Директорович!');
    expect(card).toContain('Директор Директорович, с юбилеем!');
    expect(card).toContain('50 лет — прекрасная дата.');
  });

  it('is recorded by one press', async () => {
    const text = textOf(await bot.click('manager', 'Поздравил по телефону'));

    expect(text).toContain('Поздравили: Юбилей');
    expect(text).toContain('Как: Звонок');
    expect(await entries()).toMatchObject([
      {
        outcome: 'done',
        channel: 'call',
        on: '2026-12-04',
        gift: '',
        cost: null,
        by: 'manager',
        onBehalfOf: null,
      },
    ]);
    const clock = await bot.product.reminderClocks.get(MATTER);
    expect(clock?.result).toMatchObject({ outcome: 'done', by: 'manager' });
  });

  it('is recorded with all that was told of it, money in kopecks', async () => {
    const text = textOf(await bot.click('manager', 'greeting.done', SAID));

    expect(text).toMatch(/Подарок: книга об Алтае, 1\s200,50\s₽/);
    expect(await entries()).toMatchObject([
      {
        channel: 'visit',
        on: '2026-12-04',
        gift: 'книга об Алтае',
        cost: 120_050,
        note: 'Просил перезвонить',
      },
    ]);
  });

  it('of old cards and of lists is recorded too, the way not said', async () => {
    await bot.act('manager', 'any', 'reminder.done', TARGET);

    expect(await entries()).toMatchObject([{ outcome: 'done', channel: null, by: 'manager' }]);
  });

  it('that was skipped keeps the reason', async () => {
    await bot.act('manager', 'any', 'reminder.skip', { ...TARGET, reason: 'Клиент просил' });

    expect(await entries()).toMatchObject([{ outcome: 'skipped', reason: 'Клиент просил' }]);
  });

  it('comes once a year: whoever is second sees the first', async () => {
    await bot.click('manager', 'Поздравил по телефону');
    const again = await bot.act('unit-head', 'any', 'greeting.done', {
      ...TARGET,
      ...SAID,
      on: '2026-12-04',
    });

    expect(textOf(again)).toContain('Готово: manager');
    expect(await entries()).toHaveLength(1);
  });

  it('is recorded once when two press at the same moment', async () => {
    await Promise.all([
      bot.act('manager', 'any', 'reminder.done', { ...TARGET, channel: 'call' }),
      bot.act('unit-sales-head', 'any', 'greeting.done', { ...TARGET, ...SAID, on: '2026-12-04' }),
      bot.act('manager', 'any', 'reminder.done', { ...TARGET, channel: 'call' }),
    ]);

    expect(await recordsOf(bot)).toHaveLength(1);
    expect(await entries()).toHaveLength(1);
  });

  it('by a substitute names both', async () => {
    const manager = await bot.product.people.get('manager');
    if (!manager) throw new Error('no manager');
    const substitute = { person: 'colleague', from: '2026-12-01', to: '2026-12-31' };
    await bot.product.people.replace({ ...manager, substitute });

    await bot.act('colleague', 'any', 'reminder.done', { ...TARGET, channel: 'email' });

    expect(await entries()).toMatchObject([{ by: 'colleague', onBehalfOf: 'manager', channel: 'email' }]);
  });

  it('is nobody’s business who was not asked', async () => {
    const answer = await bot.act('colleague', 'any', 'greeting.done', {
      ...TARGET,
      ...SAID,
      on: '2026-12-04',
    });

    expect(textOf(answer)).toContain('Не нашлось');
    expect(await recordsOf(bot)).toEqual([]);
  });

  it.each([
    ['cost', '3000,505', 'Введите сумму в рублях'],
    ['cost', '-1', 'Введите сумму в рублях'],
    ['cost', '1e9', 'Введите сумму в рублях'],
    ['cost', '1 000 001', 'Сумма слишком велика'],
    ['on', '2026-12-05', 'Эта дата ещё не наступила'],
    ['on', '2026-11-03', 'Слишком рано'],
    ['on', '31.02.2026', 'Такой даты нет'],
    ['on', '', 'Заполните это поле'],
    ['channel', 'pigeon', 'Выберите значение из списка'],
    ['gift', 'ю'.repeat(201), 'Слишком длинно'],
  ])('is not recorded with %s «%s», and keeps what was typed', async (field, value, sentence) => {
    const typed = { ...SAID, on: '2026-12-04', [field]: value };
    const answer = await bot.click('manager', 'greeting.done', typed);

    expect(textOf(answer)).toContain(sentence);
    expect(JSON.stringify(answer.card)).toContain('Просил перезвонить');
    expect(await recordsOf(bot)).toEqual([]);
  });

  it.each([{ matter: MATTER }, { ...TARGET, occurrence: 'tomorrow' }, { ...TARGET, channel: 'pigeon' }])(
    'is not recorded from a card that is none of ours: %j',
    async (data) => {
      const answer = await bot.act('manager', 'any', 'reminder.done', data);

      expect(textOf(answer)).toContain('Не удалось разобрать');
      expect(await recordsOf(bot)).toEqual([]);
    },
  );

  it('of another year is not recorded by an old card', async () => {
    await bot.act('manager', 'any', 'greeting.done', {
      ...TARGET,
      ...SAID,
      occurrence: '2025-12-04',
      on: '2025-12-04',
    });

    expect(await recordsOf(bot)).toEqual([]);
  });

  it('may be moved, and why; it comes again that morning and is done then', async () => {
    const late = await bot.click('manager', 'greeting.move', { movedTo: '2026-12-18', moveReason: 'отпуск' });
    expect(textOf(late)).toContain('Можно перенести не дальше 17 декабря');
    const bare = await bot.click('manager', 'greeting.move', { movedTo: '2026-12-04', moveReason: '' });
    expect(textOf(bare)).toContain('Эта дата уже прошла');

    await bot.click('manager', 'greeting.move', { movedTo: '2026-12-10', moveReason: 'отпуск' });
    const before = bot.cardsOf('manager').length;
    await remindAt(bot, '2026-12-10T02:05:00Z');

    const [again] = bot.cardsOf('manager').slice(before);
    expect(visibleText(again?.card)).toContain('Перенесено на 10 декабря: отпуск');
    await bot.click('manager', 'Поздравил по телефону');
    expect(await entries()).toMatchObject([
      { outcome: 'moved', on: '2026-12-10', reason: 'отпуск' },
      { outcome: 'done', on: '2026-12-10', channel: 'call' },
    ]);
  });

  it('reads well in English', async () => {
    await bot.say('manager', 'english');
    const [, card] = [await bot.say('manager', 'today'), await bot.click('manager', 'inbox.reminder')];
    const text = lastCard(bot, 'manager') + textOf(card);

    expect(text).toContain('Milestone birthday today');
    expect(text).toContain('Dear Директор Директорович,');
    expect(text).toContain('Kind regards, manager');
  });
});

describe('a correction', () => {
  beforeEach(async () => {
    await bot.click('manager', 'Поздравил по телефону');
  });

  it('is an entry of its own; what was told before stays', async () => {
    const text = textOf(await bot.click('manager', 'greeting.correct', SAID));

    expect(text).toContain('Как: Лично');
    expect(await entries()).toMatchObject([
      { channel: 'call', cost: null },
      { channel: 'visit', cost: 120_050, by: 'manager' },
    ]);
  });

  it('of somebody who saw an older record is refused, and shows how it stands', async () => {
    const stale = { ...TARGET, greeting: BIRTHDAY_OF_2026, entries: 1, ...SAID, on: '2026-12-04' };
    await bot.act('manager', 'any', 'greeting.correct', stale);
    const late = await bot.act('manager', 'any', 'greeting.correct', { ...stale, gift: 'цветы' });

    expect(textOf(late)).toContain('Запись успели исправить');
    expect(await entries()).toHaveLength(2);
  });

  it('is its author’s only', async () => {
    const data = { ...TARGET, greeting: BIRTHDAY_OF_2026, entries: 1, ...SAID, on: '2026-12-04' };
    const answer = await bot.act('unit-sales-head', 'any', 'greeting.correct', data);

    expect(textOf(answer)).toContain('Не нашлось');
    expect(await entries()).toHaveLength(1);
  });

  it('leaves a trace that names no contact, no gift and no note', async () => {
    await bot.click('manager', 'greeting.correct', SAID);
    const log = await bot.hear('manager', 'журнал VIP-2026-0001');

    expect(log).toContain('Поздравление: отмечено · Звонок');
    expect(log).toContain('Поздравление исправлено · Лично');
    expect(log).not.toMatch(/книга|перезвонить|Директоров/);
    const stored = await bot.product.audit.find({ index: 'at', eq: {}, limit: 50 });
    expect(JSON.stringify(stored)).not.toMatch(/книга|перезвонить|Директоров/);
  });
});
