import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { clientSortName } from '../../src/clients/client.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { type ActivityJson, BOT_ID, buildLookup, buildSearch, chatOf } from '../helpers/activities.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder, buildPerson, OTHER_UNIT } from '../helpers/build-person.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const EMPTY = { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } };
const FOUND = { type: 'application/vnd.microsoft.search.searchResponse', statusCode: 200 };

interface Found {
  content: Record<string, unknown>;
  preview: { content: { title: string; text: string } };
}

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildPerson('outsider'),
      buildPerson('foreigner', { tenantId: '22222222-2222-4222-8222-222222222222' }),
      buildHolder('manager', { _id: 'other-manager' }),
    ],
    renderers: RENDERERS,
  });
  const passport = buildPassport();
  await bot.product.clients.insert(buildClient());
  const foreign = {
    ...passport,
    shortName: 'ООО «Чужой»',
    unit: OTHER_UNIT,
    inn: '5407000006',
    appointment: { ...passport.appointment, manager: 'other-manager', deputy: null },
  };
  await bot.product.clients.insert(
    buildClient({
      _id: 'VIP-2026-0002',
      key: 'foreign',
      status: 'client_notified',
      passport: foreign,
      sortName: clientSortName(foreign),
    }),
  );
  await submitRequest(bot.product, buildSubmission());
});

afterEach(() => bot.close());

async function search(person: string, command: string, text: string | null, place: ActivityJson = {}) {
  const activity = buildSearch({ id: person, serviceUrl: bot.connector.serviceUrl }, command, text, place);
  const answer = await bot.post(activity);
  expect(answer.status).toBe(200);
  return answer.body;
}

async function found(person: string, command: string, text: string | null, place: ActivityJson = {}) {
  const { composeExtension } = (await search(person, command, text, place)) as {
    composeExtension: { attachments: Found[] };
  };
  return composeExtension.attachments;
}

function titles(attachments: Found[]): string[] {
  return attachments.map(({ preview }) => preview.content.title);
}

async function lookUp(person: string, text: string, dataset = 'clients/contract') {
  const from = { id: person, serviceUrl: bot.connector.serviceUrl };
  const answer = await bot.post(buildLookup(from, dataset, text));
  expect(answer).toMatchObject({ status: 200, body: FOUND });
  return (answer.body as { value: { results: { title: string; value: string }[] } }).value.results;
}

