import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { chatOf } from '../helpers/activities.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import type { ConnectorRequest } from '../helpers/fake-connector.ts';
import { registerClient } from '../helpers/register-client.ts';
import { startTestBot, type TestBot } from '../helpers/start-bot.ts';

const LOST = 'Ничего не потеряно';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ renderers: RENDERERS });
  await bot.install('manager');
  await bot.install('unit-sales-head');
  await registerClient(bot, 'manager');
  await bot.quiet();
});

afterEach(() => bot.close());

/** Teams does not take the next new message of this chat, and names a time that nobody waits for. */
function throttle(person: string): void {
  const on = ({ kind, conversationId }: ConnectorRequest) =>
    kind === 'send' && conversationId === chatOf(person);
  bot.connector.fail({ status: 429, retryAfter: '5', on });
}

describe('a form that Teams does not take', () => {
  it('is answered with a sentence on the click, and comes with the next one', async () => {
    const before = bot.cardsOf('admin').length;
    throttle('admin');

    const target = { request: 'ST-2026-0001', step: 'assign', seat: '', revision: 1, act: 'reassign' };
    const answer = await bot.act('admin', 'any', 'request.ask-reason', target);
    expect(answer.message).toContain(LOST);
    expect(bot.cardsOf('admin')).toHaveLength(before);

    await bot.act('admin', 'any', 'request.ask-reason', target);
    const form = bot.cardsOf('admin').at(-1);
    expect(buttonsOf(form?.card)).toContain('Передать');
  });

  it('is told of afterwards where a command has asked for it', async () => {
    throttle('manager');

    expect(await bot.say('manager', 'новый клиент')).toEqual([]);
    await bot.quiet();

    const last = bot.cardsOf('manager').at(-1);
    expect(visibleText(last?.card)).toContain(LOST);
  });

  it('leaves a card that is owed anyway to its delivery, without a word', async () => {
    throttle('manager');

    await bot.say('manager', 'открыть ST-2026-0001');
    await bot.quiet();

    const said = bot.cardsOf('manager').map(({ card }) => visibleText(card));
    expect(said.at(-1)).toContain('ST-2026-0001');
    expect(said.join()).not.toContain(LOST);
  });
});
