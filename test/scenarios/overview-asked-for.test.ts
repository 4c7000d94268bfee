import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { fillWeek } from '../helpers/overview-world.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

/** On Thursday 26 November, before the forgotten client's day is over. */
beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildHolder('unit-head'), buildPerson('outsider')],
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
    openChats: true,
    at: '2026-11-26T05:00:00Z',
  });
  await fillWeek(bot.product);
});

afterEach(() => bot.close());

describe('«сводка»', () => {
  it.each(['сводка', 'неделя', 'week', 'overview'])(
    'is answered to %s with this week so far',
    async (words) => {
      expect(await bot.hear('commercial-director', words)).toContain('На этой неделе: 1 новый VIP');
    },
  );

  it('is in the reader’s language', async () => {
    const [card] = await bot.say('security-director', 'week', 'en-US');

    const text = visibleText(card?.card);
    expect(text).toContain('This week: 1 new VIP, 1 decision overdue, 1 report missing');
    expect(text).toContain('Greeted 1 of 2');
    expect(text).not.toMatch(/недел|поздрав|отчёт/iu);
  });

  it('shows a head the own unit only', async () => {
    const text = await bot.hear('unit-head', 'сводка');

    expect(text).toContain('Барнаул · Эта неделя');
    expect(text).not.toContain('Бийск');
    expect(buttonsOf(bot.cardsOf('unit-head').at(-1)?.card)).not.toContain('Не присылать по понедельникам');
  });

  it.each(['manager', 'admin', 'outsider'])('is refused to %s', async (person) => {
    expect(await bot.hear(person, 'сводка')).toContain('нет прав');
  });

  it('leads to the week before, and back', async () => {
    await bot.say('commercial-director', 'сводка');

    expect(await bot.press('commercial-director', 'Прошлая неделя')).toContain('Неделя 16–22 ноября');
    expect(await bot.press('commercial-director', 'Эта неделя')).toContain('Эта неделя, с 23 ноября');
  });
});

describe('a figure', () => {
  async function tapped(what: string, person = 'commercial-director'): Promise<string> {
    await bot.say(person, 'сводка');
    const stays = await bot.press(person, 'overview.list', {}, { what });
    expect(stays).toContain('На этой неделе');
    return visibleText(bot.cardsOf(person).at(-1)?.card);
  }

  it.each([
    ['units', 'Бийск\nсогласуются 1'],
    ['vips', 'Компания 1\nVIP-2026-1 · Барнаул · с 24 ноября'],
    ['overdue', 'ST-2026-2 · Статус VIP: согласование директорами · срок был 20 ноября'],
    ['late', 'ST-2026-2 · Статус VIP: присвоение статуса в СП · 7 рабочих дней'],
    ['steps', 'срок 3 рабочих дня, дольше всего 7 дней, 1 позже срока'],
    ['reports', 'Отчёт за октябрь 2026 г.\nБийск · срок был 5 ноября'],
    ['greetings', 'Компания 2\n26 ноября · manager'],
  ])('of %s leads to what it counts', async (what, row) => {
    expect(await tapped(what)).toContain(row);
  });

  it('names a client no more to the head whose unit it has left', async () => {
    expect(await tapped('vips', 'unit-head')).toContain('Компания 1');
    const client = await bot.product.clients.get('VIP-2026-1');
    if (!client) throw new Error('no client');
    const passport = { ...client.passport, unit: OTHER_UNIT };
    await bot.product.clients.replace({ ...client, passport });

    const shown = await tapped('vips', 'unit-head');

    expect(shown).toContain('VIP-2026-1');
    expect(shown).not.toContain('Компания 1');
  });

  it('leads on to the request, the client and the register, and the list stays', async () => {
    await tapped('overdue');
    expect(await bot.press('commercial-director', 'overview.request')).toContain('Просроченные решения');
    expect(visibleText(bot.cardsOf('commercial-director').at(-1)?.card)).toContain('ST-2026-2');

    await bot.say('commercial-director', 'сводка');
    await bot.press('commercial-director', 'overview.list', {}, { what: 'vips' });
    expect(await bot.press('commercial-director', 'overview.client')).toContain('Новые VIP');

    await bot.say('commercial-director', 'сводка');
    expect(await bot.press('commercial-director', 'overview.register')).toContain('На этой неделе');
    expect(visibleText(bot.cardsOf('commercial-director').at(-1)?.card)).toContain('Компания 1');
  });

  it('is told nothing of to who may not see it, whatever the card says', async () => {
    const [message] = await bot.say('manager', 'мои дела');
    const on = '2026-11-26';
    const act = (verb: string, data: object) =>
      bot.act('manager', message?.activityId ?? '', verb, { ...data });
    const answers = [
      await act('overview.show', { on }),
      await act('overview.list', { what: 'overdue', on }),
      await act('overview.page', { what: 'vips', on }),
      await act('overview.weekly', { send: false, on }),
      await act('overview.client', { client: 'VIP-2026-4', what: 'vips', on }),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.card).toBeNull();
      expect(answer.text).not.toContain('Компания');
    }
    expect((await bot.product.people.get('manager'))?.weeklyOff).toBeUndefined();
  });

  it.each([
    ['overview.list', { what: 'salaries', on: '2026-11-26' }],
    ['overview.list', { what: 'vips', on: 'yesterday' }],
    ['overview.page', { what: 'vips', on: '2026-11-26', first: -1 }],
    ['overview.show', { on: '2026-02-31' }],
    ['overview.weekly', { on: '2026-11-26' }],
    ['overview.client', { client: '', on: '2026-11-26' }],
  ])('refuses what no card of ours sends: %s %j', async (verb, data) => {
    const [message] = await bot.say('commercial-director', 'сводка');
    const answer = await bot.act('commercial-director', message?.activityId ?? '', verb, data);

    expect(answer.card).toBeNull();
    expect((await bot.product.people.get('commercial-director'))?.weeklyOff).toBeUndefined();
  });

  it('of a day to come, or of a week long past, is that of today', async () => {
    const [message] = await bot.say('commercial-director', 'сводка');
    for (const on of ['2026-12-31', '2026-01-12']) {
      const answer = await bot.act('commercial-director', message?.activityId ?? '', 'overview.show', { on });
      expect(visibleText(answer.card)).toContain('Эта неделя, с 23 ноября');
    }
  });
});
