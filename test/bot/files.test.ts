import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_FILE_BYTES } from '../../src/files/stored-file.ts';
import { dropStaleFiles } from '../../src/jobs/drop-stale-files.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { type FakeFileHost, startFakeFileHost } from '../helpers/fake-file-host.ts';
import { attachFile, type FileDesk, sendFile, sends, startFileDesk } from '../helpers/file-desk.ts';
import type { TestBot } from '../helpers/start-bot.ts';

const REQUEST = 'ST-2026-0001';

let desk: FileDesk;
let bot: TestBot;
let host: FakeFileHost;

beforeEach(async () => {
  desk = await startFileDesk();
  bot = desk.bot;
  host = desk.host;
});

afterEach(() => desk.close());

function last(person: string): string {
  return visibleText(bot.cardsOf(person).at(-1)?.card ?? {});
}

async function countOf(collection: 'files' | 'fileChunks'): Promise<number> {
  return bot.product[collection].count({ index: '', eq: {} });
}

describe('a file that a person sends', () => {
  it('is fetched at once, and asked about', async () => {
    const content = randomBytes(1_500_000);

    const [asked] = await sendFile(desk, 'manager', content);

    const [input] = allOf(asked?.card, 'Input.ChoiceSet');
    expect(visibleText(asked?.card)).toContain('Договор.pdf (1,4 МБ)');
    expect(input).toMatchObject({
      value: REQUEST,
      choices: [{ value: REQUEST }, { value: 'VIP-2026-0001' }],
    });
    expect(buttonsOf(asked?.card)).toEqual(['Приложить', 'Не сохранять']);
    expect(await countOf('fileChunks')).toBe(3);
  });

  it('is asked of the manager as evidence of the criteria, and missed by who decides, until one is there', async () => {
    expect(await bot.hear('manager', `открыть ${REQUEST}`)).toContain('Приложите подтверждение критериев');
    expect(await bot.hear('unit-sales-head', `открыть ${REQUEST}`)).toContain(
      'Подтверждения критериев к заявке не приложены.',
    );

    await attachFile(desk, 'manager', Buffer.from('content'));

    expect(await bot.hear('manager', `открыть ${REQUEST}`)).not.toContain('Приложите подтверждение');
    const shown = await bot.hear('unit-sales-head', `открыть ${REQUEST}`);
    expect(shown).not.toContain('не приложены');
    expect(shown).toContain('Файл: Договор.pdf');
  });

  it('belongs to the chosen request, whose cards and log name it', async () => {
    const answer = await attachFile(desk, 'manager', Buffer.from('content'));

    expect(visibleText(answer.card ?? {})).toContain('Файл приложен');
    const request = await bot.product.requests.get(REQUEST);
    expect(request?.files).toHaveLength(1);
    expect(last('unit-sales-head')).toContain('Файл: Договор.pdf (1 КБ)');
    expect(buttonsOf(bot.cardsOf('unit-sales-head').at(-1)?.card)).toContain('Файл…');
    const [log] = await bot.say('manager', `журнал ${REQUEST}`);
    expect(visibleText(log?.card)).toContain('Приложен файл: Договор.pdf');
  });

  it('may be sent by whoever decides', async () => {
    const answer = await attachFile(desk, 'unit-sales-head', Buffer.from('content'));

    expect(visibleText(answer.card ?? {})).toContain('Файл приложен');
  });

  it('stands beside the answer that it was sent for, and beside no other', async () => {
    await attachFile(desk, 'manager', Buffer.from('a'), 'Заявление.pdf');
    bot.clock.advance(60_000);
    await attachFile(desk, 'unit-sales-head', Buffer.from('b'), 'Расчёт.xlsx');
    await bot.click('unit-sales-head', 'Присвоить статус');
    await bot.quiet();

    const request = await bot.product.requests.get(REQUEST);
    const [assign] = request?.steps ?? [];
    expect(request?.files).toHaveLength(2);
    expect(assign?.seats[0]?.decision?.files).toEqual([request?.files[1]]);
    expect(last('branch-sales')).toMatch(/\nФайл: Расчёт\.xlsx(\n|$)/);
  });

  it('comes with others under one question', async () => {
    const names = ['Письмо.docx', 'Расчёт.xlsx'];
    const served = names.map((name) => ({ name, downloadUrl: host.serve(Buffer.from(name)) }));

    await bot.post(sends(desk, 'manager', ...served, { name: 'Нет.pdf', downloadUrl: host.answer(404) }));

    expect(last('manager')).toContain('Письмо.docx');
    expect(last('manager')).toContain('Расчёт.xlsx');
    expect(last('manager')).toContain('Нет.pdf: Не получилось забрать файл');
    await bot.click('manager', 'Приложить');
    expect((await bot.product.requests.get(REQUEST))?.files).toHaveLength(2);
  });

  it('is asked about once when Teams sends the message twice', async () => {
    const activity = sends(desk, 'manager', { name: 'a.pdf', downloadUrl: host.serve(Buffer.from('a')) });

    await Promise.all([bot.post(activity), bot.post(activity)]);
    await bot.post(activity);

    const asked = bot.cardsOf('manager').filter(({ card }) => buttonsOf(card).includes('Приложить'));
    expect(asked).toHaveLength(1);
    expect(await countOf('files')).toBe(1);
  });

  it('is attached once however often the button is pressed', async () => {
    await sendFile(desk, 'manager', Buffer.from('a'));
    const { activityId, card } = bot.cardsOf('manager').at(-1) ?? { activityId: '', card: {} };
    const [attach] = allOf(card, 'Action.Execute');
    const data = { ...(attach?.data as object), request: REQUEST };

    await Promise.all([1, 2, 3].map(() => bot.act('manager', activityId, 'file.attach', data)));

    expect((await bot.product.requests.get(REQUEST))?.files).toHaveLength(1);
  });

  it('keeps a name that is somebody’s text as text', async () => {
    const [asked] = await sendFile(desk, 'manager', Buffer.from('a'), '../**${1+1}** <at>x</at>.PDF');

    expect(visibleText(asked?.card)).toContain('_$_1+1_');
    expect(JSON.stringify(asked?.card)).not.toContain('<at>');
    expect((await bot.product.files.find({ index: '', eq: {}, limit: 1 })).items[0]?.type).toBe('pdf');
  });

  it('is not kept when the sender says so', async () => {
    await sendFile(desk, 'manager', Buffer.from('a'));

    const answer = await bot.click('manager', 'Не сохранять');

    expect(visibleText(answer.card ?? {})).toContain('Файл не сохранён.');
    expect(await countOf('files')).toBe(0);
    expect(await countOf('fileChunks')).toBe(0);
  });

  it('is dropped after a day without a request', async () => {
    await attachFile(desk, 'manager', Buffer.from('kept'));
    await sendFile(desk, 'manager', Buffer.from('loose'));
    bot.clock.advance(25 * 60 * 60 * 1_000);

    await dropStaleFiles(bot.product);

    expect(await countOf('files')).toBe(1);
    expect(await countOf('fileChunks')).toBe(1);
  });
});

