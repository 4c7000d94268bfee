import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildHolder } from '../helpers/build-person.ts';
import { lastCard, recordsOf, remindAt, startGreetedBranch } from '../helpers/greeted-branch.ts';
import { SEATS, type TestBot, textOf } from '../helpers/start-bot.ts';

const DECEMBER = { manager: 'manager', month: '2026-12' };
const BIRTHDAY = { greeting: 'VIP-2026-0001:contact-director:2026' };
const YEAR = { manager: 'manager', year: 2027 };

let bot: TestBot;

beforeEach(async () => {
  bot = await startGreetedBranch({
    birthdays: ['1976-12-04', '12-20'],
    plans: 'unsigned',
    people: [...SEATS, buildHolder('manager', { _id: 'colleague' }), buildHolder('data-officer')],
  });
});

afterEach(() => bot.close());

async function see(person: string, verb: string, data: Record<string, unknown>): Promise<string> {
  return textOf(await bot.act(person, 'any', verb, data));
}

describe('the plan of greetings', () => {
  it('is found by its word: the month of a manager, with who is to be greeted', async () => {
    await bot.say('manager', 'план поздравлений');
    const card = lastCard(bot, 'manager');

    expect(card).toContain('Ноябрь 2026');
    const december = await see('manager', 'plan.month', DECEMBER);
    expect(december).toContain('День рождения: Директоров Директор\n4 декабря · ООО «Клиент 1»');
    expect(december).toContain('20 декабря · ООО «Клиент 2» · выходной, поздравить 18 декабря');
  });

  it('groups the clients of a holiday', async () => {
    const year = await see('manager', 'plan.year', { ...YEAR });
    expect(year).toContain('Март\n2 поздравления');
    expect(await see('manager', 'plan.month', { manager: 'manager', month: '2027-03' })).toContain(
      '8 марта · 2 клиента, поздравили 0',
    );
    const day = { manager: 'manager', month: '2027-03', occasion: 'state-women' };
    expect(await see('manager', 'plan.day', day)).toContain('ООО «Клиент 2»');
  });

  it('takes down what somebody has in mind, and fills the form with it', async () => {
    const meant = { ...BIRTHDAY, meantChannel: 'flowers', meantGift: 'розы', meantCost: '2500' };
    expect(await see('manager', 'plan.intend', meant)).toMatch(/Задумано: Цветы, розы, 2\s500\s₽/);
    expect(await see('manager', 'plan.month', DECEMBER)).toMatch(/задумано: Цветы, розы, 2\s500\s₽/);

    const matter = 'client-day:VIP-2026-0001:contact-director';
    const reminder = { matter, occurrence: '2026-12-04', step: 'day' };
    const card = await bot.act('manager', 'any', 'reminder.open', reminder);
    expect(textOf(card)).toMatch(/Задумано: Цветы, розы, 2\s500\s₽/);
    expect(JSON.stringify(card.card)).toContain('"value":"розы"');
  });

  it('is noted from, before the reminder comes and after it is gone', async () => {
    bot.clock.set('2026-12-18T05:00:00Z');
    const missed = await see('manager', 'plan.month', DECEMBER);
    expect(missed).toContain('4 декабря · ООО «Клиент 1» · не отмечено');

    const said = { channel: 'call', on: '2026-12-04', gift: '', cost: '', note: '' };
    expect(await see('manager', 'plan.greet', { ...BIRTHDAY, ...said })).toContain('Записано.');
    expect(await see('manager', 'plan.greet', { ...BIRTHDAY, ...said })).toContain('Уже отмечено');
    expect(await see('manager', 'plan.month', DECEMBER)).toContain('поздравили: Звонок, 4 декабря');
    expect(await recordsOf(bot)).toHaveLength(1);
  });

  it('ends the reminder of what was noted before it', async () => {
    const said = { channel: 'call', on: '2026-11-20', gift: '', cost: '', note: '' };
    expect(await see('manager', 'plan.greet', { ...BIRTHDAY, ...said })).toContain('Записано.');

    const clock = await bot.product.reminderClocks.get('client-day:VIP-2026-0001:contact-director');
    expect(clock?.result).toMatchObject({ outcome: 'done' });
  });

  it('takes no greeting long before its day, and says so at the date', async () => {
    const early = { greeting: 'VIP-2026-0001:state-women:2027', channel: 'call', on: '2026-11-20' };

    expect(await see('manager', 'plan.greet', early)).toContain('Слишком рано');
    expect(await recordsOf(bot)).toEqual([]);
  });

  it('is skipped and moved ahead, with a reason', async () => {
    expect(await see('manager', 'plan.skip', { ...BIRTHDAY, reason: ' ' })).toContain('Укажите причину.');
    const moved = { movedTo: '2026-12-08', moveReason: 'В отпуске' };
    expect(await see('manager', 'plan.move', { ...BIRTHDAY, ...moved })).toContain('перенесено на 8 декабря');
    const other = { greeting: 'VIP-2026-0002:contact-director:2026', reason: 'Просил не поздравлять' };
    expect(await see('manager', 'plan.skip', other)).toContain('Пропущено');

    const month = await see('manager', 'plan.month', DECEMBER);
    expect(month).toContain('пропущено: Просил не поздравлять');
    const clock = await bot.product.reminderClocks.get('client-day:VIP-2026-0002:contact-director');
    expect(clock?.result).toMatchObject({ outcome: 'skipped', reason: 'Просил не поздравлять' });
  });

  it.each(['colleague', 'data-officer', 'admin'])('is not there for %s', async (person) => {
    for (const [verb, data] of [
      ['plan.month', DECEMBER],
      ['plan.year', YEAR],
      ['plan.line', BIRTHDAY],
      ['plan.greet', { ...BIRTHDAY, channel: 'call', on: '2026-11-20' }],
      ['plan.intend', { ...BIRTHDAY, meantGift: 'x' }],
      ['plan.submit', YEAR],
      ['plan.sign', { ...YEAR, revision: 1, lines: 1 }],
    ] as const) {
      expect(await see(person, verb, data)).toContain('Не нашлось');
    }
    expect(await recordsOf(bot)).toEqual([]);
  });
});

