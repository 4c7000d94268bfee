import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dropStaleFiles } from '../../src/jobs/drop-stale-files.ts';
import { applySettings } from '../../src/settings/apply-settings.ts';
import { loadConfig } from '../../src/settings/config.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';
import { SEATS } from '../helpers/start-bot.ts';

const COUNT = 23;
const DAY_MS = 24 * 60 * 60_000;

let desk: ExportDesk;

beforeEach(async () => {
  desk = await startExportDesk({ people: [...SEATS, buildPerson('outsider')] });
  for (let n = 1; n <= COUNT; n += 1) await addClient(n, {});
});

afterEach(() => desk.close());

async function addClient(n: number, changes: Partial<ReturnType<typeof buildPassport>>): Promise<void> {
  const shortName = `Клиент ${String(n).padStart(2, '0')}`;
  const passport = buildPassport({ shortName, inn: `77070838${String(n).padStart(2, '0')}`, ...changes });
  const _id = `VIP-2026-${String(n).padStart(4, '0')}`;
  const status = n % 2 === 0 ? 'client_notified' : 'agreeing';
  await desk.bot.product.clients.insert(buildClient({ _id, passport, status, openRequest: null }));
}

function last(person: string): string {
  return visibleText(desk.bot.cardsOf(person).at(-1)?.card);
}

