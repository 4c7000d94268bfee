import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson, OTHER_UNIT } from '../helpers/build-person.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { typedDiscount } from '../helpers/typed-discount.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildHolder('economics'),
      buildHolder('tariff-commission', { name: 'Членов Член', email: 'one@example.test' }),
      buildPerson('namesake', {
        name: 'Членов Член',
        email: 'two@example.test',
        roles: [{ role: 'tariff-commission', scope: 'branch' }],
      }),
      buildPerson('stranger', { roles: [{ role: 'manager', scope: OTHER_UNIT }] }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
  await raiseRequest(bot, 'manager', 'discount', typedDiscount());
  await bot.quiet();
});

afterEach(() => bot.close());

function inputOf(person: string, field: string): Record<string, unknown> | undefined {
  const card = bot.cardsOf(person).at(-1)?.card;
  const inputs = ['Input.Text', 'Input.Number', 'Input.Date', 'Input.ChoiceSet'].flatMap((type) =>
    allOf(card, type),
  );
  return inputs.find(({ id }) => String(id).startsWith(`${field}~`));
}

function titlesIn(person: string, field: string): string[] {
  return ((inputOf(person, field)?.choices ?? []) as { title: string }[]).map(({ title }) => title);
}

async function toCommission(): Promise<void> {
  await bot.press('unit-sales-head', 'Согласовать');
  await answerStep(bot, 'economics', 'Внести расчёт…', {
    margin: '12',
    opinion: 'for',
    answer: 'Скидка возможна',
  });
  await bot.quiet();
}

describe('the forms of a discount', () => {
  it('tell the economist what is asked, and what it comes to in money', async () => {
    await bot.press('unit-sales-head', 'Согласовать');
    await bot.click('economics', 'Внести расчёт…');

    const form = visibleText(bot.cardsOf('economics').at(-1)?.card).replaceAll('\u00A0', ' ');
    expect(form).toContain('Скидка, %: 10');
    expect(form).toContain('Сейчас клиент платит: Бизнес 100, 15 000 ₽ в месяц');
    expect(form).toContain('Действует по: 30.11.2027');
    expect(form).toContain('Скидка в месяц: 15 000 ₽');
  });

  it('are filled in for the commission with what was asked, and keep what it changes', async () => {
    await toCommission();
    await bot.click('tariff-commission', 'Внести протокол…');
    expect(inputOf('tariff-commission', 'percent')?.value).toBe('10');
    expect(inputOf('tariff-commission', 'from')?.value).toBe('2026-12-01');
    expect(inputOf('tariff-commission', 'to')?.value).toBe('2027-11-30');

    await bot.click('tariff-commission', 'request.decide', { percent: '7' }, { data: { form: true } });
    expect(inputOf('tariff-commission', 'percent')?.value).toBe('7');
  });

  it('tell namesakes apart', async () => {
    await toCommission();
    await bot.click('tariff-commission', 'Внести протокол…');

    expect(titlesIn('tariff-commission', 'members')).toEqual([
      'Членов Член · one@example.test',
      'Членов Член · two@example.test',
    ]);
  });
});

describe('the form that gives a seat to somebody', () => {
  it('offers those who may have it, and neither the author nor who has decided in another role', async () => {
    await bot.press('unit-sales-head', 'Согласовать');
    await bot.hear('admin', 'открыть DI-2026-0001');
    await bot.click('admin', 'Передать…');

    const offered = titlesIn('admin', 'to').join('; ');
    expect(offered).toContain('stranger');
    expect(offered).toContain('economics');
    expect(offered).not.toMatch(/(^|; )manager ·/);
    expect(offered).not.toContain('unit-sales-head');
  });
});