describe('a file is refused and nothing is kept', () => {
  afterEach(async () => {
    expect(await countOf('files')).toBe(0);
    expect(await countOf('fileChunks')).toBe(0);
  });

  it.each([
    'http://169.254.169.254/latest',
    'https://evil.example/a.pdf',
    'file:///etc/passwd',
    'not a link',
  ])('from %s', async (downloadUrl) => {
    await bot.post(sends(desk, 'manager', { name: 'a.pdf', downloadUrl }));

    expect(last('manager')).toContain('Этот файл лежит не в Teams');
  });

  it('when its host sends on to another', async () => {
    const other = await startFakeFileHost();
    const target = other.serve(Buffer.from('secret'));
    const downloadUrl = host.answer(302, { location: target });

    await bot.post(sends(desk, 'manager', { name: 'a.pdf', downloadUrl }));

    expect(last('manager')).toContain('Этот файл лежит не в Teams');
    expect(other.asked(target)).toBe(0);
    await other.close();
  });

  it.each([true, false])('over 20 MB, its size hidden: %s', async (hidesSize) => {
    const downloadUrl = host.serve(Buffer.alloc(MAX_FILE_BYTES + 1), { hidesSize });

    await bot.post(sends(desk, 'manager', { name: 'a.pdf', downloadUrl }));

    expect(last('manager')).toContain('принимаю до 20 МБ');
  });

  it.each([404, 410, 403, 500])('when its link answers %i', async (status) => {
    await bot.post(sends(desk, 'manager', { name: 'a.pdf', downloadUrl: host.answer(status) }));

    expect(last('manager')).toContain('Не получилось забрать файл');
  });

  it('when it is empty', async () => {
    await sendFile(desk, 'manager', Buffer.alloc(0));

    expect(last('manager')).toContain('Файл пустой.');
  });

  it('from somebody without an open request', async () => {
    await sendFile(desk, 'outsider', Buffer.from('a'));

    expect(last('outsider')).toContain('Файл не к чему приложить');
  });

  it('from somebody whom the directory does not know', async () => {
    const downloadUrl = host.serve(Buffer.from('a'));

    await bot.post(sends(desk, 'stranger', { name: 'a.pdf', downloadUrl }));

    expect(last('stranger')).toContain('Вас пока нет в справочнике');
    expect(host.asked(downloadUrl)).toBe(0);
  });

  it('in a channel', async () => {
    const downloadUrl = host.serve(Buffer.from('a'));
    const conversation = { id: '19:c;messageid=1', conversationType: 'channel', isGroup: true };

    await bot.post({ ...sends(desk, 'manager', { name: 'a.pdf', downloadUrl }), conversation });

    expect(host.asked(downloadUrl)).toBe(0);
  });
});

