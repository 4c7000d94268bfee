import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ActivityJson, buildChannelMessage, buildMessage, buildSubmit } from '../helpers/activities.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { testActions, testCommands } from '../helpers/test-actions.ts';

const store = { people: SEATS, commands: testCommands, actions: testActions };

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot(store);
  await bot.install('manager');
});

afterEach(() => bot.close());

function speaker() {
  return { id: 'manager', serviceUrl: bot.connector.serviceUrl };
}

function sent(): number {
  const answers = bot.connector.requests.filter(({ kind }) => kind === 'send' || kind === 'update');
  // An older card of the same matter that becomes a line is no answer.
  return answers.filter(({ body }) => !String(body.summary).startsWith('request-line')).length;
}

async function answersTo(...activities: ActivityJson[]): Promise<number> {
  const before = sent();
  for (const activity of activities) expect((await bot.post(activity)).status).toBeLessThan(300);
  return sent() - before;
}

describe('a message that Teams delivers again', () => {
  it.each<[string, () => ActivityJson]>([
    ['a command', () => buildMessage(speaker(), 'тест')],
    ['words that nobody knows', () => buildMessage(speaker(), 'что-то')],
    ['words in a channel', () => buildChannelMessage(speaker(), '19:c@thread.tacv2', 'что-то')],
    ['a click of an old client', () => buildSubmit(speaker(), '', 'test.echo', { id: 'A-1' })],
  ])('is answered once: %s', async (_, build) => {
    const activity = build();

    expect(await answersTo(activity, activity, activity)).toBe(1);
  });

  it('is answered once when both come at the same time', async () => {
    const activity = buildMessage(speaker(), 'тест');
    const before = sent();

    const answers = await Promise.all([bot.post(activity), bot.post(activity), bot.post(activity)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(sent() - before).toBe(1);
  });

  it('is another one in another chat, and one without an id is always new', async () => {
    const activity = buildMessage(speaker(), 'тест');
    const elsewhere = { ...activity, conversation: { ...(activity.conversation as object), id: 'chat-2' } };
    const { id: _, ...nameless } = buildMessage(speaker(), 'тест');

    expect(await answersTo(activity, elsewhere)).toBe(2);
    expect(await answersTo(nameless, nameless)).toBe(2);
  });

  it('is answered once though the bot was started anew in between', async () => {
    await bot.close();
    const kept = openMemoryStore();
    bot = await startTestBot({ ...store, store: kept });
    await bot.install('manager');
    const activity = buildMessage(speaker(), 'тест');
    expect(await answersTo(activity)).toBe(1);
    await bot.close();

    const again = await startTestBot({ ...store, store: kept });
    await again.post({ ...activity, serviceUrl: again.connector.serviceUrl });

    expect(again.connector.requests).toEqual([]);
    await again.close();
    await kept.close();
    bot = await startTestBot(store);
  });
});
