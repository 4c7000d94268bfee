import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EXPORT_KINDS } from '../../bot/exports/load-export-kinds.ts';
import { takeNote } from '../../src/notes/take-note.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';
import { SEATS } from '../helpers/start-bot.ts';

let desk: ExportDesk;

beforeEach(async () => {
  desk = await startExportDesk({ people: [...SEATS, buildPerson('outsider')] });
  await desk.bot.product.clients.insert(buildClient());
  await submitRequest(desk.bot.product, buildSubmission());
  await desk.bot.drain();
});

afterEach(() => desk.close());

/** The cells below the head, which begins with this title. */
async function tableOf(person: string, head: string): Promise<{ name: string; rows: string[][] }> {
  const { name, rows } = await desk.exported(person);
  return { name, rows: rows.slice(rows.findIndex(([first]) => first === head) + 1) };
}

describe('lists as files', () => {
  it('has what somebody asked for, with where it stands', async () => {
    await desk.bot.say('manager', 'мои заявки');

    const { name, rows } = await tableOf('manager', 'Номер');

    expect(name).toBe('Мои заявки 2026-11-24.xlsx');
    expect(rows).toEqual([
      expect.arrayContaining(['ST-2026-0001', 'ООО «Ромашка»', 'В работе', '2026-11-24']),
    ]);
  });

  it('has what a search found, of which the log keeps no word', async () => {
    await desk.bot.say('branch-sales', 'найти ромашка');

    const { rows } = await tableOf('branch-sales', 'Номер');

    expect(rows[0]).toEqual(expect.arrayContaining(['VIP-2026-0001', '7707083893']));
    expect(await desk.bot.hear('admin', 'журнал person:branch-sales')).toContain(
      'Найденные клиенты, 1 строка',
    );
    expect(await desk.bot.hear('admin', 'журнал person:branch-sales')).not.toContain('ромашка');
  });

  it('has the whole log of a request, as it is told', async () => {
    await desk.bot.say('manager', 'журнал ST-2026-0001');

    const { name, rows } = await tableOf('manager', 'Когда');

    expect(name).toBe('Журнал ST-2026-0001 2026-11-24.xlsx');
    expect(rows.map(([, what]) => what)).toContainEqual(expect.stringContaining('Отправлено'));
  });

  it('has notes of a client, and stands in the log of the client', async () => {
    const note = { actor: 'manager', client: 'VIP-2026-0001', text: '=1+1 звонил', kind: 'call' as const };
    await takeNote(desk.bot.product, { ...note, key: 'k' });
    await desk.bot.say('manager', 'открыть VIP-2026-0001');

    const { rows } = await tableOf('manager', 'Дата');

    expect(rows[0]).toEqual(['2026-11-24', 'Звонок', '=1+1 звонил', 'manager']);
    expect(await desk.bot.hear('manager', 'журнал VIP-2026-0001')).toContain(
      'Заметки VIP-2026-0001, 1 строка',
    );
  });

  it('has everything that waits, as the list tells it', async () => {
    await desk.bot.say('unit-sales-head', 'мои дела');

    const { rows } = await tableOf('unit-sales-head', 'Когда');

    expect(rows).toEqual([
      ['На этой неделе', '2026-11-27', 'ООО «Ромашка»', expect.stringContaining('ST-2026-0001')],
    ]);
  });

  it('has the coming days of the own clients', async () => {
    await desk.bot.product.clients.insert(
      buildClient({ _id: 'VIP-2026-0002', status: 'client_notified', openRequest: null }),
    );
    await desk.bot.say('manager', 'календарь');

    const { rows } = await tableOf('manager', 'День');

    expect(rows[0]).toEqual([
      '2026-12-04',
      'VIP-2026-0002',
      'ООО «Ромашка»',
      expect.stringContaining('Директоров'),
    ]);
  });

  it('has the requests about a client', async () => {
    const asked = { client: 'VIP-2026-0001', section: 'past' };
    await desk.bot.say('manager', 'открыть VIP-2026-0001');
    const card = desk.bot.cardsOf('manager').at(-1)?.activityId ?? '';
    await desk.bot.act('manager', card, 'client.section', asked);

    const { name, rows } = await tableOf('manager', 'Номер');

    expect(name).toBe('Заявки по клиенту VIP-2026-0001 2026-11-24.xlsx');
    expect(rows[0]?.[0]).toBe('ST-2026-0001');
  });

  it.each([
    ['people', {}, SEATS.length + 1],
    ['units', {}, 1],
    ['dictionary', { dictionary: 'services' }, 5],
  ])('has the directory: %s', async (kind, filters, least) => {
    await desk.bot.act('admin', 'activity-1', 'export.make', { export: kind, filters });

    expect(Number(/(\d+) строк/.exec(desk.lastOffer('admin').said)?.[1])).toBeGreaterThanOrEqual(least);
  });

  it.each(['people', 'units', 'dictionaries'])('is offered where the directory shows %s', async (list) => {
    await desk.bot.say('admin', 'справочник');
    await desk.bot.click('admin', `directory.${list}`);
    if (list === 'dictionaries') await desk.bot.click('admin', 'directory.dictionary');

    await desk.bot.click('admin', 'Выгрузить');

    expect(desk.lastOffer('admin').said).toContain('строк');
  });

  it.each(['units', 'vips', 'overdue', 'late', 'steps', 'greetings', 'reports'])(
    'has what the week counts: %s',
    async (what) => {
      const filters = { what, on: '2026-11-24' };

      await desk.bot.act('branch-sales', 'activity-1', 'export.make', { export: 'overview', filters });

      expect(desk.lastOffer('branch-sales').name).toMatch(/2026-11-24\.xlsx$/);
    },
  );
});

describe('who may not', () => {
  const FILTERS: Record<string, Record<string, string>> = {
    notes: { client: 'VIP-2026-0001' },
    passport: { client: 'VIP-2026-0001' },
    'client-requests': { client: 'VIP-2026-0001' },
    dictionary: { dictionary: 'services' },
    overview: { what: 'units', on: '2026-11-24' },
    log: { number: 'ST-2026-0001' },
    'found-clients': { text: 'ромашка' },
  };

  it.each(EXPORT_KINDS.map(({ id, formats = ['xlsx'] }) => [id, formats[0]]))(
    'gets nothing of %s',
    async (kind, format) => {
      const data = { export: kind, format, filters: FILTERS[kind ?? ''] ?? {} };

      await desk.bot.act('outsider', 'activity-1', 'export.make', data);

      const consents = desk.bot
        .cardsOf('outsider')
        .filter(({ contentType }) => contentType.includes('consent'));
      for (const { card } of consents) expect(card.description).toContain(': 0 строк');
    },
  );
});
