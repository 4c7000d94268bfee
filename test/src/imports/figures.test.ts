import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Product } from '../../../src/product/product.ts';
import { findAll } from '../../../src/storage/walk.ts';
import { OTHER_UNIT, UNIT } from '../../helpers/build-person.ts';
import { buildWorkbook } from '../../helpers/build-workbook.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld, type RegisterWorld } from '../../helpers/register-world.ts';

const HEADER = 'Месяц;Клиент;Услуга;Начислено;Оплачено;Долг;Просрочено';

let world: RegisterWorld;
let app: Product;
let client: string;

beforeEach(async () => {
  world = await createRegisterWorld();
  app = world.app;
  client = await world.register();
});

function load(rows: string[], options: Parameters<typeof importLines>[3] = {}) {
  return importLines(app, 'figures', [HEADER, ...rows], { apply: true, units: 'all', ...options });
}

async function monthOf(period: string) {
  return app.figures.get(`${client}:${period}`);
}

async function events() {
  const trail = await findAll(app.audit, { index: 'subject', eq: { subject: `client:${client}` } });
  return trail.map(({ event }) => event).filter(({ type }) => type === 'figures.loaded');
}

describe('a table of charges', () => {
  it('is told first and stored only with apply', async () => {
    const rows = [`октябрь 2026;${client};internet;48 000,50;40 000;8 000,50;1 000`];

    expect(await load(rows, { apply: false })).toEqual([
      expect.stringContaining('новая запись'),
      expect.stringContaining('--apply'),
    ]);
    expect(await monthOf('2026-10')).toBeNull();

    await load(rows);
    expect(await monthOf('2026-10')).toMatchObject({
      unit: UNIT,
      lines: [{ service: 'internet', charged: 4_800_050, paid: 4_000_000, owed: 800_050, overdue: 100_000 }],
      earlier: [],
    });
  });

  it('is read from a workbook, by INN, with dates for months', async () => {
    const inn = (await app.clients.get(client))?.passport.inn ?? '';
    const book = buildWorkbook([HEADER.split(';'), ['01.10.2026', inn, 'internet', 100.5, 0, 0, 0]]);

    await importLines(app, 'figures', book, { apply: true, units: 'all' });

    expect((await monthOf('2026-10'))?.lines).toMatchObject([{ charged: 10_050 }]);
  });

  it('corrects a month by a new version that keeps the former one, with a trace of the sums', async () => {
    await load([`10.2026;${client};internet;100;;;`, `10.2026;${client};telephony;50;;;`]);
    const lines = await load([`2026-10;${client};internet;80;;;`]);

    expect(lines[0]).toContain('изменение: Начислено: 100\u00A0₽ → 80\u00A0₽');
    expect(await monthOf('2026-10')).toMatchObject({
      lines: [
        { service: 'internet', charged: 8_000 },
        { service: 'telephony', charged: 5_000 },
      ],
      earlier: [{ lines: [{ charged: 10_000 }, { charged: 5_000 }] }],
    });
    expect(await events()).toMatchObject([
      { period: '2026-10' },
      { changes: [{ field: 'charged', from: '15000', to: '13000' }] },
    ]);
  });

  it('changes nothing when it comes again', async () => {
    const rows = [`10.2026;${client};internet;-100,10;;;`];
    await load(rows);
    const first = await monthOf('2026-10');

    const lines = await load(rows);

    expect(lines[0]).toContain('без изменений');
    expect(await monthOf('2026-10')).toEqual(first);
    expect(first?.lines).toMatchObject([{ charged: -10_010 }]);
  });

  it('keeps the latest twenty of the former versions', async () => {
    for (let n = 1; n <= 23; n += 1) await load([`10.2026;${client};internet;${n};;;`]);

    const month = await monthOf('2026-10');

    expect(month?.lines).toMatchObject([{ charged: 2_300 }]);
    expect(month?.earlier).toHaveLength(20);
    expect(month?.earlier[0]?.lines).toMatchObject([{ charged: 2_200 }]);
  });

  it.each([
    ['ноябрьь 2026;CLIENT;internet;1;;;', 'Укажите месяц'],
    ['13.2026;CLIENT;internet;1;;;', 'Укажите месяц'],
    ['12.2026;CLIENT;internet;1;;;', 'Месяц'],
    ['10.2026;VIP-2026-9999;internet;1;;;', 'такого нет'],
    ['10.2026;;internet;1;;;', 'такого нет'],
    ['10.2026;CLIENT;телепатия;1;;;', 'Услуга'],
    ['10.2026;CLIENT;internet;;;;', 'Начислено'],
    ['10.2026;CLIENT;internet;много;;;', 'Начислено'],
    ['10.2026;CLIENT;internet;1,005;;;', 'Начислено'],
    ['10.2026;CLIENT;internet;1e9;;;', 'Начислено'],
    ['10.2026;CLIENT;internet;10;;5;6', 'Просрочено больше'],
  ])('refuses %s, and everything beside it', async (row, said) => {
    const lines = await load([`09.2026;${client};internet;1;;;`, row.replace('CLIENT', client)]);

    expect(lines[1]).toContain(said);
    expect(await findAll(app.figures, { index: '', eq: {} })).toEqual([]);
  });

  it('refuses one service of a month twice', async () => {
    const lines = await load([`10.2026;${client};internet;1;;;`, `октябрь 2026;${client};internet;2;;;`]);

    expect(lines[1]).toContain('уже есть в строке 2');
    expect(await monthOf('2026-10')).toBeNull();
  });

  it('knows nothing of clients of a unit that is not the sender’s', async () => {
    const lines = await load([`10.2026;${client};internet;1;;;`], { units: [OTHER_UNIT] });

    expect(lines[0]).toContain('Среди Ваших клиентов такого нет');
    expect(await load([`10.2026;${client};internet;1;;;`], { units: [UNIT] })).toContainEqual(
      expect.stringContaining('новая запись'),
    );
  });
});