describe('a search from any chat', () => {
  it.each(['ромаш', 'VIP-2026-0001', '7707083893'])('finds a client by %s', async (text) => {
    const [client] = await found('manager', 'clients', text);

    expect(client?.preview.content).toMatchObject({
      title: 'ООО «Ромашка»',
      text: 'VIP-2026-0001 · Кандидат',
    });
  });

  it('finds within the searcher’s own scope only', async () => {
    expect(titles(await found('manager', 'clients', 'ооо'))).toEqual(['ООО «Ромашка»']);
    expect(titles(await found('unit-sales-head', 'clients', 'ооо'))).toEqual(['ООО «Ромашка»']);
    expect(titles(await found('branch-sales', 'clients', 'ооо'))).toHaveLength(2);
    expect(titles(await found('outsider', 'clients', 'ооо'))).toEqual([]);
  });

  it('shows the searcher’s own before a word is typed', async () => {
    expect(titles(await found('other-manager', 'clients', null))).toEqual(['ООО «Чужой»']);
    expect(titles(await found('branch-sales', 'clients', null))).toHaveLength(2);
    expect(titles(await found('manager', 'requests', null))).toEqual(['Статус VIP: ООО «Ромашка»']);
    expect(titles(await found('unit-sales-head', 'requests', null))).toEqual(['Статус VIP: ООО «Ромашка»']);
    expect(titles(await found('other-manager', 'requests', null))).toEqual([]);
  });

  it.each(['st-2026-0001', 'ромаш'])('finds a request by %s for who may see it', async (text) => {
    expect(titles(await found('manager', 'requests', text))).toEqual(['Статус VIP: ООО «Ромашка»']);
    expect(titles(await found('other-manager', 'requests', text))).toEqual([]);
  });

  it('puts into the chat a card that tells its readers nothing but a number', async () => {
    for (const [command, number] of [
      ['clients', 'VIP-2026-0001'],
      ['requests', 'ST-2026-0001'],
    ] as const) {
      const [only] = await found('manager', command, 'ромаш');

      expect(visibleText(only?.content)).toContain(number);
      expect(visibleText(only?.content)).toContain('Подробности — в личном чате с ботом');
      expect(JSON.stringify(only?.content)).not.toMatch(/Ромашка|7707083893|Кандидат|Статус VIP|manager/);
      expect(allOf(only?.content, 'Action.Execute')).toEqual([]);
    }
  });

  it('leads its readers into their own chat with the bot, words included', async () => {
    const id = '28:33333333-3333-4333-8333-333333333333';
    const [client] = await found('manager', 'clients', 'ромаш', { recipient: { id, name: 'VIP Desk' } });
    const [plain] = await found('manager', 'clients', 'ромаш');

    expect(allOf(client?.content, 'Action.OpenUrl')[0]?.url).toBe(
      `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(id)}&message=${encodeURIComponent('открыть VIP-2026-0001')}`,
    );
    expect(BOT_ID).toBe('28:bot');
    expect(allOf(plain?.content, 'Action.OpenUrl')).toEqual([]);
  });

  it('answers in the searcher’s language', async () => {
    const [client] = await found('manager', 'clients', 'ромаш', { locale: 'en-US' });

    expect(visibleText(client?.content)).toContain('Client of the branch');
  });

  it.each([
    ['somebody unknown', 'stranger', 'clients', 'ромаш'],
    ['somebody of another tenant', 'foreigner', 'clients', 'ромаш'],
    ['an unknown command', 'manager', 'secrets', 'ромаш'],
    ['a long text', 'manager', 'requests', 'я'.repeat(5_000)],
  ])('finds nothing for %s', async (_, person, command, text) => {
    expect(await search(person, command, text)).toEqual(EMPTY);
  });

  it.each([null, {}, [], 'text', { commandId: 1 }, { commandId: 'clients', parameters: 'all' }])(
    'finds nothing for the value %j',
    async (value) => {
      expect(await search('manager', 'clients', 'ромаш', { value })).toEqual(EMPTY);
    },
  );

  it('draws names as text', async () => {
    const passport = buildPassport({ shortName: '<b>Жирный</b> <at>Все</at>' });
    await bot.product.clients.insert(
      buildClient({ _id: 'VIP-2026-0003', key: 'bold', passport, sortName: clientSortName(passport) }),
    );

    const [client] = await found('manager', 'clients', 'VIP-2026-0003');

    expect(client?.preview.content.title).not.toContain('<');
  });

  it('keeps nothing of the chat that it came from', async () => {
    const conversation = { id: '19:someone-elses-chat', conversationType: 'personal' };

    await found('manager', 'clients', 'ромаш', { conversation });
    await bot.say('manager', 'помощь');

    expect((await bot.product.conversations.get('manager'))?.conversationId).toBe(chatOf('manager'));
  });
});

describe('a lookup while somebody types', () => {
  it('offers clients in the person’s own scope, by number', async () => {
    expect(await lookUp('manager', 'ром')).toEqual([
      { title: 'ООО «Ромашка» · VIP-2026-0001', value: 'VIP-2026-0001' },
    ]);
    expect(await lookUp('manager', 'чуж')).toEqual([]);
    expect(await lookUp('branch-sales', 'чуж')).toHaveLength(1);
  });

  it('offers the own ones before anything is typed', async () => {
    expect(await lookUp('manager', '')).toHaveLength(1);
  });

  it('offers 15 at most', async () => {
    for (let n = 10; n < 30; n += 1) {
      const passport = buildPassport({ shortName: `Ромашка ${n}` });
      await bot.product.clients.insert(
        buildClient({ _id: `VIP-2026-00${n}`, key: `k${n}`, passport, sortName: clientSortName(passport) }),
      );
    }

    expect(await lookUp('manager', 'ромашка')).toHaveLength(15);
  });

  it.each([
    ['somebody unknown', 'stranger', 'clients'],
    ['another dataset', 'manager', 'people'],
    ['a dataset of Graph', 'manager', 'graph.microsoft.com/users'],
  ])('offers nothing for %s', async (_, person, dataset) => {
    expect(await lookUp(person, 'ром', dataset)).toEqual([]);
  });

  it('answers an invoke that nobody knows as not supported, with HTTP 200', async () => {
    const activity = buildLookup({ id: 'manager', serviceUrl: bot.connector.serviceUrl }, 'clients', 'a');

    const answer = await bot.post({ ...activity, name: 'task/fetch' });

    expect(answer).toMatchObject({ status: 200, body: { statusCode: 501 } });
  });
});
