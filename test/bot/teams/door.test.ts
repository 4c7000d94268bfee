import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isLoopbackService, isTeamsService } from '../../../bot/teams/door.ts';
import { type ActivityJson, buildMessage } from '../../helpers/activities.ts';
import { TENANT } from '../../helpers/build-person.ts';
import { startTestBot, type TestBot } from '../../helpers/start-bot.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());

function message(changes: ActivityJson = {}): ActivityJson {
  return { ...buildMessage({ id: 'manager', serviceUrl: bot.connector.serviceUrl }, 'help'), ...changes };
}

describe('the door', () => {
  it('lets a message of the tenant in', async () => {
    expect(await bot.post(message())).toMatchObject({ status: 200 });
  });

  it.each<[string, ActivityJson, number, string]>([
    ['another channel', { channelId: 'emulator' }, 400, 'WRONG_CHANNEL'],
    ['the AseChannel trick', { channelId: 'AseChannel' }, 400, 'WRONG_CHANNEL'],
    ['no channel', { channelId: '' }, 400, 'WRONG_CHANNEL'],
    ['another tenant', { channelData: { tenant: { id: 'evil' } } }, 403, 'WRONG_TENANT'],
    ['two tenants', { conversation: { id: 'c', tenantId: 'evil' } }, 403, 'WRONG_TENANT'],
    ['no tenant', { channelData: {}, conversation: { id: 'c' } }, 403, 'WRONG_TENANT'],
    ['a tenant that is no text', { channelData: { tenant: { id: 7 } } }, 403, 'WRONG_TENANT'],
    ['another service', { serviceUrl: 'https://evil.example/' }, 403, 'WRONG_SERVICE'],
    ['no service', { serviceUrl: undefined }, 403, 'WRONG_SERVICE'],
    ['no conversation', { conversation: undefined }, 400, 'NO_CONVERSATION'],
    ['a conversation without an id', { conversation: { tenantId: TENANT } }, 400, 'NO_CONVERSATION'],
    ['no sender', { from: undefined }, 400, 'NO_SENDER'],
    ['a sender without an Entra id', { from: { id: '29:x' } }, 400, 'NO_SENDER'],
    ['no type', { type: undefined }, 400, 'BAD_ACTIVITY'],
  ])('refuses %s', async (_, changes, status, code) => {
    const sent = bot.connector.requests.length;

    const answer = await bot.post(message(changes));

    expect(answer).toMatchObject({ status, body: { code } });
    expect(Object.keys(answer.body)).toEqual(['code']);
    expect(bot.connector.requests).toHaveLength(sent);
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['a body that is not JSON', '{"type":', {}, 400],
    ['an array', '[]', {}, 400],
    ['null', 'null', {}, 400],
    ['no body', '', {}, 400],
    ['a form', 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', '{}', { 'content-type': 'text/plain' }, 415],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, 415],
  ])('refuses %s', async (_, body, headers, status) => {
    const answer = await bot.post(body, headers);

    expect(answer.status).toBe(status);
    expect(Object.keys(answer.body)).toEqual(['code']);
  });

  it('refuses a body over 256 KB and takes one just below', async () => {
    const over = await bot.post(message({ text: 'я'.repeat(131_072) }));
    const below = await bot.post(message({ text: 'a'.repeat(200_000) }));

    expect(over).toMatchObject({ status: 413, body: { code: 'PayloadTooLarge' } });
    expect(below.status).toBe(200);
  });

  it('knows POST only', async () => {
    const answer = await fetch(bot.running.url);

    expect(answer.status).toBe(405);
    expect(await answer.json()).toEqual({ code: 'MethodNotAllowed' });
  });

  it('says whether the store answers', async () => {
    const answer = await fetch(bot.running.url.replace('/api/messages', '/ready'));

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: 'ok' });
  });
});

describe('service URLs', () => {
  it.each(['https://smba.trafficmanager.net/emea/', 'https://smba.infra.gov.teams.microsoft.us/teams/'])(
    'of Teams include %s',
    (url) => {
      expect(isTeamsService(url)).toBe(true);
    },
  );

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://127.0.0.1/',
    'javascript:alert(1)',
    '',
  ])('of Teams do not include %j', (url) => {
    expect(isTeamsService(url)).toBe(false);
  });

  it.each(['http://127.0.0.1:5/', 'http://localhost:1/x', 'http://[::1]:2/'])(
    'of this machine include %s',
    (url) => {
      expect(isLoopbackService(url)).toBe(true);
    },
  );

  it.each([
    'http://127.0.0.1.evil.example/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'http://a@localhost/',
  ])('of this machine do not include %s', (url) => {
    expect(isLoopbackService(url)).toBe(false);
  });
});
