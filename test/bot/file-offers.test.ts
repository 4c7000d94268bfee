import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildConsent, chatOf } from '../helpers/activities.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { type FakeFileHost, startFakeFileHost } from '../helpers/fake-file-host.ts';
import { attachFile, type FileDesk, startFileDesk } from '../helpers/file-desk.ts';
import type { TestBot } from '../helpers/start-bot.ts';

const REQUEST = 'ST-2026-0001';
const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';

let desk: FileDesk;
let bot: TestBot;
let host: FakeFileHost;

beforeEach(async () => {
  desk = await startFileDesk();
  bot = desk.bot;
  host = desk.host;
});

afterEach(() => desk.close());

function consent(person: string, on: string, context: unknown, upload?: Record<string, unknown>) {
  return bot.post(buildConsent({ id: person, serviceUrl: bot.connector.serviceUrl }, on, context, upload));
}

function uploadInfo(uploadUrl: string, changes: Record<string, unknown> = {}) {
  const contentUrl = `${host.origin}/onedrive/file`;
  return { uploadUrl, contentUrl, name: 'Договор 1.pdf', uniqueId: 'u1', fileType: 'pdf', ...changes };
}

/** The consent card that the last «Файл…» brought. */
async function askFor(person: string) {
  await bot.click(person, 'Файл…');
  const card = bot.cardsOf(person).findLast(({ contentType }) => contentType === CONSENT);
  if (!card) throw new Error('no consent card');
  return { on: card.activityId, context: card.card.acceptContext, card };
}

function last(person: string): string {
  return visibleText(bot.cardsOf(person).at(-1)?.card ?? {});
}