describe('a list as a file', () => {
  it('has all pages, real amounts, and above them what it is, of which day, by whom and how confidential', async () => {
    await desk.bot.say('branch-sales', 'список');

    const { name, rows } = await desk.exported('branch-sales');

    expect(name).toBe('Единый список VIP-клиентов 2026-11-24.xlsx');
    const head = rows.findIndex(([first]) => first === 'Номер');
    expect(rows.slice(0, head).map(([line]) => line)).toEqual([
      'Единый список VIP-клиентов',
      'Сформировано 24.11.2026, branch-sales',
      'Коммерческая тайна',
    ]);
    expect(rows[head]).toEqual(expect.arrayContaining(['Краткое название', 'ИНН', 'Статус с', 'Критерии']));
    const body = rows.slice(head + 1, -1);
    expect(body).toHaveLength(COUNT);
    expect(body[0]).toEqual(
      expect.arrayContaining(['VIP-2026-0001', 'Клиент 01', '7707083801', '2026-11-22', '150000']),
    );
    expect(rows.at(-1)).toEqual(expect.arrayContaining(['Итого', String(150_000 * COUNT)]));
  });

  it('names whom the secret belongs to, once the settings say so', async () => {
    const { product } = desk.bot;
    await applySettings(product, loadConfig({ TRADE_SECRET_OWNER: 'ПАО «Связь», 656000, Барнаул' }));
    await desk.bot.say('branch-sales', 'список');

    const { rows } = await desk.exported('branch-sales');

    expect(rows[2]).toEqual(['Коммерческая тайна. ПАО «Связь», 656000, Барнаул']);
    expect(await desk.bot.hear('admin', 'журнал филиал')).toContain('Обладатель коммерческой тайны изменён');
  });

  it('has no names of contacts, whoever asks', async () => {
    await desk.bot.say('manager', 'мои клиенты');

    const { rows } = await desk.exported('manager');

    expect(rows).toHaveLength(COUNT + 5);
    expect(JSON.stringify(rows)).not.toMatch(/Директор|3852/);
  });

  it('keeps the filters that it is shown with, and says them', async () => {
    await desk.bot.say('branch-sales', 'список');
    await desk.bot.click('branch-sales', 'Показать', { status: 'agreeing' });

    const { rows } = await desk.exported('branch-sales');

    expect(rows[1]).toEqual(['Статус: На согласовании']);
    expect(rows.slice(5, -1)).toHaveLength(12);
  });

  it('leaves the card where it is, and keeps its filters out of what Teams carries', async () => {
    await desk.bot.say('branch-sales', 'список');
    const before = last('branch-sales');

    const answer = await desk.bot.click('branch-sales', 'Выгрузить');

    expect(answer).toMatchObject({ card: null, message: expect.stringContaining('Файл готов') });
    expect(desk.bot.cardsOf('branch-sales').some(({ card }) => visibleText(card) === before)).toBe(true);
    expect(JSON.stringify(desk.lastOffer('branch-sales').context)).toMatch(/^{"offer":"[^"]+"}$/);
    expect(desk.lastOffer('branch-sales').said).toContain('23 строки');
  });

  it('holds what its reader may see: nothing for an outsider', async () => {
    const forged = { export: 'clients', filters: {} };

    await desk.bot.act('outsider', 'activity-1', 'export.make', forged);

    expect(desk.lastOffer('outsider').said).toContain('0 строк');
  });

  it.each([
    ['no kind of ours', { export: 'passwords', filters: {} }],
    ['a filter that nobody offers', { export: 'clients', filters: { status: 'king' } }],
    ['a format that it does not come in', { export: 'clients', filters: {}, format: 'pdf' }],
    ['garbage', { export: { $gt: '' }, filters: [1] }],
  ])('is not made for %s', async (_, data) => {
    const answer = await desk.bot.act('branch-sales', 'activity-1', 'export.make', data);

    expect(answer.message).not.toBe('');
    expect(() => desk.lastOffer('branch-sales')).toThrow('nothing was offered');
  });
});

describe('an offered list', () => {
  beforeEach(async () => {
    await desk.bot.say('branch-sales', 'список');
    await desk.bot.click('branch-sales', 'Выгрузить');
  });

  it('is handed over once, and stands in the log of who has it', async () => {
    const offer = desk.lastOffer('branch-sales');
    const url = await desk.accept('branch-sales', offer);
    await desk.accept('branch-sales', offer, url);

    expect(desk.host.uploadTo(url)?.ranges).toHaveLength(1);
    expect(await desk.bot.hear('admin', 'журнал person:branch-sales')).toContain(
      'Выгружено в XLSX: Единый список VIP-клиентов, 23 строки',
    );
  });

  it('is not handed over to somebody else', async () => {
    const url = await desk.accept('manager', desk.lastOffer('branch-sales'));

    expect(desk.host.uploadTo(url)?.ranges).toEqual([]);
    expect(last('manager')).toContain('Это предложение устарело');
  });

  it('is not handed over to who may see less by now', async () => {
    const person = await desk.bot.product.people.get('branch-sales');
    if (person) await desk.bot.product.people.replace({ ...person, roles: [] });

    const url = await desk.accept('branch-sales', desk.lastOffer('branch-sales'));

    expect(desk.host.uploadTo(url)?.ranges).toEqual([]);
    expect(last('branch-sales')).toContain('Эта выгрузка устарела.');
  });

  it('is handed over though the list has grown meanwhile', async () => {
    await addClient(COUNT + 1, {});

    const url = await desk.accept('branch-sales', desk.lastOffer('branch-sales'));

    expect(desk.host.uploadTo(url)?.ranges).toHaveLength(1);
  });

  it('may be accepted again when OneDrive did not take it', async () => {
    const offer = desk.lastOffer('branch-sales');
    await desk.accept('branch-sales', offer, desk.host.takeUpload(1));
    expect(last('branch-sales')).toContain('OneDrive не принял файл.');

    const url = await desk.accept('branch-sales', offer);

    expect(desk.host.uploadTo(url)?.content.length).toBeGreaterThan(1_000);
  });

  it('is gone after a day, and says what to do', async () => {
    desk.bot.clock.advance(DAY_MS + 1);
    expect(await dropStaleFiles(desk.bot.product)).toBe(1);

    const url = await desk.accept('branch-sales', desk.lastOffer('branch-sales'));

    expect(desk.host.uploadTo(url)?.ranges).toEqual([]);
    expect(last('branch-sales')).toContain('Выгрузите список ещё раз');
  });
});
