import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildInstallation } from '../helpers/activities.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import type { SentMessage } from '../helpers/fake-connector.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { testActions, testCommands } from '../helpers/test-actions.ts';

let bot: TestBot;

beforeEach(async () => {
  const gone = buildPerson('gone', { active: false });
  bot = await startTestBot({ commands: testCommands, actions: testActions, people: [...SEATS, gone] });
});
afterEach(() => bot.close());

function textsOf(messages: SentMessage[]): string {
  return messages.map((message) => visibleText(message.card)).join('\n');
}

describe('installing the bot', () => {
  it('brings one welcome card with what the role can do', async () => {
    const cards = await bot.install('manager');
    await bot.drain();

    expect(cards).toHaveLength(1);
    expect(bot.cardsOf('manager')).toHaveLength(1);
    expect(textsOf(cards)).toContain('Персональный менеджер');
    expect(textsOf(cards)).not.toContain('недоступные');
    expect(cards[0]?.summary).toBe('Здравствуйте, manager!');
  });

  it('speaks the language of the Teams of the person', async () => {
    expect(textsOf(await bot.install('manager', 'en-GB'))).toContain('Personal manager');
  });

  it('marks the person as out of reach when the bot is removed, and welcomes again', async () => {
    await bot.install('manager');
    await bot.post(buildInstallation({ id: 'manager', serviceUrl: bot.connector.serviceUrl }, 'remove'));

    expect(await bot.product.conversations.get('manager')).toMatchObject({ reachable: false });
    expect(await bot.install('manager')).toHaveLength(1);
    expect(await bot.product.conversations.get('manager')).toMatchObject({ reachable: true });
  });
});

describe('words', () => {
  it('that no command begins with bring help', async () => {
    const cards = await bot.say('manager', 'сделай кофе');

    expect(textsOf(cards)).toContain('Не понял.');
  });

  it.each(['ПОМОЩЬ', ' помощь! ', 'help', 'справка'])('%j bring help', async (text) => {
    expect(textsOf(await bot.say('manager', text))).toContain('Что я умею');
  });

  it('carry their argument as it was typed', async () => {
    expect(textsOf(await bot.say('manager', 'Тест  Ёлка ООО'))).toContain('said Ёлка ООО');
  });

  it('change the language, and the answer is in it', async () => {
    expect(textsOf(await bot.say('manager', 'english'))).toContain('We speak English now.');
    expect(textsOf(await bot.say('manager', 'помощь'))).toContain('What I can do');
  });

  it('for admins are refused to others', async () => {
    expect(textsOf(await bot.say('manager', 'недоступные'))).toContain('нет прав');
    expect(textsOf(await bot.say('admin', 'недоступные'))).toContain('Все на связи');
  });

  it('of ten thousand characters bring help', async () => {
    expect(textsOf(await bot.say('manager', '😀'.repeat(10_000)))).toContain('Не понял.');
  });
});

describe('somebody who is not in the directory', () => {
  it.each(['stranger', 'gone'])('(%s) is told whom to ask and nothing else', async (person) => {
    const cards = await bot.say(person, 'тест');

    expect(textsOf(cards)).toContain('обратитесь к администратору: admin, admin@example.test');
    expect(cards.flatMap((sent) => buttonsOf(sent.card))).toEqual([]);
  });

  it('cannot click', async () => {
    await bot.say('manager', 'тест');

    const answer = await bot.act('stranger', 'message-1', 'test.echo', { id: 'A-1' });

    expect(answer).toMatchObject({ status: 200, card: null });
    expect(answer.message).toContain('администратор');
  });
});

describe('a channel', () => {
  it('is invited to the personal chat', async () => {
    const cards = await bot.sayInChannel('manager', '19:team@thread.tacv2', 'тест');

    expect(textsOf(cards)).toContain('в личном чате');
  });
});
