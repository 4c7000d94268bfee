import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { gatherDigests } from '../../src/reminders/digests/gather-digests.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsInSight, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const NUMBER = 'CN-2026-0001';
const VISAS = ['legal', 'economics', 'technical'] as const;

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    mornings: 'off',
    people: [...SEATS, ...VISAS.map((role) => buildHolder(role))],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
  await raiseRequest(bot, 'manager', 'contract', {
    client: CLIENT,
    paper: 'main',
    subject: 'Доступ в интернет',
    from: '2026-12-01',
    to: '2027-11-30',
    payment: 'Ежемесячно',
  });
  await bot.quiet();
  for (const service of VISAS) await answerStep(bot, service, 'Завизировать', {});
  await bot.quiet();
});

afterEach(() => bot.close());

const lastOf = (person: string) => bot.cardsOf(person).at(-1)?.card ?? {};

async function remind() {
  bot.clock.set('2026-12-09T02:05:00Z');
  await tick(bot.product);
  await gatherDigests(bot.product);
  await bot.quiet();
}

async function open(person: string) {
  await bot.say(person, `открыть ${NUMBER}`);
  return lastOf(person);
}

describe('a contract that the client does not sign', () => {
  it('is reminded of as a result that is awaited, and no decision', async () => {
    await remind();

    expect(visibleText(lastOf('manager'))).toContain('Ждёт результата: Подписание');
    expect(visibleText(lastOf('manager'))).toContain('результат ещё не отмечен');
  });

  it('is ended by the manager with the reason, and reminded of no more', async () => {
    expect(buttonsInSight(await open('manager'))).toContain('Не состоялось…');
    const sent = await answerStep(bot, 'manager', 'Не состоялось…', {
      reason: 'Клиент выбрал другого оператора',
    });
    await bot.quiet();

    expect(visibleText(sent.card)).toContain('Вы отметили: не состоялось.');
    const card = await open('manager');
    expect(visibleText(card)).toContain('Не подписано');
    expect(visibleText(card)).toContain('Персональный менеджер: не состоялось');
    expect(visibleText(card)).toContain('Клиент выбрал другого оператора');

    const before = bot.cardsOf('manager').length;
    await remind();
    expect(bot.cardsOf('manager')).toHaveLength(before);
  });

  it('can be refused by nobody else', async () => {
    expect(buttonsInSight(await open('commercial-director'))).not.toContain('Не состоялось…');
  });
});
