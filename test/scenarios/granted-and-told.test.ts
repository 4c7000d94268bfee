import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { sendToDirectors } from '../helpers/decision-desk.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, type TestBot } from '../helpers/start-bot.ts';
import { typedDiscount, typedProtocol } from '../helpers/typed-discount.ts';

let desk: ExportDesk;
let bot: TestBot;

beforeEach(async () => {
  desk = await startExportDesk({
    people: [
      ...SEATS,
      buildPerson('outsider'),
      buildPerson('other-head', { roles: [{ role: 'unit-head', scope: OTHER_UNIT }] }),
      buildHolder('economics'),
      ...['tariff-commission', 'member'].map((_id) => buildHolder('tariff-commission', { _id, name: _id })),
    ],
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
  });
  bot = desk.bot;
});

afterEach(() => desk.close());

async function grantDiscount(): Promise<void> {
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
  await raiseRequest(bot, 'manager', 'discount', typedDiscount());
  await bot.press('unit-sales-head', 'Согласовать');
  await answerStep(bot, 'economics', 'Внести расчёт…', { answer: 'Выдержим', margin: '31', opinion: 'for' });
  await bot.quiet();
  await answerStep(bot, 'tariff-commission', 'Внести протокол…', typedProtocol());
  await bot.quiet();
}

async function confirmStatus(): Promise<void> {
  await sendToDirectors(bot);
  await bot.press('commercial-director', 'Согласовать');
  await bot.press('security-director', 'Согласовать');
  await bot.press('branch-sales', 'Подтвердить в СП');
}

async function tellLate(): Promise<void> {
  await confirmStatus();
  bot.clock.set('2026-12-08T05:00:00Z');
  const told = { toldOn: '2026-12-08', channel: 'call', recipient: 'Пётр Директор' };
  await bot.press('manager', 'Сообщено клиенту…');
  await bot.press('manager', 'Сохранить', told);
}

/** The card after a press on the newest list. */
async function shown(person: string, verb: string, typed: Record<string, unknown>): Promise<string> {
  const card = bot.cardsOf(person).at(-1)?.activityId ?? '';
  const answer = await bot.act(person, card, verb, typed);
  return answer.card ? visibleText(answer.card) : answer.message;
}

describe('the register of discounts', () => {
  it('tells what the commission granted, not what was asked for, on the card and in the workbook', async () => {
    await grantDiscount();

    const card = await bot.hear('branch-sales', 'реестр скидок');

    expect(card).toContain('ООО «Ромашка» · 7,5 %');
    expect(card).toContain('31.12.2026');
    expect(card).not.toContain('10 %');
    const { rows } = await desk.exported('branch-sales');
    const row = rows.find(([number]) => number === 'DI-2026-0001');
    expect(row).toEqual(expect.arrayContaining(['2026-12-31', 'При оплате в срок', '5-ТК', '2026-11-24']));
  });

  it('goes back to the first page where what a button led to is there no more', async () => {
    await grantDiscount();
    await bot.say('branch-sales', 'реестр скидок');

    const late = { register: 'discounts', first: 40 };

    expect(await shown('branch-sales', 'register.show', late)).toContain('Ромашка');
  });

  it('refuses a filter that is none, and keeps the card', async () => {
    await bot.say('branch-sales', 'реестр скидок');
    const cards = bot.cardsOf('branch-sales').length;

    const answer = await shown('branch-sales', 'register.show', { register: 'discounts', state: 'burnt' });

    expect(answer).toBe('Не удалось разобрать данные карточки. Откройте её заново и повторите.');
    expect(bot.cardsOf('branch-sales')).toHaveLength(cards);
  });
});

describe('the register of notices', () => {
  it('tells that a client was told late, with the days that it took', async () => {
    await tellLate();
    await bot.say('branch-sales', 'реестр уведомлений');

    const { rows } = await desk.exported('branch-sales');

    const row = rows.find(([number]) => number === 'ST-2026-0001');
    expect(row).toEqual(expect.arrayContaining(['2026-12-08', '14', 'выполнено с опозданием']));
    expect(await bot.hear('branch-sales', 'реестр уведомлений')).toContain('выполнено с опозданием');
  });

  it('has those whom nobody has told yet, late after ten days', async () => {
    await confirmStatus();
    expect(await bot.hear('branch-sales', 'реестр уведомлений')).toContain('сообщить');

    bot.clock.set('2026-12-05T05:00:00Z');

    expect(await bot.hear('branch-sales', 'реестр уведомлений')).toContain('просрочено');
  });
});

describe('who sees a register', () => {
  it('shows heads of another unit nothing', async () => {
    await grantDiscount();

    for (const words of ['реестр скидок', 'реестр заявок']) {
      expect(await bot.hear('other-head', words)).not.toContain('Ромашка');
    }
  });

  it('shows nothing to who keeps no clients and leads nobody, by a press either', async () => {
    await grantDiscount();

    expect(await bot.hear('outsider', 'реестр скидок')).not.toContain('Ромашка');
    expect(await shown('outsider', 'register.show', { register: 'discounts' })).not.toContain('Ромашка');
  });
});
