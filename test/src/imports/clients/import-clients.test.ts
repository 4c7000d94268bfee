import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../../../src/i18n/create-translator.ts';
import { type ImportClientsInput, importClients } from '../../../../src/imports/clients/import-clients.ts';
import {
  allColumns,
  columnTitles,
  REQUIRED_COLUMNS,
} from '../../../../src/imports/clients/import-columns.ts';
import { nameColumns } from '../../../../src/tables/name-columns.ts';
import { readCsv } from '../../../../src/tables/read-csv.ts';
import { buildHolder } from '../../../helpers/build-person.ts';
import { importLines } from '../../../helpers/import-table.ts';
import { createRegisterWorld, type RegisterWorld } from '../../../helpers/register-world.ts';

const translator = createTranslator();
const HEADER = 'Краткое название;ИНН;КПП;Подразделение;Почта менеджера;Сфера;Критерии;Точки обслуживания';
const ROMASHKA =
  'ООО «Ромашка»;7707083893;773601001;Барнаул;manager@example.test;торговля;Количество линий и каналов = 120 (2026);Барнаул: пр. Ленина, 1 | biysk: ул. Советская, 2';

let world: RegisterWorld;

beforeEach(async () => {
  world = await createRegisterWorld();
});

function read(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const languages = [translator.in('ru'), translator.in('en')];
  return nameColumns(readCsv(bytes).rows, allColumns(), REQUIRED_COLUMNS, (column) =>
    columnTitles(column, languages),
  );
}

function run(text: string, options: Partial<ImportClientsInput> = {}) {
  const { records } = read(text);
  return importClients(world.app, { records, status: 'active', apply: false, by: 'system', ...options });
}