describe('attaching is refused', () => {
  async function attach(person: string, changes: Record<string, unknown>) {
    const [file] = (await bot.product.files.find({ index: '', eq: {}, limit: 1 })).items;
    const data = { files: [file?._id ?? ''], request: REQUEST, ...changes };
    return (await bot.act(person, bot.cardsOf(person).at(-1)?.activityId ?? '', 'file.attach', data)).message;
  }

  it.each([
    ['a file of somebody else', 'unit-sales-head', {}, 'Не нашлось'],
    ['a file that does not exist', 'manager', { files: ['0'.repeat(32)] }, 'Не нашлось'],
    ['a request that does not exist', 'manager', { request: 'ST-2026-9999' }, 'Не нашлось'],
    ['nothing', 'manager', { files: [] }, 'Не удалось разобрать'],
    ['garbage', 'manager', { files: { $gt: 1 }, request: 1 }, 'Не удалось разобрать'],
  ])('for %s', async (_, person, changes, said) => {
    await sendFile(desk, 'manager', Buffer.from('a'));

    expect(await attach(person, changes)).toContain(said);
    expect((await bot.product.requests.get(REQUEST))?.files).toEqual([]);
  });

  it('for a request that has ended', async () => {
    await sendFile(desk, 'manager', Buffer.from('a'));
    await bot.click('unit-sales-head', 'Отклонить…');
    await bot.click('unit-sales-head', 'Отклонить', { reason: 'Нет критериев' });

    expect(await attach('manager', {})).toContain('Эта заявка уже закрыта');
    expect((await bot.product.requests.get(REQUEST))?.files).toEqual([]);
  });

  it('for a file that belongs to another request', async () => {
    await bot.product.clients.insert(buildClient({ _id: 'VIP-2026-0002' }));
    await submitRequest(bot.product, buildSubmission({ id: 'ST-2026-0002', client: 'VIP-2026-0002' }));
    await sendFile(desk, 'manager', Buffer.from('a'));

    await attach('manager', {});

    expect(await attach('manager', { request: 'ST-2026-0002' })).toContain(`уже приложен: ${REQUEST}`);
    expect((await bot.product.requests.get('ST-2026-0002'))?.files).toEqual([]);
  });
});
