import { describe, expect, it } from '@jest/globals';
import { createProduct } from '../../../src/create-product.ts';
import { createLogger } from '../../../src/logger.ts';
import { describePeopleTable } from '../../../src/people/describe-people-table.ts';
import { importStaff, readStaffTable } from '../../../src/people/import-staff.ts';
import { loadDirectory } from '../../../src/people/load-directory.ts';
import { readPeopleTable, toDirectoryFile } from '../../../src/people/people-table.ts';
import type { Product } from '../../../src/product.ts';
import { readCsv } from '../../../src/tables/read-table.ts';
import { buildHolder, buildPerson, buildUnit, TENANT } from '../../helpers/build-person.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';

const HEADER = 'Идентификатор Entra;ФИО;Почта;Роли';

describe('a table of people', () => {
  it('tells every row’s fate and stores nothing without apply', async () => {
    const app = await openApp();

    const lines = await load(
      app,
      [
        HEADER,
        'aaaa-1;Новый менеджер;new@example.test;Персональный менеджер, Барнаул; admin@branch',
        'manager;manager;manager@example.test;manager@barnaul',
        'admin;Главный администратор;admin@example.test;admin@филиал',
      ],
      false,
    );

    expect(lines).toEqual([
      'Строка 2 · Новый менеджер: будет добавлен',
      'Строка 3 · manager: без изменений',
      'Строка 4 · Главный администратор: изменится: name: admin → Главный администратор',
      'Будет 2 изменения. Чтобы выполнить, повторите с --apply.',
    ]);
    expect(await app.people.get('aaaa-1')).toBeNull();
  });

  it('does nothing at all while one row is wrong', async () => {
    const app = await openApp();

    const lines = await load(
      app,
      [HEADER, 'aaaa-1;Новый;;manager@barnaul', 'bbbb-2;Ещё;;король@barnaul', 'cccc 3;;;legal@barnaul'],
      true,
    );

    expect(lines.join('\n')).toContain('Ничего не изменено');
    expect(lines.length).toBe(4);
    expect(await app.people.get('aaaa-1')).toBeNull();
  });

  it('applies what it told, and leaves a running absence alone', async () => {
    const app = await openApp();
    const manager = await app.people.get('manager');
    const substitute = { person: 'admin', from: '2026-11-20', to: '2026-12-20', begun: true };
    if (manager) await app.people.replace({ ...manager, substitute });

    await load(app, [HEADER, 'manager;Персональный менеджер;;manager@barnaul'], true);

    expect(await app.people.get('manager')).toMatchObject({ name: 'Персональный менеджер', substitute });
  });

  it('never takes the last admin away', async () => {
    const app = await openApp();

    const lines = await load(app, [HEADER, 'admin;admin;;manager@barnaul'], true);

    expect(lines.join('\n')).toContain('В файле не остаётся ни одного администратора');
    expect((await app.people.get('admin'))?.roles).toMatchObject([{ role: 'admin' }]);
  });

  it('names the columns that are missing', () => {
    const rows = readCsv(new TextEncoder().encode('ФИО;Цвет\nКто-то;красный'));
    const table = readPeopleTable(rows, []);

    expect(readPeopleTable(rows, []).missingColumns).toEqual(['id', 'name', 'roles']);
    expect(table.unknownColumns).toEqual(['ФИО', 'Цвет']);
  });
});

describe('importStaff', () => {
  it('keeps the posts of each unit, once', async () => {
    const app = await openApp();
    const text = 'unit;post;count;note\nБарнаул;Инженер;2;\nbarnaul;Менеджер;1,5;VIP';

    await importRows(app, text, true);
    await importRows(app, text, true);

    expect((await app.staff.get('barnaul'))?.posts).toEqual([
      { post: 'Инженер', count: 2, note: '' },
      { post: 'Менеджер', count: 1.5, note: 'VIP' },
    ]);
    expect(await app.audit.count({ index: 'subject', eq: { subject: 'unit:barnaul' } })).toBe(1);
  });

  it('stores nothing while a row is wrong', async () => {
    const app = await openApp();

    const rows = await importRows(
      app,
      'unit;post;count\nbarnaul;Инженер;2\nМарс;Инженер;1\nbarnaul;;1\nbarnaul;А;-1',
      true,
    );

    expect(rows.map(({ fate }) => fate)).toEqual(['ok', 'unknown-unit', 'no-post', 'bad-count']);
    expect(await app.staff.get('barnaul')).toBeNull();
  });
});

async function openApp(): Promise<Product> {
  const clock = { now: () => Date.parse('2026-11-23T02:00:00Z') };
  const store = openMemoryStore();
  const app = await createProduct({ store, clock, realClock: clock, log: createLogger('silent') });
  await app.units.insert(buildUnit());
  for (const person of [buildHolder('manager'), buildHolder('admin'), buildPerson('other')]) {
    await app.people.insert(person);
  }
  return app;
}

async function load(app: Product, lines: string[], apply: boolean): Promise<string[]> {
  const languages = [app.translator.in('ru'), app.translator.in('en')];
  const quoted = lines.map((line) => {
    const [id = '', name = '', email = '', ...roles] = line.split(';');
    return [id, name, email, `"${roles.join(';')}"`].join(';');
  });
  const table = readPeopleTable(readCsv(new TextEncoder().encode(quoted.join('\n'))), languages);
  const units = await app.directory.listUnits();
  const json = toDirectoryFile(table, { tenantId: TENANT, units, languages });
  const result = await loadDirectory(app, { json, apply, deactivateMissing: false });
  return describePeopleTable(table, result, apply, app.translator.in('ru'));
}

function importRows(app: Product, text: string, apply: boolean) {
  const languages = [app.translator.in('ru'), app.translator.in('en')];
  const table = readStaffTable(readCsv(new TextEncoder().encode(text)), languages);
  return importStaff(app, { table, apply, languages });
}
