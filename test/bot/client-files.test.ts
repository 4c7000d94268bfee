import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_FILES_PER_CLIENT } from '../../src/attachments/attach-file-to-client.ts';
import { buildConsent } from '../helpers/activities.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson, OTHER_UNIT } from '../helpers/build-person.ts';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { type FileDesk, sendFile, startFileDesk } from '../helpers/file-desk.ts';
import { SEATS, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0002';
const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

let desk: FileDesk;
let bot: TestBot;

beforeEach(async () => {
  desk = await startFileDesk({
    people: [
      ...SEATS,
      buildHolder('manager', { _id: 'other-manager' }),
      buildPerson('other-head', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
    ],
  });
  bot = desk.bot;
  const status = 'client_notified';
  await bot.product.clients.insert(buildClient({ _id: CLIENT, key: 'k2', status, openRequest: null }));
});

afterEach(() => desk.close());

async function attach(content: Uint8Array = Buffer.from('a'), name = 'Устав.pdf'): Promise<string> {
  await sendFile(desk, 'manager', content, name);
  return bot.press('manager', 'Приложить', { request: CLIENT });
}

async function filesOf(client = CLIENT): Promise<string[]> {
  return (await bot.product.clients.get(client))?.files ?? [];
}

const told = ({ card, message }: { card: Record<string, unknown> | null; message: string }) =>
  `${message}${visibleText(card ?? {})}`;

describe('a paper of a client', () => {
  it('is asked about beside the open requests, and stands on the client’s card', async () => {
    const [asked] = await sendFile(desk, 'manager', Buffer.from('a'), 'Устав.pdf');
    const [input] = allOf(asked?.card, 'Input.ChoiceSet');
    expect(input).toMatchObject({
      label: 'К чему относится? *',
      choices: [{ value: 'ST-2026-0001' }, { value: 'VIP-2026-0001' }, { value: CLIENT }],
    });

    const card = await bot.press('manager', 'Приложить', { request: CLIENT });

    expect(card).toContain('Файл приложен: его увидят все, кому виден клиент.');
    expect(card).toContain('Устав.pdf (1 КБ)');
    expect(await filesOf()).toHaveLength(1);
    expect(await bot.hear('manager', `журнал ${CLIENT}`)).toContain('Приложен файл: Устав.pdf');
  });

  it('is offered to a manager who has no open request at all', async () => {
    await bot.product.clients.insert(
      buildClient({
        _id: 'VIP-2026-0003',
        key: 'k3',
        openRequest: null,
        passport: {
          ...buildClient().passport,
          appointment: { ...buildClient().passport.appointment, manager: 'other-manager' },
        },
      }),
    );
    const [asked] = await sendFile(desk, 'other-manager', Buffer.from('a'));

    expect(allOf(asked?.card, 'Input.ChoiceSet')[0]).toMatchObject({ value: 'VIP-2026-0003' });
  });

  it('is kept when loose files are dropped, and attached once however often it is pressed', async () => {
    await sendFile(desk, 'manager', Buffer.from('a'));
    const { activityId, card } = bot.cardsOf('manager').at(-1) ?? { activityId: '', card: {} };
    const data = { ...(allOf(card, 'Action.Execute')[0]?.data as object), request: CLIENT };
    await Promise.all([1, 2, 3].map(() => bot.act('manager', activityId, 'file.attach', data)));

    expect(await filesOf()).toHaveLength(1);
    expect(await bot.product.files.count({ index: 'loose', eq: { loose: true } })).toBe(0);
    const elsewhere = await bot.act('manager', activityId, 'file.attach', {
      ...data,
      request: 'VIP-2026-0001',
    });
    expect(told(elsewhere)).toContain(`уже приложен: ${CLIENT}`);
    const request = await bot.act('manager', activityId, 'file.attach', { ...data, request: 'ST-2026-0001' });
    expect(told(request)).toContain(`уже приложен: ${CLIENT}`);
  });

  it.each([
    ['a client of another manager', { request: 'VIP-2026-0009' }, 'Не нашлось'],
    ['a client that there is not', { request: 'VIP-9999' }, 'Не нашлось'],
    ['garbage', { request: { $gt: '' } }, 'Не удалось разобрать'],
  ])('is refused for %s', async (_, changes, said) => {
    const { passport } = buildClient();
    const appointment = { ...passport.appointment, manager: 'other-manager' };
    await bot.product.clients.insert(
      buildClient({ _id: 'VIP-2026-0009', key: 'k9', passport: { ...passport, appointment } }),
    );
    await sendFile(desk, 'manager', Buffer.from('a'));
    const { activityId, card } = bot.cardsOf('manager').at(-1) ?? { activityId: '', card: {} };
    const data = { ...(allOf(card, 'Action.Execute')[0]?.data as object), ...changes };

    expect(told(await bot.act('manager', activityId, 'file.attach', data))).toContain(said);
    expect(await filesOf('VIP-2026-0009')).toEqual([]);
  });

  it('is refused from a head, who sees the client and does not answer for it', async () => {
    await sendFile(desk, 'unit-sales-head', Buffer.from('a'));
    const { activityId, card } = bot.cardsOf('unit-sales-head').at(-1) ?? { activityId: '', card: {} };
    const data = { ...(allOf(card, 'Action.Execute')[0]?.data as object), request: CLIENT };

    expect(told(await bot.act('unit-sales-head', activityId, 'file.attach', data))).toContain('нет прав');
    expect(await filesOf()).toEqual([]);
  });

  it('finds no room once the client has as many as there may be', async () => {
    const client = await bot.product.clients.get(CLIENT);
    if (!client) throw new Error('no client');
    const files = Array.from({ length: MAX_FILES_PER_CLIENT }, (_, n) => `f${n}`);
    await bot.product.clients.replace({ ...client, files });

    expect(await attach()).toContain('больше нельзя');
  });
});

describe('a paper of a client for a reader', () => {
  const content = randomBytes(700_000);
  const consent = (person: string, on: string, context: unknown, upload?: Record<string, unknown>) =>
    bot.post(buildConsent({ id: person, serviceUrl: bot.connector.serviceUrl }, on, context, upload));
  const uploadInfo = (uploadUrl: string) => ({
    uploadUrl,
    contentUrl: `${desk.host.origin}/onedrive/file`,
    name: 'Устав.pdf',
    uniqueId: 'u1',
    fileType: 'pdf',
  });

  async function askFor(person: string) {
    await bot.hear(person, `открыть ${CLIENT}`);
    await bot.press(person, 'Файл…');
    const card = bot.cardsOf(person).findLast(({ contentType }) => contentType === CONSENT);
    if (!card) throw new Error('no consent card');
    return { on: card.activityId, context: card.card.acceptContext };
  }

  beforeEach(async () => {
    await attach(content);
  });

  it('is put into their OneDrive, and the log says to whom it went', async () => {
    const { on, context } = await askFor('branch-sales');
    const uploadUrl = desk.host.takeUpload();
    await consent('branch-sales', on, context, uploadInfo(uploadUrl));

    expect(desk.host.uploadTo(uploadUrl)?.content.equals(content)).toBe(true);
    expect(await bot.hear('manager', `журнал ${CLIENT}`)).toMatch(
      /Файл выдан: Устав\.pdf\n.* · branch-sales/,
    );
  });

  it('may be declined, and had again from the client’s card', async () => {
    const { on, context } = await askFor('unit-sales-head');
    await consent('unit-sales-head', on, context);

    const card = bot.cardsOf('unit-sales-head').find(({ activityId }) => activityId === on);
    expect(visibleText(card?.card)).toContain(`в карточке клиента ${CLIENT}`);
  });

  it('is chosen from a list once there are several, which leads back to the client', async () => {
    await attach(Buffer.from('b'), 'Письмо.docx');
    await bot.hear('manager', `открыть ${CLIENT}`);
    await bot.press('manager', 'Файл…');
    const list = bot.cardsOf('manager').find(({ card }) => buttonsOf(card).includes('Получить'));

    expect(visibleText(list?.card)).toMatch(/Письмо\.docx[\s\S]*Устав\.pdf/);
    expect(buttonsOf(list?.card)).toEqual(['Получить', 'Получить', 'Карточка клиента']);
    await bot.click('manager', 'Получить', {}, { on: list as never });
    expect(bot.cardsOf('manager').some(({ contentType }) => contentType === CONSENT)).toBe(true);
  });

  it('goes to nobody who may not see the client, at any of the steps', async () => {
    const [file = ''] = await filesOf();
    for (const verb of ['file.list', 'file.get']) {
      expect(told(await bot.act('other-head', 'any', verb, { client: CLIENT, file }))).toContain(
        'Не нашлось',
      );
    }
    const { on, context } = await askFor('unit-sales-head');
    const head = await bot.product.people.get('unit-sales-head');
    if (!head) throw new Error('no head');
    await bot.product.people.replace({ ...head, roles: [] });
    const uploadUrl = desk.host.takeUpload();
    await consent('unit-sales-head', on, context, uploadInfo(uploadUrl));

    expect(desk.host.uploadTo(uploadUrl)?.ranges ?? []).toEqual([]);
  });

  it('is not had under another client or a request that does not name it', async () => {
    const [file = ''] = await filesOf();
    for (const place of [{ client: 'VIP-2026-0001' }, { request: 'ST-2026-0001' }]) {
      expect(told(await bot.act('manager', 'any', 'file.get', { ...place, file }))).toContain('Не нашлось');
    }
  });
});
