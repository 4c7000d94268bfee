import { beforeEach, describe, expect, it } from '@jest/globals';
import { incomeOf } from '../../../src/figures/income-of.ts';
import { isIncomeTable } from '../../../src/imports/import-income.ts';
import type { Product } from '../../../src/product/product.ts';
import { findAll } from '../../../src/storage/walk.ts';
import { readTable } from '../../../src/tables/read-table.ts';
import { OTHER_UNIT, UNIT } from '../../helpers/build-person.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const HEADER = 'Месяц;Подразделение;Доход';

let app: Product;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
});

function load(rows: string[], options: Parameters<typeof importLines>[3] = {}) {
  return importLines(app, 'income', [HEADER, ...rows], { apply: true, units: 'all', ...options });
}

describe('a table of units’ income', () => {
  it('is told first and stored only with apply, exact to the kopeck', async () => {
    const rows = [`октябрь 2026;${UNIT};9 007 199 254,99`];

    await load(rows, { apply: false });
    expect(await incomeOf(app, UNIT, '2026-10')).toBeNull();

    await load(rows);
    expect(await incomeOf(app, UNIT, '2026-10')).toBe(900_719_925_499);
    expect(await incomeOf(app, UNIT, '2026-09')).toBeNull();
    expect(await incomeOf(app, OTHER_UNIT, '2026-10')).toBeNull();
  });

  it('corrects a month by a version with a trace, and changes nothing when it comes again', async () => {
    await load([`10.2026;${UNIT};100`]);
    const lines = await load([`10.2026;${UNIT};80`]);
    await load([`10.2026;${UNIT};80`]);

    expect(lines[0]).toContain('изменение: Доход: 100\u00A0₽ → 80\u00A0₽');
    expect(await app.unitIncome.get(`${UNIT}:2026-10`)).toMatchObject({
      income: 8_000,
      earlier: [{ income: 10_000 }],
    });
    const trail = await findAll(app.audit, { index: 'subject', eq: { subject: `unit:${UNIT}` } });
    expect(trail.map(({ event }) => event).filter(({ type }) => type === 'income.loaded')).toMatchObject([
      { period: '2026-10', changes: [{ from: '', to: '10000' }] },
      { changes: [{ from: '10000', to: '8000' }] },
    ]);
  });

  it.each([
    ['12.2026;UNIT;1', 'Месяц'],
    ['10.2026;Атлантида;1', 'такого нет'],
    ['10.2026;branch;1', 'такого нет'],
    ['10.2026;UNIT;', 'Доход'],
    ['10.2026;UNIT;много', 'Доход'],
  ])('refuses %s, and everything beside it', async (row, said) => {
    const lines = await load([`09.2026;${UNIT};1`, row.replace('UNIT', UNIT)]);

    expect(lines[1]).toContain(said);
    expect(await findAll(app.unitIncome, { index: '', eq: {} })).toEqual([]);
  });

  it('refuses one month of a unit twice, and a unit that is not the sender’s', async () => {
    const twice = await load([`10.2026;${UNIT};1`, `октябрь 2026;${UNIT};2`]);
    const foreign = await load([`10.2026;${UNIT};1`], { units: [OTHER_UNIT] });

    expect(twice[1]).toContain('уже есть в строке 2');
    expect(foreign[0]).toContain('такого нет');
    expect(await incomeOf(app, UNIT, '2026-10')).toBeNull();
  });

  it('is told from one of charges by its columns', async () => {
    const languages = [app.translator.in('ru'), app.translator.in('en')];
    const isIncome = async (header: string) =>
      isIncomeTable(await readTable(new TextEncoder().encode(`${header}\n1;2;3;4`)), languages);

    expect(await isIncome(HEADER)).toBe(true);
    expect(await isIncome('Month;Unit;Income')).toBe(true);
    expect(await isIncome('Месяц;Клиент;Услуга;Начислено')).toBe(false);
  });
});
