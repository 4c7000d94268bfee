import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { redrawCards } from '../../src/deliveries/redraw-cards.ts';
import { buildMessage } from '../helpers/activities.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import type { SentMessage } from '../helpers/fake-connector.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { slow, subject, testActions, testCommands } from '../helpers/test-actions.ts';
import { until } from '../helpers/until.ts';

const gone = buildPerson('gone', { active: false });
const options = { commands: testCommands, actions: testActions, people: [...SEATS, gone] };

let bot: TestBot;

beforeEach(async () => {
  slow.seen = [];
  bot = await startTestBot(options);
});
afterEach(() => bot.close());

function textsOf(messages: SentMessage[]): string {
  return messages.map((message) => visibleText(message.card)).join('\n');
}

describe('a click', () => {
  it('is answered in place, with ids and inputs', async () => {
    await bot.say('manager', 'тест');

    const answer = await bot.click('manager', 'test.echo');

    expect(answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(visibleText(answer.card)).toContain('{"id":"A-1"}');
    expect(textsOf(bot.cardsOf('manager'))).toContain('{"id":"A-1"}');
  });

  it('loses the suffix that an input id carries per rendering', async () => {
    const answer = await bot.act('manager', 'message-1', 'test.echo', { 'inn~3': '7', 'a~b~1': '8' });

    expect(visibleText(answer.card)).toContain('{"inn":"7","a~b":"8"}');
  });

  it.each<[string, unknown]>([
    ['an unknown verb', { action: { verb: 'client.explode', data: {} } }],
    ['no verb', { action: { data: {} } }],
    ['no action', {}],
    ['no value', undefined],
    ['data that is a list', { action: { verb: 'test.echo', data: [1] } }],
    ['a verb that is a number', { action: { verb: 5 } }],
  ])('with %s is answered with a sentence', async (_, value) => {
    const activity = buildMessage({ id: 'manager', serviceUrl: bot.connector.serviceUrl }, '');

    const answer = await bot.post({ ...activity, type: 'invoke', name: 'adaptiveCard/action', value });

    expect(answer).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
    });
    expect(answer.text).toContain('кнопка больше не работает');
  });

  it('of another kind of invoke is answered with 200 as well', async () => {
    const activity = buildMessage({ id: 'manager', serviceUrl: bot.connector.serviceUrl }, '');

    const answer = await bot.post({ ...activity, type: 'invoke', name: 'task/fetch', value: {} });

    expect(answer).toMatchObject({ status: 200, body: { statusCode: 501 } });
  });

  it('that is refused says why and changes nothing', async () => {
    await bot.say('manager', 'тест');

    const answer = await bot.click('manager', 'test.refuse');

    expect(answer.message).toBe('Собственную заявку согласовать нельзя: решение принимает другой сотрудник.');
    expect(answer.text).not.toContain('internal words');
  });

  it('that breaks shows no internal text', async () => {
    await bot.say('manager', 'тест');

    const answer = await bot.click('manager', 'test.break');

    expect(answer.status).toBe(200);
    expect(answer.message).toContain('Что-то пошло не так');
    expect(answer.text).not.toContain('secret');
  });

  it('is answered even when the store is not', async () => {
    bot.product.directory.findPerson = () => Promise.reject(new TypeError('secret of the store'));

    const answer = await bot.act('manager', 'message-1', 'test.echo', {});

    expect(answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(answer.message).toContain('Что-то пошло не так');
    expect(answer.text).not.toContain('secret');
  });

  it('of an old client changes the message instead', async () => {
    await bot.say('manager', 'тест');

    const answer = await bot.click('manager', 'test.echo', {}, { submit: true });

    expect(answer.status).toBe(200);
    expect(bot.cardsOf('manager')).toEqual([expect.objectContaining({ updates: 1 })]);
    expect(textsOf(bot.cardsOf('manager'))).toContain('{"id":"A-1"}');
  });

  it('of an old client in a message that is gone brings a new one', async () => {
    await bot.say('manager', 'тест');
    const [sent] = bot.cardsOf('manager');
    bot.connector.fail({ status: 404, on: (request) => request.kind === 'update' });

    await bot.click('manager', 'test.echo', {}, { submit: true });

    expect(bot.cardsOf('manager').map(({ activityId }) => activityId)).toEqual([
      sent?.activityId,
      'message-2',
    ]);
  });

  it('may bring new messages besides the card in place', async () => {
    await bot.say('manager', 'тест');

    const answer = await bot.click('manager', 'test.two');

    expect(visibleText(answer.card)).toContain('second');
    expect(bot.cardsOf('manager').map((sent) => sent.summary)).toEqual(['said', 'first']);
  });

  it('that takes too long is answered before it is done, and its card comes later', async () => {
    await bot.close();
    bot = await startTestBot({ ...options, turnWithinMs: 100 });
    await bot.say('manager', 'тест');

    const answer = await bot.click('manager', 'test.slow');

    expect(answer.message).toContain('ещё работаю');
    await until(() => slow.seen.length === 1);
    slow.release();
    await until(() => textsOf(bot.cardsOf('manager')).includes('at last'));
    await bot.quiet();

    await redraw();
    expect(bot.cardsOf('manager')).toHaveLength(1);
    expect(textsOf(bot.cardsOf('manager'))).toContain('A-1 for manager');
  });
});

async function redraw(): Promise<void> {
  const { deliveries, realClock, outbox } = bot.product;
  await redrawCards({ deliveries, realClock, outbox }, { subject });
  await bot.drain();
}

describe('a card that shows something', () => {
  it('is redrawn with it', async () => {
    await bot.say('manager', 'тест');

    await redraw();

    expect(bot.cardsOf('manager')).toEqual([expect.objectContaining({ updates: 1 })]);
    expect(textsOf(bot.cardsOf('manager'))).toContain('A-1 for manager');
  });

  it('is left alone while a form is in its place, and redrawn again afterwards', async () => {
    await bot.say('manager', 'тест');
    await bot.click('manager', 'test.echo');
    await redraw();
    expect(bot.cardsOf('manager')).toEqual([expect.objectContaining({ updates: 0 })]);

    await bot.click('manager', 'test.copy');
    await redraw();
    expect(bot.cardsOf('manager')).toEqual([expect.objectContaining({ updates: 1 })]);
  });

  it('is recorded once, however often it is clicked', async () => {
    await bot.say('manager', 'тест');
    for (let n = 0; n < 3; n += 1) await bot.click('manager', 'test.copy');

    const page = await bot.product.deliveries.find({
      index: 'subject',
      eq: { subject, status: 'sent' },
      limit: 9,
    });
    expect(page.items).toHaveLength(1);
  });

  it('whose sending fails is still owed', async () => {
    bot.connector.fail({ status: 503, times: 3 });

    expect(await bot.say('manager', 'тест')).toEqual([]);
    await until(() => bot.cardsOf('manager').length === 1);
  });
});
