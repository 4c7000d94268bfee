import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsInSight, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const CONTRACT = {
  client: CLIENT,
  paper: 'main',
  subject: 'Услуги связи',
  from: '2026-12-01',
  to: '2027-12-01',
  payment: 'Ежемесячно',
};
const QUESTION = { client: CLIENT, subject: 'Качество связи', question: 'Почему падает скорость?' };
const REMOVAL = {
  client: CLIENT,
  ground: 'own-wish',
  justification: 'Клиент письмом просит исключить его из списка',
};

let bot: TestBot;

beforeEach(async () => {
  const departments = ['legal', 'economics', 'technical', 'quality'] as const;
  bot = await startTestBot({
    people: [...SEATS, ...departments.map((role) => buildHolder(role))],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
  await refreshReminders(bot.product, `client:${CLIENT}`);
  await raiseRequest(bot, 'manager', 'contract', CONTRACT);
  await raiseRequest(bot, 'manager', 'department-quality', QUESTION);
  await bot.quiet();
  await raiseRequest(bot, 'unit-sales-head', 'vip-removal', REMOVAL);
  await bot.quiet();
});

afterEach(() => bot.close());

async function agreeRemoval(): Promise<void> {
  for (const director of ['commercial-director', 'security-director']) {
    await bot.click(director, 'Согласовать');
    await bot.quiet();
  }
}

/** The copy of a request's live card that hangs in somebody's chat. */
function liveCard(person: string, number: string) {
  const text = (card: unknown) => visibleText(card as Record<string, unknown>);
  return bot
    .cardsOf(person)
    .find(({ card }) => text(card).includes(number) && text(card).includes('Менеджер'))?.card;
}

function newsOf(person: string): string[] {
  return bot
    .cardsOf(person)
    .map(({ card }) => visibleText(card))
    .filter((text) => text.includes('Отзовите её, если она больше не нужна'));
}

describe('a client who is removed while requests are open', () => {
  it('is shown to the directors with what is open about it', async () => {
    const text = visibleText(liveCard('commercial-director', 'RM-2026-0001'));

    expect(text).toContain('Открыто ещё 2 заявки клиента');
    expect(text).toContain('Договор CN-2026-0001; Вопрос по качеству DQ-2026-0001');
  });

  it('leaves them with a sentence on every card that hangs in a chat, and one to their author', async () => {
    await agreeRemoval();

    const card = liveCard('legal', 'CN-2026-0001');
    expect(visibleText(card)).toContain('Клиент исключён из списка VIP: 24.11.2026, 12:00, RM-2026-0001.');
    expect(buttonsInSight(card)).toEqual(['На доработку…', 'Отклонить…', 'Спросить автора…']);
    expect(visibleText(liveCard('quality', 'DQ-2026-0001'))).toContain('Клиент исключён из списка VIP');
    expect(visibleText(liveCard('commercial-director', 'RM-2026-0001'))).not.toContain('Клиент исключён из');
    expect(newsOf('manager').join()).toMatch(
      /Согласовать эту заявку уже нельзя.*Ответить на эту заявку по-прежнему могут/s,
    );
    expect(newsOf('manager')).toHaveLength(2);
    expect(newsOf('legal')).toEqual([]);
  });

  it('is granted nothing by a card or a form from before', async () => {
    const old = liveCard('legal', 'CN-2026-0001');
    expect(buttonsOf(old)).toContain('Завизировать');
    const form = bot.cardsOf('legal').at(-1);
    const economics = bot.cardsOf('economics').find(({ card }) => buttonsOf(card).includes('Завизировать'));
    await agreeRemoval();

    const sent = await bot.act('legal', form?.activityId ?? '', 'request.decide', {
      ...{ request: 'CN-2026-0001', step: 'visas', seat: 'legal', revision: 1, act: 'agree', form: true },
    });
    expect(visibleText(sent.card ?? {})).toContain(
      'Клиента больше нет в списке VIP, поэтому согласовать нельзя.',
    );
    const asked = await bot.act('economics', economics?.activityId ?? '', 'request.ask-record', {
      ...{ request: 'CN-2026-0001', step: 'visas', seat: 'economics', revision: 1, act: 'agree' },
    });
    expect(visibleText(asked.card ?? {})).toContain(
      'Клиента больше нет в списке VIP, поэтому согласовать нельзя.',
    );
    const request = await bot.product.requests.get('CN-2026-0001');
    expect(request?.steps[0]?.seats.every(({ decision }) => decision === null)).toBe(true);
  });

  it('still gets the answer that was asked for', async () => {
    await agreeRemoval();
    await answerStep(bot, 'quality', 'Ответить', { answer: 'Порт заменили.' });
    await bot.quiet();
    await bot.click('manager', 'Ответ устраивает');

    expect((await bot.product.requests.get('DQ-2026-0001'))?.status).toBe('approved');
  });

  it('is not taken for a new request', async () => {
    await agreeRemoval();
    const sent = await raiseRequest(bot, 'manager', 'contract', CONTRACT);

    expect(visibleText(sent.card ?? {})).toContain('Этого клиента нет в списке VIP');
    expect(await bot.product.requests.get('CN-2026-0002')).toBeNull();
  });
});
