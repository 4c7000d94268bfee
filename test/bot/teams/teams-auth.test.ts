import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ActivityJson, buildMessage } from '../../helpers/activities.ts';
import { TENANT } from '../../helpers/build-person.ts';
import {
  type Answering,
  APP_ID,
  type FakeIssuer,
  startFakeIssuer,
  type TokenOptions,
} from '../../helpers/fake-issuer.ts';
import { createFixedClock, type FixedClock } from '../../helpers/fixed-clock.ts';
import { startTestBot, type TestBot } from '../../helpers/start-bot.ts';

type Send = (token?: TokenOptions) => ReturnType<TestBot['post']>;

let bot: TestBot;
let issuer: FakeIssuer;

beforeAll(async () => {
  issuer = await startFakeIssuer();
  bot = await startTestBot({ auth: issuer.auth });
});
afterAll(async () => {
  await bot.close();
  await issuer.close();
});

async function send(token: TokenOptions, changes: ActivityJson = {}, serviceUrl = bot.connector.serviceUrl) {
  const activity = buildMessage({ id: 'manager', serviceUrl: bot.connector.serviceUrl }, 'help');
  const authorization = `Bearer ${await issuer.sign(serviceUrl, token)}`;
  return bot.post({ ...activity, ...changes }, { authorization });
}

const now = Math.floor(Date.now() / 1_000);

describe('a request with credentials set', () => {
  it('passes with a token of Teams, and is answered with a token of the bot', async () => {
    expect(await send({})).toMatchObject({ status: 200 });
    expect(bot.connector.requests.at(-1)).toMatchObject({ kind: 'send', authorization: 'Bearer bot-token' });
  });

  it.each<[string, TokenOptions]>([
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['another audience', { claims: { aud: 'another-bot' } }],
    ['a signature of nobody', { key: 'foreign' }],
    ['a key for another channel', { key: 'elsewhere' }],
    ['a key without endorsements', { key: 'bare' }],
    ['an expiry in the past', { expiresAt: now - 3_600 }],
    ['no expiry', { endless: true }],
    ['a beginning in the future', { notBefore: now + 3_600 }],
    ['another service', { claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } }],
    ['no service', { claims: { serviceurl: '' } }],
    [
      'an emulator as its issuer',
      {
        claims: {
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          ver: '1.0',
          appid: APP_ID,
        },
      },
    ],
    ['a skill as its sender', { claims: { ver: '1.0', appid: 'skill' } }],
  ])('is refused with %s', async (_, token) => {
    const sent = bot.connector.requests.length;

    const answer = await send(token);

    expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
    expect(Object.keys(answer.body)).toEqual(['code']);
    expect(bot.connector.requests).toHaveLength(sent);
  });

  it.each([undefined, '', 'Bearer', 'Bearer x.y.z', 'Basic bWU6bWU='])(
    'is refused with %j',
    async (header) => {
      const activity = buildMessage({ id: 'manager', serviceUrl: bot.connector.serviceUrl }, 'help');

      const answer = await bot.post(activity, header === undefined ? {} : { authorization: header });

      expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
    },
  );

  it('is refused when its activity names a service other than its token', async () => {
    const answer = await send({}, { serviceUrl: 'http://127.0.0.1:9/' });

    expect(answer.status).toBe(401);
  });

  it('is refused from another tenant before the token is read', async () => {
    const answer = await send({}, { channelData: { tenant: { id: 'evil' } } });

    expect(answer).toMatchObject({ status: 403, body: { code: 'WRONG_TENANT' } });
  });

  it('is refused by the AseChannel trick', async () => {
    const token = { claims: { iss: `https://sts.windows.net/${TENANT}/`, appid: APP_ID, azp: APP_ID } };

    expect(await send(token, { channelId: 'AseChannel' })).toMatchObject({
      status: 400,
      body: { code: 'WRONG_CHANNEL' },
    });
  });
});

describe('an outage of the issuer of keys', () => {
  let realClock: FixedClock;

  beforeEach(() => {
    realClock = createFixedClock(new Date().toISOString());
  });

  async function withOutage(work: (send: Send, outage: FakeIssuer) => Promise<void>): Promise<void> {
    const outage = await startFakeIssuer();
    const other = await startTestBot({ auth: { ...outage.auth, keysWithinMs: 200 }, realClock });
    try {
      await work(async (token = {}) => {
        const { serviceUrl } = other.connector;
        const activity = buildMessage({ id: 'manager', serviceUrl }, 'help');
        const authorization = `Bearer ${await outage.sign(serviceUrl, token)}`;
        return other.post(activity, { authorization });
      }, outage);
    } finally {
      await other.close();
      await outage.close();
    }
  }

  it.each<Answering>(['error', 'html', 'nonsense', 'hang', 'keys-hang', 'reset'])(
    'puts a request off until there are keys: %s',
    async (how) => {
      await withOutage(async (post, outage) => {
        outage.answer(how);
        expect(await post()).toMatchObject({ status: 503, body: { code: 'KEYS_UNAVAILABLE' } });

        outage.answer('well');
        expect(await post()).toMatchObject({ status: 200 });
      });
    },
  );

  it('does not matter while keys are at hand, even when they should have been renewed', async () => {
    await withOutage(async (post, outage) => {
      await post();
      outage.answer('hang');
      realClock.advance(25 * 3_600_000);
      const later = { expiresAt: Math.floor(realClock.now() / 1_000) + 600 };

      expect(await post(later)).toMatchObject({ status: 200 });
      expect(await post(later)).toMatchObject({ status: 200 });
    });
  });

  it('puts off a token whose key may be new, and asks for an unknown key once a minute', async () => {
    await withOutage(async (post, outage) => {
      await post();
      const asked = outage.asked();
      for (let n = 0; n < 3; n += 1) expect((await post({ key: 'new' })).status).toBe(401);
      expect(outage.asked()).toBe(asked);

      realClock.advance(61_000);
      outage.answer('error');
      expect((await post({ key: 'new' })).status).toBe(503);
      realClock.advance(61_000);
      outage.answer('well');
      expect((await post({ key: 'new' })).status).toBe(401);
    });
  });
});