describe('a file for a reader', () => {
  const content = randomBytes(1_500_000);

  beforeEach(async () => {
    await attachFile(desk, 'manager', content);
  });

  it('is offered, put into their OneDrive part by part, and shown where it lies', async () => {
    const { on, context, card } = await askFor('unit-sales-head');
    expect(card).toMatchObject({ name: 'Договор.pdf', card: { sizeInBytes: content.length } });
    const uploadUrl = host.takeUpload();

    const answer = await consent('unit-sales-head', on, context, uploadInfo(uploadUrl));

    expect(JSON.stringify(context)).not.toContain(REQUEST);
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(host.uploadTo(uploadUrl)?.ranges).toEqual([
      'PUT bytes 0-655359/1500000',
      'PUT bytes 655360-1310719/1500000',
      'PUT bytes 1310720-1499999/1500000',
    ]);
    expect(host.uploadTo(uploadUrl)?.content.equals(content)).toBe(true);
    expect(bot.cardsOf('unit-sales-head').at(-1)).toMatchObject({
      contentType: INFO,
      name: 'Договор 1.pdf',
      contentUrl: `${host.origin}/onedrive/file`,
      card: { uniqueId: 'u1', fileType: 'pdf' },
    });
    const consentCard = bot.cardsOf('unit-sales-head').find(({ activityId }) => activityId === on);
    expect(visibleText(consentCard?.card)).toContain('сохранён в Вашем OneDrive');
  });

  it('is not put twice for one consent', async () => {
    const { on, context } = await askFor('unit-sales-head');
    const uploadUrl = host.takeUpload();

    await Promise.all([1, 2].map(() => consent('unit-sales-head', on, context, uploadInfo(uploadUrl))));
    await consent('unit-sales-head', on, context, uploadInfo(uploadUrl));

    expect(host.uploadTo(uploadUrl)?.ranges).toHaveLength(3);
    expect(bot.cardsOf('unit-sales-head').filter(({ contentType }) => contentType === INFO)).toHaveLength(1);
  });

  it('is not put when they decline', async () => {
    const { on, context } = await askFor('unit-sales-head');

    const answer = await consent('unit-sales-head', on, context);

    expect(answer.status).toBe(200);
    const consentCard = bot.cardsOf('unit-sales-head').find(({ activityId }) => activityId === on);
    expect(visibleText(consentCard?.card)).toContain('Файл не сохранён.');
  });

  it('stands in the log with whom it was handed out to, once it is there', async () => {
    const { on, context } = await askFor('unit-sales-head');
    await consent('unit-sales-head', on, context, uploadInfo(host.takeUpload(2)));
    const before = await bot.hear('manager', `журнал ${REQUEST}`);

    await consent('unit-sales-head', on, context, uploadInfo(host.takeUpload()));

    expect(before).not.toContain('Файл выдан');
    expect(await bot.hear('manager', `журнал ${REQUEST}`)).toMatch(
      /Файл выдан: Договор\.pdf\n.* · unit-sales-head/,
    );
  });

  it('may be accepted again when OneDrive did not take it', async () => {
    const { on, context } = await askFor('unit-sales-head');

    await consent('unit-sales-head', on, context, uploadInfo(host.takeUpload(2)));
    expect(last('unit-sales-head')).toContain('OneDrive не принял файл.');
    const uploadUrl = host.takeUpload();
    await consent('unit-sales-head', on, context, uploadInfo(uploadUrl));

    expect(host.uploadTo(uploadUrl)?.content.equals(content)).toBe(true);
  });

  it('is never put to a host that is not of Teams', async () => {
    const { on, context } = await askFor('unit-sales-head');
    const other = await startFakeFileHost();
    const elsewhere = other.takeUpload();

    await consent('unit-sales-head', on, context, uploadInfo(elsewhere));
    await consent(
      'unit-sales-head',
      on,
      context,
      uploadInfo(host.takeUpload(), { contentUrl: 'javascript:1' }),
    );

    expect(other.uploadTo(elsewhere)?.ranges).toEqual([]);
    expect(last('unit-sales-head')).toContain('Этот файл лежит не в Teams');
    await other.close();
  });

  it.each([
    ['an offer to somebody else', 'branch-sales', undefined],
    ['an offer that does not exist', 'unit-sales-head', { offer: 'nothing' }],
    ['garbage', 'unit-sales-head', { offer: { $gt: 1 } }],
    ['nothing at all', 'unit-sales-head', null],
  ])('is not handed over for %s', async (_, person, forged) => {
    const { on, context } = await askFor('unit-sales-head');
    const uploadUrl = host.takeUpload();

    const answer = await consent(person, on, forged === undefined ? context : forged, uploadInfo(uploadUrl));

    expect(answer.status).toBe(200);
    expect(host.uploadTo(uploadUrl)?.ranges).toEqual([]);
    expect(last(person)).toMatch(/Это предложение устарело|Не удалось разобрать/);
  });

  it.each(['file.list', 'file.get'])('is not there for an outsider who sends %s', async (verb) => {
    const [file] = (await bot.product.requests.get(REQUEST))?.files ?? [];

    const answer = await bot.act('outsider', 'activity-1', verb, { request: REQUEST, file });

    expect(answer.message).toContain('Не нашлось');
    expect(bot.connector.messagesIn(chatOf('outsider'))).toEqual([]);
  });

  it('is not handed over to who lost the right since', async () => {
    const { on, context } = await askFor('unit-sales-head');
    const person = await bot.product.people.get('unit-sales-head');
    if (person) await bot.product.people.replace({ ...person, roles: [] });
    const uploadUrl = host.takeUpload();

    await consent('unit-sales-head', on, context, uploadInfo(uploadUrl));

    expect(host.uploadTo(uploadUrl)?.ranges).toEqual([]);
    expect(last('unit-sales-head')).toContain('Не нашлось');
  });

  it('is one of a list when there are several', async () => {
    await attachFile(desk, 'manager', Buffer.from('b'), 'Письмо.docx');

    await bot.click('unit-sales-head', 'Файл…');
    const list = bot.cardsOf('unit-sales-head').at(-1);
    const [first] = allOf(list?.card, 'Action.Execute');
    await bot.act(
      'unit-sales-head',
      list?.activityId ?? '',
      'file.get',
      first?.data as Record<string, unknown>,
    );

    expect(visibleText(list?.card)).toContain('Письмо.docx (1 КБ)');
    expect(bot.cardsOf('unit-sales-head').at(-1)).toMatchObject({
      contentType: CONSENT,
      name: 'Договор.pdf',
    });
  });

  it('is a version of its own when the same paper comes again, and the card says who agreed before that', async () => {
    await bot.press('unit-sales-head', 'Присвоить статус');
    await bot.quiet();
    bot.clock.advance(60_000);
    await attachFile(desk, 'manager', Buffer.from('b'), 'договор.pdf');

    const shown = visibleText((await bot.say('manager', `открыть ${REQUEST}`))[0]?.card ?? {});
    expect(shown).toContain('договор.pdf (1 КБ) · версия 2, последняя');
    expect(shown).not.toContain('Договор.pdf');
    expect(shown).toContain('Согласовали до последней версии файла: начальник отдела продаж');
    await bot.click('manager', 'Файл…');
    expect(last('manager')).toContain('версия 1');
  });
});
