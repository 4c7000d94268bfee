import { beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { loadExportWords } from '../../../src/exports/kinds/load-export-words.ts';
import { formsExport } from '../../../src/exports/reports/forms-export.ts';
import { reportSheets } from '../../../src/exports/reports/report-sheets.ts';
import type { Product } from '../../../src/product/product.ts';
import { loadForms } from '../../../src/reports/forms/load-forms.ts';
import { readTable } from '../../../src/tables/read-table.ts';
import type { TableRow } from '../../../src/tables/table.ts';
import { writeWorkbook } from '../../../src/workbooks/write-workbook.ts';
import { buildWorkbook } from '../../helpers/build-workbook.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const HEAD = ['Отчёт', 'Код', 'Название по-русски', 'Название по-английски', 'Ширина'];
const GROWTH = [
  ['2', 'name', 'Предприятие', 'Company', ''],
  ['№2', 'client', '№ в реестре', 'No.', 14],
  ['growth', 'current', 'Текущий', 'Now', ''],
  ['№2 Динамика', 'previous', 'Прошлый', 'Before', ''],
  ['2', 'percent', '%', '%', ''],
  ['2', 'cause', 'Причина', 'Cause', 60],
];

let app: Product;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
});

function load(rows: (string | number)[][], apply = true) {
  return importLines(app, 'report-forms', buildWorkbook([HEAD, ...rows]), { apply });
}

async function titles() {
  const texts = app.translator.in('ru');
  const words = await loadExportWords(app, { texts, actor: 'admin' });
  const { forms } = await loadForms(app);
  const sheets = reportSheets({ contents: [], forms, words, withUnit: false });
  return sheets.map(({ columns }) => columns.map(({ title }) => title));
}

/** The template as an admin has it, its head and its rows. */
async function template(): Promise<TableRow[]> {
  const texts = app.translator.in('ru');
  const today = Temporal.PlainDate.from('2026-12-01');
  const workbook = await formsExport.build(app, { actor: 'admin', filters: {}, texts, today });
  const { rows } = await readTable(await writeWorkbook(workbook));
  return rows.slice(rows.findIndex(({ cells }) => cells.includes('Код')));
}

describe('the forms of reports', () => {
  it('have every field until somebody says otherwise', async () => {
    expect((await titles()).map(({ length }) => length)).toEqual([11, 12, 12]);
  });

  it('come back as they went, and change nothing', async () => {
    const rows = (await template()).slice(1).map(({ cells }) => cells.slice(0, 5));

    expect(await load(rows)).toEqual(expect.arrayContaining([expect.stringContaining('Изменений нет')]));
    expect(await app.settings.get('report-forms')).toBeNull();
  });

  it('take other titles, another order, and go without what is not required, from then on', async () => {
    const [indicators, , work] = await titles();

    const lines = await load(GROWTH);

    expect(lines).toContainEqual(expect.stringContaining('столбца «Менеджер» больше не будет'));
    expect(await titles()).toEqual([
      indicators,
      ['Предприятие', '№ в реестре', 'Текущий', 'Прошлый', '%', 'Причина'],
      work,
    ]);
    const { forms } = await loadForms(app);
    expect(forms.growth.map(({ width }) => width)).toEqual([null, 14, null, null, null, 60]);
  });

  it('are changed with a trace, and only when asked for', async () => {
    await load(GROWTH, false);
    expect(await app.settings.get('report-forms')).toBeNull();

    await load(GROWTH);
    const trail = [];
    for await (const { event, by } of app.audit.scan()) trail.push({ event, by });
    expect(trail).toContainEqual({
      by: 'admin',
      event: {
        type: 'setting.changed',
        setting: 'report-forms',
        changes: expect.arrayContaining([
          { field: 'growth.name', from: '2 · Клиент · Client', to: '1 · Предприятие · Company' },
          { field: 'growth.manager', from: '3 · Менеджер · Manager', to: '' },
        ]),
      },
    });
  });

  it.each([
    [
      'a field that is none of the report',
      ['2', 'service', 'Услуга', 'Service', ''],
      'Такого кода столбца нет',
    ],
    ['a report that is none', ['4', 'client', 'Номер', 'No.', ''], 'Такого отчёта нет'],
    ['a field twice', ['2', 'cause', 'Причина 2', 'Cause 2', ''], 'То же уже есть в строке'],
    ['a title twice', ['2', 'forecast', 'Текущий', 'Forecast', ''], 'Столбец с таким названием'],
    ['no title', ['2', 'forecast', '', 'Forecast', ''], 'Укажите название'],
    ['a title without end', ['2', 'forecast', 'я'.repeat(101), 'Forecast', ''], 'Название длиннее 100'],
    ['a width that is no number', ['2', 'forecast', 'Прогноз', 'Forecast', 'широко'], 'Ширина — число'],
    ['a width of nothing', ['2', 'forecast', 'Прогноз', 'Forecast', 1], 'Ширина — число'],
  ])('refuse %s at its row, and change nothing', async (_, row, sentence) => {
    const lines = await load([...GROWTH, row]);

    expect(lines.find((line) => line.startsWith('Строка 8'))).toContain(sentence);
    expect(await app.settings.get('report-forms')).toBeNull();
  });

  it('refuse to go without what a report is about', async () => {
    const lines = await load(GROWTH.filter(([, field]) => field !== 'cause'));

    expect(lines).toContainEqual(expect.stringContaining('нет столбца «Причина» (код cause)'));
    expect(await app.settings.get('report-forms')).toBeNull();
  });

  it('are shown to an admin only', async () => {
    const texts = app.translator.in('ru');
    const ask = { actor: 'manager', filters: {}, texts, today: Temporal.PlainDate.from('2026-12-01') };

    await expect(formsExport.build(app, ask)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