describe('importClients', () => {
  it('only tells the fate of every row without apply', async () => {
    const rows = await run(
      [
        HEADER,
        ROMASHKA,
        'ООО «Лютик»;7707083894;773601001;Барнаул;manager@example.test;;;',
        'ООО «Клевер»;7707049388;773601001;Марс;nobody@example.test;магия;;',
        ROMASHKA,
      ].join('\n'),
    );

    expect(rows.map(({ line, fate }) => [line, fate])).toEqual([
      [2, 'new'],
      [3, 'error'],
      [4, 'error'],
      [5, 'repeated'],
    ]);
    expect(rows[2]?.problems.map(({ column, error }) => `${column} ${error.code}`).sort()).toEqual([
      'managerEmail manager-unknown',
      'sphere choice',
      'unit choice',
    ]);
    expect((await world.app.clients.find({ index: 'all', eq: {}, limit: 9 })).items).toEqual([]);
  });

  it('adds existing VIPs as active clients of their manager', async () => {
    const [row] = await run(`${HEADER}\n${ROMASHKA}`, { apply: true });

    expect(row).toMatchObject({ fate: 'added', client: 'VIP-2026-0001' });
    expect(await world.app.clients.get('VIP-2026-0001')).toMatchObject({
      status: 'client_notified',
      active: true,
      level: 'regional',
      openRequest: null,
      passport: {
        unit: 'barnaul',
        sphere: 'trade',
        appointment: { manager: 'manager' },
        criteria: [{ criterion: 'lines', value: '120', period: '2026' }],
        servicePoints: [
          { address: 'пр. Ленина, 1', unit: 'barnaul' },
          { address: 'ул. Советская, 2', unit: 'biysk' },
        ],
      },
    });
  });

  it('stores nothing while any row is wrong', async () => {
    const rows = await run(
      [HEADER, ROMASHKA, 'ООО «Лютик»;1;773601001;Барнаул;manager@example.test;;;', ROMASHKA].join('\n'),
      { apply: true },
    );

    expect(rows.map(({ line, fate }) => [line, fate])).toEqual([
      [2, 'new'],
      [3, 'error'],
      [4, 'repeated'],
    ]);
    expect((await world.app.clients.find({ index: 'all', eq: {}, limit: 9 })).items).toEqual([]);
    expect(await world.app.counters.get('VIP-2026')).toBeNull();
  });

  it('changes nothing when it is run again', async () => {
    await run(`${HEADER}\n${ROMASHKA}`, { apply: true });
    const before = await world.app.clients.get('VIP-2026-0001');

    const again = await run(`${HEADER}\n${ROMASHKA.replace('Ромашка', 'Другое имя')}`, { apply: true });

    expect(again).toMatchObject([{ fate: 'exists', client: 'VIP-2026-0001' }]);
    expect(await world.app.clients.get('VIP-2026-0001')).toEqual(before);
    expect(await world.app.counters.get('VIP-2026')).toMatchObject({ value: 1 });
  });

  it('adds candidates whose route is still to come', async () => {
    await run(`${HEADER}\n${ROMASHKA}`, { apply: true, status: 'candidate' });

    expect(await world.app.clients.get('VIP-2026-0001')).toMatchObject({
      status: 'candidate',
      active: false,
      openRequest: null,
    });
  });

  it('counts what repeats within the file apart from what the register has', async () => {
    await run(`${HEADER}\n${ROMASHKA}`, { apply: true });
    const lyutik = ROMASHKA.replace('7707083893', '7707049388');

    const lines = await importLines(world.app, 'clients', [HEADER, ROMASHKA, lyutik, lyutik]);

    expect(lines).toContain('Всего строк 3: новых 1, уже в реестре 1, повторов в файле 1, с ошибками 0.');
  });

  it('warns of a new row without a basis of the status', async () => {
    const warned = async (basis: string) => {
      const table = [`${HEADER};Крупный;Имиджевый`, `${ROMASHKA};${basis}`];
      return (await importLines(world.app, 'clients', table)).join('\n').includes('Внимание: не отмечен');
    };

    expect(await warned('нет;нет')).toBe(true);
    expect(await warned('да;нет')).toBe(false);
    expect(await warned('нет;да')).toBe(false);
  });

  it('takes every row of the sample as it stands', async () => {
    const email = 'manager.barnaul@example.com';
    await world.app.people.insert(buildHolder('manager', { _id: 'sample', email }));
    const { records, unknownColumns } = read(await readFile('docs/clients-sample.csv'));

    const rows = await importClients(world.app, { records, status: 'active', apply: false, by: 'system' });

    expect(unknownColumns).toEqual([]);
    expect(rows).toMatchObject([
      { fate: 'new', problems: [], warnings: [] },
      { fate: 'new', problems: [], warnings: [] },
    ]);
  });

  it('tells each row and the sum in sentences', async () => {
    const lyutik = 'ООО «Лютик»;1;773601001;Барнаул;manager@example.test;;;';

    expect(await importLines(world.app, 'clients', [HEADER, ROMASHKA, lyutik])).toEqual([
      'Строка 2 · ООО «Ромашка»: ошибок нет',
      'Строка 3 · ООО «Лютик»: ИНН: В ИНН ошибка: проверьте цифры. У организации их 10, у предпринимателя 12.',
      'Всего строк 2: новых 1, уже в реестре 0, повторов в файле 0, с ошибками 1.',
      'Ничего не изменено: в файле 1 ошибка.',
    ]);
    expect(await importLines(world.app, 'clients', [HEADER, ROMASHKA])).toEqual([
      'Строка 2 · ООО «Ромашка»: будет добавлен. Внимание: не отмечен ни «Крупный», ни «Имиджевый». Основание статуса придётся указать в карточке',
      'Всего строк 1: новых 1, уже в реестре 0, повторов в файле 0, с ошибками 0.',
      'Будет 1 изменение. Чтобы выполнить, повторите с --apply.',
    ]);
  });
});

describe('columns of a list of clients', () => {
  it.each([
    ['semicolons and a mark', '\uFEFFИНН;Краткое название\n7707083893;"ООО ""А; Б"""'],
    ['commas and ids of columns', 'inn,shortName\n7707083893,"ООО ""А; Б"""'],
    ['tabs and English titles', 'INN\tShort name\n7707083893\t"ООО ""А; Б"""'],
  ])('reads %s', (_what, text) => {
    expect(read(text).records).toEqual([{ line: 2, record: { inn: '7707083893', shortName: 'ООО "А; Б"' } }]);
  });

  it('reads windows-1251', () => {
    const text = Uint8Array.from([0xc8, 0xcd, 0xcd, 0x0a, 0x37, 0x37]);

    expect(read(text)).toMatchObject({ records: [{ record: { inn: '77' } }] });
  });

  it('names columns that it does not know, and those that are missing', () => {
    expect(read('ИНН;Возраст\n1;2')).toMatchObject({
      unknownColumns: ['Возраст'],
      missingColumns: ['shortName', 'unit', 'managerEmail'],
    });
  });
});
