import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/kernel/logger.ts';
import { createProduct } from '../../../src/product/create-product.ts';
import type { Product } from '../../../src/product/product.ts';
import { buildHolder, buildPerson, buildUnit } from '../../helpers/build-person.ts';
import { importLines } from '../../helpers/import-table.ts';
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
      'Строка 2 · Новый менеджер: новая запись',
      'Строка 3 · manager: без изменений',
      'Строка 4 · Главный администратор: изменение: имя: admin → Главный администратор',
      'Будет 2 изменения. Чтобы выполнить, повторите с --apply.',
    ]);
    expect(await app.people.get('aaaa-1')).toBeNull();
  });

  it('knows a language by its name', async () => {
    const app = await openApp();

    const rows = ['aaaa-1;Новый;;manager@barnaul;English', 'aaaa-2;Ещё;;manager@barnaul;русский'];
    await importLines(app, 'people', [`${HEADER};Язык`, ...rows], { apply: true });

    expect((await app.people.get('aaaa-1'))?.locale).toBe('en');
    expect((await app.people.get('aaaa-2'))?.locale).toBe('ru');
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

  it('closes the access of whoever is missing when told to', async () => {
    const app = await openApp();

    const lines = await load(app, [HEADER, 'admin;admin;admin@example.test;admin@branch'], true, true);

    expect(lines).toContain('- сотрудник other: доступ закрывается');
    expect(await app.people.get('other')).toMatchObject({ active: false });
  });
});

describe('a staffing table', () => {
  const TABLE = ['unit;post;count;note', 'Барнаул;Инженер;2;', 'barnaul;Менеджер;1,5;VIP'];

  it('keeps the posts of each unit, once', async () => {
    const app = await openApp();

    await importLines(app, 'staff', TABLE, { apply: true });
    await importLines(app, 'staff', TABLE, { apply: true });

    expect((await app.staff.get('barnaul'))?.posts).toEqual([
      { post: 'Инженер', count: 2, note: '' },
      { post: 'Менеджер', count: 1.5, note: 'VIP' },
    ]);
    const log = await app.audit.find({ index: 'subject', eq: { subject: 'unit:barnaul' }, limit: 9 });
    expect(log.items.map(({ event }) => event)).toEqual([
      {
        type: 'unit.changed',
        fields: ['staff'],
        changes: [{ field: 'staff', from: '', to: 'Инженер: 2; Менеджер: 1.5, VIP' }],
      },
    ]);
  });

  it('tells which posts come, stay and go', async () => {
    const app = await openApp();
    await importLines(app, 'staff', TABLE, { apply: true });

    const lines = await importLines(app, 'staff', [TABLE[0] ?? '', 'barnaul;Инженер;2;', 'barnaul;Юрист;1;']);

    expect(lines).toEqual([
      'Строка 2 · Инженер: без изменений',
      'Строка 3 · Юрист: новая запись',
      'barnaul: должности «Менеджер» больше не будет.',
      'Будет 2 изменения. Чтобы выполнить, повторите с --apply.',
    ]);
  });

  it('stores nothing while a row is wrong', async () => {
    const app = await openApp();

    const rows = ['unit;post;count', 'barnaul;Инженер;2', 'Марс;Инженер;1', 'barnaul;;1', 'barnaul;А;-1'];
    const lines = await importLines(app, 'staff', rows, { apply: true });

    expect(lines).toEqual([
      'Строка 2 · Инженер: ошибок нет',
      'Строка 3 · Инженер: Нет подразделения «Марс».',
      'Строка 4 · : Не указана должность.',
      'Строка 5 · А: Количество — число больше нуля.',
      'Ничего не изменено: в файле 3 ошибки.',
    ]);
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

function load(app: Product, lines: string[], apply: boolean, deactivateMissing = false): Promise<string[]> {
  const quoted = lines.map((line) => {
    const [id = '', name = '', email = '', ...roles] = line.split(';');
    return [id, name, email, `"${roles.join(';')}"`].join(';');
  });
  return importLines(app, 'people', quoted, { apply, deactivateMissing });
}
