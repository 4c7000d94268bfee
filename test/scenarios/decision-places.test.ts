import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildClient } from '../helpers/build-client.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import {
  AGREE,
  elementOf,
  openCard,
  STATUS_REQUEST,
  sendDecision,
  sendStatus,
  sendToDirectors,
  startDecisionDesk,
  valueIn,
} from '../helpers/decision-desk.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import type { TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';

let bot: TestBot;

beforeEach(async () => {
  bot = await startDecisionDesk();
});

afterEach(() => bot.close());

async function askTechnical(): Promise<void> {
  await bot.product.clients.insert(buildClient({ status: 'client_notified', openRequest: null }));
  await raiseRequest(bot, 'manager', 'department-technical', {
    client: CLIENT,
    topic: 'equipment',
    subject: 'Канал до склада',
    question: 'Какое оборудование нужно для канала?',
  });
  await bot.quiet();
}

describe('a reason on the card', () => {
  it('opens in place, alone, and sends nothing', async () => {
    await sendToDirectors(bot);
    const card = await openCard(bot, 'commercial-director');
    const [refuse] = allOf(card, 'Action.ToggleVisibility').filter(({ title }) => title === 'Отклонить…');

    expect(elementOf(card, 'act-refuse')?.isVisible).toBe(false);
    expect(refuse?.targetElements).toEqual([
      'act-refuse',
      ...['act-return', 'act-ask', 'act-agree'].map((elementId) => ({ elementId, isVisible: false })),
    ]);
  });

  it.each([
    ['nothing', '  ', 'Заполните это поле.'],
    ['too much', 'Ж'.repeat(1001), 'Слишком длинно'],
  ])('of %s comes back open, with the text, and nothing is decided', async (_what, typed, error) => {
    await sendToDirectors(bot);
    await openCard(bot, 'commercial-director');

    const { card } = await bot.click('commercial-director', 'Отклонить', { 'refuse-reason': typed });

    expect(elementOf(card, 'act-refuse')?.isVisible).toBe(true);
    expect(elementOf(card, 'act-return')?.isVisible).toBe(false);
    expect(visibleText(elementOf(card, 'act-refuse'))).toContain(error);
    expect(visibleText(elementOf(card, 'act-return'))).not.toContain(error);
    expect(valueIn(card, 'refuse-reason').trim()).toBe(typed.trim());
    expect((await bot.product.requests.get(STATUS_REQUEST))?.status).toBe('open');
  });

  it('of a refusal is taken, said, and stands at the head of every card', async () => {
    await sendToDirectors(bot);
    const said = await bot.press('commercial-director', 'Отклонить', { 'refuse-reason': 'Рано: долг вырос' });

    expect(said).toContain('Вы отклонили заявку. Автор увидит причину.');
    expect(visibleText(await openCard(bot, 'manager'))).toContain(
      'Отклонено, 24 ноября\nКоммерческий директор: Рано: долг вырос',
    );
  });

  it('is that of the button, whatever stands in the other places', async () => {
    await sendToDirectors(bot);
    await bot.press('commercial-director', 'Вернуть на доработку', {
      'refuse-reason': 'Отклонить?',
      comment: 'Хороший клиент',
      'return-reason': 'Уточните адрес',
    });

    expect((await bot.product.requests.get(STATUS_REQUEST))?.history.at(-1)).toMatchObject({
      what: 'returned',
      reason: 'Уточните адрес',
    });
  });

  it('is taken from a form of an earlier day, and asked for on the card where it is missing', async () => {
    await sendToDirectors(bot);
    const target = { ...AGREE, seat: 'commercial-director', act: 'refuse' };
    const asked = await bot.act('commercial-director', 'old', 'request.ask-reason', target);
    expect(elementOf(asked.card, 'act-refuse')?.isVisible).toBe(true);

    const empty = await sendDecision(bot, 'commercial-director', { ...target, form: true, 'reason~1': '' });
    expect(elementOf(empty.card, 'act-refuse')?.isVisible).toBe(true);

    const sent = await sendDecision(bot, 'commercial-director', {
      ...target,
      form: true,
      'reason~1': 'Долг',
    });
    expect(visibleText(sent.card)).toContain('Вы отклонили заявку.');
    expect((await bot.product.requests.get(STATUS_REQUEST))?.history.at(-1)).toMatchObject({
      what: 'refused',
      reason: 'Долг',
    });
  });

  it('is not asked for on a card that is behind', async () => {
    await sendToDirectors(bot);
    const target = { ...AGREE, seat: 'commercial-director', act: 'refuse', revision: 7 };

    const asked = await bot.act('commercial-director', 'old', 'request.ask-reason', target);
    const sent = await sendDecision(bot, 'commercial-director', { ...target, 'refuse-reason~1': 'Долг' });

    for (const { card } of [asked, sent]) expect(visibleText(card)).toContain('Заявка с тех пор изменилась');
    expect((await bot.product.requests.get(STATUS_REQUEST))?.status).toBe('open');
  });
});

