import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildMessage } from '../helpers/activities.ts';
import { type FakeIssuer, startFakeIssuer, type TokenOptions } from '../helpers/fake-issuer.ts';
import { startTestBot, type TestBot } from '../helpers/start-bot.ts';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;
const shared = globalThis.console;
const own = { ...shared };

let written: unknown[][];
let issuer: FakeIssuer;
let bot: TestBot | undefined;

beforeEach(async () => {
  written = [];
  issuer = await startFakeIssuer();
  for (const method of METHODS) {
    shared[method] = (...said: unknown[]) => void written.push(said);
  }
});

afterEach(async () => {
  Object.assign(shared, own);
  await bot?.close();
  await issuer.close();
});

function activity(text = 'help') {
  return buildMessage({ id: 'manager', serviceUrl: String(bot?.connector.serviceUrl) }, text);
}

describe('the console of the process', () => {
  it("stays the developer's while a bot runs", async () => {
    bot = await startTestBot({ auth: issuer.auth });

    for (const method of METHODS) shared[method](method);

    expect(written).toEqual(METHODS.map((method) => [method]));
  });

  it.each<[string, TokenOptions]>([
    ['forged', { key: 'foreign' }],
    ['expired', { expiresAt: Math.floor(Date.now() / 1_000) - 3_600 }],
    ["another channel's", { key: 'elsewhere' }],
    ["nobody's", { claims: { iss: 'https://evil.example' } }],
  ])('gets nothing of a token that is %s', async (_, token) => {
    bot = await startTestBot({ auth: issuer.auth });

    const authorization = `Bearer ${await issuer.sign(bot.connector.serviceUrl, token)}`;
    const answer = await bot.post(activity(), { authorization });

    expect(answer.status).toBe(401);
    expect(written).toEqual([]);
  });

  it('gets nothing of a token where nobody proves who they are', async () => {
    bot = await startTestBot();

    const authorization = `Bearer ${await issuer.sign(bot.connector.serviceUrl, { key: 'foreign' })}`;
    const answer = await bot.post(activity(), { authorization });

    expect(answer.status).toBe(200);
    expect(written).toEqual([]);
  });

  it('gets nothing of a turn that fails', async () => {
    const fail = {
      id: 'fail',
      words: ['fail'],
      takesArgument: false,
      places: ['personal' as const],
      handle: () => Promise.reject(new Error('secret words')),
    };
    bot = await startTestBot({ commands: [fail] });

    expect((await bot.post(activity('fail'))).status).toBe(200);
    expect((await bot.post({})).status).toBe(400);
    expect((await bot.post('{"type":')).status).toBe(400);

    expect(written).toEqual([]);
  });
});
