import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const REQUEST = 'ST-2026-0001';
const SECOND = buildHolder('unit-sales-head', { _id: 'second-head', name: 'Второй начальник' });

let bot: TestBot;

afterEach(() => bot.close());

async function start(installed: string[], people = SEATS): Promise<void> {
  bot = await startTestBot({ people, renderers: RENDERERS });
  for (const person of installed) await bot.install(person);
}

function news(): string[] {
  return bot
    .cardsOf('manager')
    .map(({ card }) => visibleText(card))
    .filter((text) => text.includes('бот не установлен или заблокирован'));
}

async function cardOf(person: string): Promise<string> {
  const messages = await bot.say(person, `открыть ${REQUEST}`);
  return visibleText(messages.at(-1)?.card ?? {});
}

describe('an approver who cannot be reached', () => {
  beforeEach(() => start(['manager', 'branch-sales', 'admin']));

  it('is named to the author at once, and on the card', async () => {
    await registerClient(bot, 'manager');
    await bot.quiet();

    expect(news()).toHaveLength(1);
    expect(news()[0]).toContain('unit-sales-head');
    expect(await cardOf('manager')).toContain('Бот не может написать');
    const [list] = await bot.say('admin', 'недоступные');
    expect(visibleText(list?.card ?? {})).toContain('unit-sales-head');
  });

  it('gets the request once the bot is there, and the card says so no more', async () => {
    await registerClient(bot, 'manager');
    await bot.quiet();

    await bot.install('unit-sales-head');
    await bot.quiet();

    expect(bot.cardsOf('unit-sales-head').some(({ card }) => visibleText(card).includes(REQUEST))).toBe(true);
    expect(await cardOf('manager')).not.toContain('Бот не может написать');
  });

  it('is told of when a later step opens', async () => {
    await bot.install('unit-sales-head');
    await registerClient(bot, 'manager');
    await bot.quiet();
    await bot.click('unit-sales-head', 'Присвоить статус');
    await bot.quiet();
    await bot.click('branch-sales', 'Принять в список');
    await bot.quiet();

    expect(news()).toHaveLength(2);
    expect(await cardOf('manager')).toMatch(/commercial-director, security-director/);
  });
});

describe('one of two approvers who cannot be reached', () => {
  it('is no news while the other one can', async () => {
    await start(['manager', 'second-head'], [...SEATS, SECOND]);
    await registerClient(bot, 'manager');
    await bot.quiet();

    expect(news()).toHaveLength(0);
    expect(await cardOf('manager')).not.toContain('Бот не может написать');
  });
});
