import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { gatherDigests } from '../../src/reminders/digests/gather-digests.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { typedDiscount, typedProtocol } from '../helpers/typed-discount.ts';

const CLIENT = 'VIP-2026-0001';
const DISCOUNT = typedDiscount({
  services: 'internet,vpn',
  monthly: '1 500',
  basis: 'discounts,tariff-powers',
});
const PROTOCOL = typedProtocol();
const CONTRACT = {
  client: CLIENT,
  paper: 'main',
  subject: 'Доступ в интернет для двух складов',
  amount: '1 200 000',
  from: '2026-12-01',
  to: '2027-11-30',
  payment: 'Ежемесячно, до 10 числа',
};

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    mornings: 'off',
    people: [
      ...SEATS,
      ...(['economics', 'legal', 'technical', 'tariff-commission'] as const).map((role) => buildHolder(role)),
      buildHolder('tariff-commission', { _id: 'member', name: 'member' }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

async function send(type: string, typed: Record<string, string>): Promise<string> {
  const { card } = await raiseRequest(bot, 'manager', type, typed);
  await bot.quiet();
  return visibleText(card);
}

async function press(person: string, title: string): Promise<void> {
  await bot.click(person, title);
  await bot.quiet();
}

async function answer(person: string, title: string, typed: Record<string, string>): Promise<string> {
  const { card } = await answerStep(bot, person, title, typed);
  await bot.quiet();
  return visibleText(card);
}

async function statusOf(request: string): Promise<string | undefined> {
  return (await bot.product.requests.get(request))?.status;
}

async function lookAt(local: string): Promise<string> {
  bot.clock.set(`${local}T02:05:00Z`);
  await tick(bot.product);
  await gatherDigests(bot.product);
  await bot.quiet();
  return visibleText(bot.cardsOf('manager').at(-1)?.card);
}

async function grant(): Promise<void> {
  await send('discount', DISCOUNT);
  await press('unit-sales-head', 'Согласовать');
  await answer('economics', 'Внести расчёт…', { answer: 'Выдержим', margin: '31', opinion: 'conditional' });
  await answer('tariff-commission', 'Внести протокол…', PROTOCOL);
}

describe('a discount', () => {
  it('goes to the unit, economics and the commission, and its end is announced', async () => {
    expect(await send('discount', DISCOUNT)).toContain('Заявка DI-2026-0001 отправлена.');
    expect(visibleText(bot.cardsOf('unit-sales-head').at(-1)?.card)).toContain('не даёт права на скидку');
    await press('unit-sales-head', 'Согласовать');
    await answer('economics', 'Внести расчёт…', { answer: 'Выдержим', margin: '31', opinion: 'conditional' });
    expect(visibleText(bot.cardsOf('tariff-commission').at(-1)?.card)).toContain('возможна с условиями');
    await answer('tariff-commission', 'Внести протокол…', PROTOCOL);

    expect(await statusOf('DI-2026-0001')).toBe('approved');
    const reminder = await lookAt('2026-12-01');
    expect(reminder).toContain('Последний день скидки');
    expect(buttonsOf(bot.cardsOf('manager').at(-1)?.card)).toContain('Открыть заявку');
    expect(await lookAt('2026-12-24')).toContain('Обсудите с клиентом, нужна ли скидка дальше');
  });

  it('is dealt with from a digest, and not announced again', async () => {
    await grant();
    await refreshReminders(bot.product, `client:${CLIENT}`);
    const digest = await lookAt('2026-12-01');
    expect(digest).toContain('2 напоминания');
    expect(digest).toContain('Последний день скидки');

    const { card } = await bot.click('manager', 'Готово', {}, { data: { occurrence: '2026-12-31' } });
    expect(visibleText(card)).toContain('Готово: manager');
    bot.clock.set('2026-12-24T02:05:00Z');
    const before = bot.cardsOf('manager').length;
    await lookAt('2026-12-24');

    const later = bot.cardsOf('manager').slice(before);
    expect(later.filter(({ card: each }) => visibleText(each).includes('скидки'))).toEqual([]);
  });

  it('says on its form that the status gives no right to it', async () => {
    await bot.say('manager', 'заявка');
    const { card } = await bot.click('manager', 'request.raise', {}, { data: { type: 'discount' } });

    expect(visibleText(card)).toContain('Статус VIP сам по себе не даёт права на скидку');
  });

  it('without a basis or a justification gets a sentence, and nothing is stored', async () => {
    expect(await send('discount', { ...DISCOUNT, basis: '' })).toContain('Заполните это поле.');
    expect(await send('discount', { ...DISCOUNT, justification: '' })).toContain('Заполните это поле.');
    expect(await send('discount', { ...DISCOUNT, to: '2026-11-30' })).toContain('Даты идут не по порядку');

    expect(await bot.product.requests.count({ index: 'all', eq: {} })).toBe(0);
  });

  it('that the commission refuses ends with the reason of the protocol', async () => {
    await send('discount', DISCOUNT);
    await press('unit-sales-head', 'Согласовать');
    await answer('economics', 'Внести расчёт…', { answer: 'Невыгодно', margin: '2', opinion: 'against' });
    const recorded = await answer('tariff-commission', 'Внести протокол…', {
      protocolNumber: '5-ТК',
      protocolDate: '2026-11-24',
      members: 'tariff-commission,member',
      decision: 'refused',
      why: 'Маржа ниже порога',
    });

    expect(recorded).toContain('отказано');
    expect(await statusOf('DI-2026-0001')).toBe('refused');
    expect(visibleText(bot.cardsOf('manager').at(-1)?.card)).toContain('Маржа ниже порога');
  });

  it('is not recorded without a quorum', async () => {
    await send('discount', DISCOUNT);
    await press('unit-sales-head', 'Согласовать');
    await answer('economics', 'Внести расчёт…', { answer: 'Выдержим', margin: '31', opinion: 'for' });

    const alone = await answer('tariff-commission', 'Внести протокол…', { ...PROTOCOL, members: 'member' });

    expect(alone).toContain('Для кворума отметьте не меньше 2 участников.');
    expect(await statusOf('DI-2026-0001')).toBe('open');
  });
});

describe('a contract', () => {
  it('gathers the visas side by side, with remarks, and records who signed', async () => {
    await grant();
    expect(await send('contract', { ...CONTRACT, discount: 'DI-2026-0001' })).toContain('CN-2026-0001');
    await answer('technical', 'Завизировать', {});
    await answer('legal', 'Завизировать', { remark: 'Учесть протокол разногласий' });
    expect(await statusOf('CN-2026-0001')).toBe('open');
    await answer('economics', 'Завизировать', {});
    expect(visibleText(bot.cardsOf('manager').at(-1)?.card)).toContain('Учесть протокол разногласий');
    await answer('manager', 'Отметить подписание…', {
      number: '77/2026',
      signedOn: '2026-11-24',
      signatory: 'Директор филиала',
      post: 'Директор филиала',
      powers: 'Доверенность № 3 от 12.01.2026',
      until: '2027-01-23',
    });

    expect(await statusOf('CN-2026-0001')).toBe('approved');
    expect(await lookAt('2026-11-24')).not.toContain('Последний день договора');
    expect(await lookAt('2026-12-24')).toContain('Последний день договора');
  });

  it('comes back for rework with a remark, and asks every visa anew', async () => {
    await send('contract', { ...CONTRACT, security: 'true' });
    await answer('legal', 'Завизировать', {});
    await answer('security-director', 'На доработку…', { reason: 'Нет доверенности' });
    expect(await statusOf('CN-2026-0001')).toBe('returned');

    await bot.say('manager', 'открыть CN-2026-0001');
    const { card } = await bot.click('manager', 'Доработать');
    expect(visibleText(card)).toContain('Нет доверенности');
    await bot.click('manager', 'request.submit', { note: 'Доверенность приложена' });
    await bot.quiet();

    const request = await bot.product.requests.get('CN-2026-0001');
    expect(request).toMatchObject({ status: 'open', round: 2 });
    expect(request?.steps[0]?.seats.map(({ decision }) => decision)).toEqual([null, null, null, null]);
  });

  it('takes no discount that is not approved for this client', async () => {
    await send('discount', DISCOUNT);
    const answered = await send('contract', CONTRACT);
    expect(answered).toContain('CN-2026-0001');
    await bot.say('manager', 'заявка');
    await bot.click('manager', 'request.raise', {}, { data: { type: 'contract' } });

    const { card } = await bot.click('manager', 'request.submit', { ...CONTRACT, discount: 'DI-2026-0001' });

    expect(visibleText(card)).toContain('Выберите значение из списка.');
    expect(await statusOf('CN-2026-0002')).toBeUndefined();
  });
});

describe('a joint project', () => {
  it('is agreed, reminds of its milestones, and ends with the result', async () => {
    await bot.say('manager', 'заявка');
    await bot.click('manager', 'request.raise', {}, { data: { type: 'joint-project' } });
    await bot.click('manager', 'request.step', {}, { data: { move: 'row-open', row: -1 } });
    await bot.click(
      'manager',
      'request.step',
      { title: 'Склад подключён', on: '2026-12-10' },
      { data: { move: 'row-save' } },
    );
    await bot.click('manager', 'request.submit', {
      client: CLIENT,
      title: 'Связь для нового склада',
      goal: 'Клиент открывает склад в срок',
      ownPart: 'Веду переговоры и согласую площадку',
      from: '2026-12-01',
      to: '2026-12-20',
    });
    await bot.quiet();
    await press('unit-sales-head', 'Согласовать');

    expect(await lookAt('2026-12-03')).toContain('Этап: Склад подключён');
    expect(await lookAt('2026-12-13')).toContain('Окончание проекта');
    await bot.say('manager', 'открыть JP-2026-0001');
    await answer('manager', 'Внести итог…', {
      outcome: 'reached',
      result: 'Склад подключён раньше срока',
      finishedOn: '2026-12-13',
    });

    expect(await statusOf('JP-2026-0001')).toBe('approved');
    const before = bot.cardsOf('manager').length;
    await lookAt('2026-12-20');
    expect(
      bot
        .cardsOf('manager')
        .slice(before)
        .map(({ summary }) => summary),
    ).toEqual([]);
  });
});