describe('somebody else', () => {
  it.each(['outsider', 'manager', 'branch-sales', 'admin'])('%s decides nothing', async (person) => {
    await sendToDirectors(bot);
    const before = await bot.product.requests.get(STATUS_REQUEST);
    for (const [acted, typed] of [
      ['agree', { 'comment~1': 'За' }],
      ['refuse', { 'refuse-reason~1': 'Нет' }],
    ] as const) {
      const answer = await sendDecision(bot, person, {
        ...AGREE,
        seat: 'commercial-director',
        act: acted,
        ...typed,
      });
      expect(answer.status).toBe(200);
      expect(visibleText(answer.card) + answer.message).toMatch(/не Вы|Не нашлось/);
    }

    expect((await bot.product.requests.get(STATUS_REQUEST))?.version).toBe(before?.version);
  });

  it('cannot refuse where the step knows no refusal, nor send anything but text', async () => {
    await sendStatus(bot);
    await bot.press('unit-sales-head', 'Присвоить статус');
    const check = { request: STATUS_REQUEST, step: 'check', seat: 'branch-sales', revision: 1 };

    const refused = await sendDecision(bot, 'branch-sales', {
      ...check,
      act: 'refuse',
      'refuse-reason~1': 'Нет',
    });
    const odd = await sendDecision(bot, 'branch-sales', {
      ...check,
      act: 'return',
      'return-reason~1': { a: ['b'] },
    });

    expect(refused.status).toBe(200);
    expect(visibleText(odd.card)).toContain('Заполните это поле.');
    expect((await bot.product.requests.get(STATUS_REQUEST))?.steps[1]?.status).toBe('open');
  });
});

describe('an answer on the card', () => {
  it('needs one press, and comes back with what is wrong beside it', async () => {
    await askTechnical();
    const empty = await bot.click('technical', 'Ответить', { answer: ' ' });
    const sent = await bot.click('technical', 'Ответить', { answer: 'Маршрутизатор' });

    expect(visibleText(elementOf(empty.card, 'act-agree'))).toContain('Заполните это поле.');
    expect(visibleText(sent.card)).toContain('Вы ответили на вопрос.');
    expect(visibleText(await openCard(bot, 'manager', 'DT-2026-0001'))).toContain(
      'Технический отдел: Маршрутизатор',
    );
  });

  it('goes to another department from the same card, and keeps what was typed', async () => {
    await askTechnical();
    const wrong = await bot.click('technical', 'Передать', { 'pass-to': 'space', 'pass-reason': 'Не наше' });
    expect(elementOf(wrong.card, 'act-pass')?.isVisible).toBe(true);
    expect(valueIn(wrong.card, 'pass-reason')).toBe('Не наше');

    await bot.press('technical', 'Передать', { 'pass-to': 'quality', 'pass-reason': 'Не наше' });

    expect(visibleText(await openCard(bot, 'quality', 'DT-2026-0001'))).toContain(
      'Ответьте на вопрос менеджера',
    );
  });

  it('is read in full by whoever judges it, before anything is unfolded', async () => {
    await askTechnical();
    const answer = `${'Нужен маршрутизатор. '.repeat(30)}Срок две недели.`;
    await bot.press('technical', 'Ответить', { answer });

    const card = visibleText(await openCard(bot, 'manager', 'DT-2026-0001'));

    expect(card).toContain('Прочтите ответ: он Вас устраивает?');
    expect(card.indexOf('Срок две недели.')).toBeLessThan(card.indexOf('Паспорт клиента'));
  });
});
