import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivityJson, buildMessage } from '../helpers/activities.ts';
import { TENANT } from '../helpers/build-person.ts';
import { APP_ID, type FakeIssuer, startFakeIssuer, type TokenOptions } from '../helpers/fake-issuer.ts';
import { startTestBot, type TestBot } from '../helpers/start-bot.ts';

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