describe('the signature under a plan', () => {
  it('goes from the manager to the head of sales and back, and is told what has changed since', async () => {
    expect(await see('manager', 'plan.year', YEAR)).toContain('Не подписан');
    expect(await see('manager', 'plan.submit', YEAR)).toContain('На подписи');
    await bot.quiet();
    expect(lastCard(bot, 'unit-sales-head')).toContain('План поздравлений · 2027 · manager');

    expect(await see('unit-sales-head', 'plan.board', { year: 2027 })).toContain('1 план ждёт Вашей подписи');
    await bot.act('unit-sales-head', 'any', 'plan.year', YEAR);
    expect(textOf(await bot.click('unit-sales-head', 'plan.sign'))).toContain('Подписан');
    await bot.quiet();
    expect(lastCard(bot, 'manager')).toContain('Подписал: unit-sales-head');

    const client = await bot.product.clients.get('VIP-2026-0001');
    if (!client) throw new Error('no client');
    const contacts = client.passport.contacts.map((each) => ({ ...each, birthday: '05-06' }));
    const companyDays = [{ id: 'day', title: 'День основания', day: '2001-03-03' }];
    await bot.product.clients.replace({
      ...client,
      passport: { ...client.passport, contacts, companyDays },
    });
    const changed = await see('manager', 'plan.year', YEAR);
    expect(changed).toContain('Изменился после подписи: +1, другой день у 1');
    expect(changed).toContain('+ День основания, ООО «Клиент 1»');
    expect(await see('manager', 'plan.submit', YEAR)).toContain('На подписи');
  });

  it('is refused with a reason, which the manager reads', async () => {
    await bot.act('manager', 'any', 'plan.submit', YEAR);
    const shown = await bot.act('unit-sales-head', 'any', 'plan.year', YEAR);
    const lines = Number(/"lines":(\d+)/.exec(JSON.stringify(shown.card))?.[1]);
    const decision = { ...YEAR, revision: 1, lines };
    expect(await see('unit-sales-head', 'plan.return', { ...decision, reason: '' })).toContain(
      'Укажите причину.',
    );
    await bot.act('unit-sales-head', 'any', 'plan.return', { ...decision, reason: 'Нет подарков' });
    await bot.quiet();

    expect(lastCard(bot, 'manager')).toContain('План вернули: Нет подарков');
    expect(await see('unit-sales-head', 'plan.sign', decision)).toContain('План успел измениться');
    expect(await see('manager', 'plan.submit', YEAR)).toContain('На подписи');
  });

  it('is nobody’s own', async () => {
    await bot.act('manager', 'any', 'plan.submit', YEAR);
    const decision = { ...YEAR, revision: 1, lines: 18 };

    expect(await see('unit-head', 'plan.sign', decision)).not.toContain('Подписан\n');
    expect(await see('manager', 'plan.sign', decision)).not.toContain('Подписан\n');
    expect((await bot.product.greetingPlans.get('manager:2027'))?.state).toBe('submitted');
  });
});

describe('the reminder of the signature', () => {
  it('asks the manager on 1 December, and their head in January, until the plan is signed', async () => {
    await remindAt(bot, '2026-12-01T03:00:00Z');
    expect(lastCard(bot, 'manager')).toContain('План поздравлений на 2027 год');

    await remindAt(bot, '2027-01-15T03:00:00Z');
    expect(lastCard(bot, 'unit-sales-head')).toContain('План поздравлений на 2027 год');

    await bot.act('manager', 'any', 'plan.submit', YEAR);
    await bot.act('unit-sales-head', 'any', 'plan.year', YEAR);
    await bot.click('unit-sales-head', 'plan.sign');
    await bot.quiet();
    const clock = await bot.product.reminderClocks.get('plan-signature:manager');
    expect(clock).toMatchObject({ occurrence: '2028-01-14', step: 'due-45' });
  });
});
