import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Product } from '../../../src/product/product.ts';
import { buildPerson, buildUnit, UNIT } from '../../helpers/build-person.ts';
import { buildWorkbook } from '../../helpers/build-workbook.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

let app: Product;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
});

describe('a table of units', () => {
  const HEADER = 'id;Название по-русски;Название по-английски;Часовой пояс;Утверждено VIP-менеджеров';

  it('tells every row’s fate and stores nothing without apply', async () => {
    const { name, zone } = buildUnit();
    const same = `${UNIT};${name.ru};${name.en};${zone};`;

    const lines = await importLines(app, 'units', [
      HEADER,
      same,
      'biysk;Бийск;Biysk;Asia/Omsk;4',
      'rubtsovsk;Рубцовск;Rubtsovsk;Europe/Paris;',
    ]);

    expect(lines).toEqual([
      `Строка 2 · ${name.ru}: без изменений`,
      'Строка 3 · Бийск: изменение: часовой пояс: Asia/Barnaul → Asia/Omsk; утверждённое число VIP-менеджеров: пусто → 4',
      'Строка 4 · Рубцовск: новая запись',
      'Будет 2 изменения. Чтобы выполнить, повторите с --apply.',
    ]);
    expect(await app.units.get('rubtsovsk')).toBeNull();
  });

  it('comes as a workbook too, and the log names who applied it', async () => {
    const columns = ['id', 'nameRu', 'nameEn', 'zone', 'approvedManagers'];
    const workbook = buildWorkbook([columns, ['omsk', 'Омск', 'Omsk', 'Asia/Omsk', 3]]);

    await importLines(app, 'units', workbook, { apply: true });

    expect(await app.units.get('omsk')).toMatchObject({ name: { ru: 'Омск' }, approvedManagers: 3 });
    const query = { index: 'subject', eq: { subject: 'unit:omsk' }, limit: 5 };
    expect((await app.audit.find(query)).items).toMatchObject([{ by: 'admin' }]);
  });

  it('may be applied twice at one moment', async () => {
    const table = [HEADER, 'omsk;Омск;Omsk;Asia/Omsk;3'];

    await Promise.all([1, 2].map(() => importLines(app, 'units', table, { apply: true })));

    expect(await app.audit.count({ index: 'subject', eq: { subject: 'unit:omsk' } })).toBe(1);
  });

  it('keeps the approved number that a row leaves open', async () => {
    const unit = await app.units.get(UNIT);
    if (unit) await app.units.replace({ ...unit, approvedManagers: 2 });

    await importLines(app, 'units', [HEADER, `${UNIT};Барнаул-2;Barnaul;Asia/Barnaul;`], { apply: true });

    expect(await app.units.get(UNIT)).toMatchObject({ name: { ru: 'Барнаул-2' }, approvedManagers: 2 });
  });

  it('brings the number of the head office, which is in no list of units', async () => {
    const row = 'branch;Аппарат управления;Head office;Asia/Barnaul;2';

    await importLines(app, 'units', [HEADER, row], { apply: true });

    expect((await app.units.get('branch'))?.approvedManagers).toBe(2);
    expect((await app.directory.listUnits()).map(({ _id }) => _id)).not.toContain('branch');
  });

  it('leaves a number that the branch director approved to a new request', async () => {
    const unit = await app.units.get(UNIT);
    const headcount = { request: 'HC-2026-0001', from: '2026-12-01' };
    if (unit) await app.units.replace({ ...unit, approvedManagers: 2, headcount });

    const lines = await importLines(app, 'units', [HEADER, `${UNIT};Барнаул;Barnaul;Asia/Barnaul;9`]);

    expect(lines[0]).toContain('Это число утвердил директор филиала (HC-2026-0001)');
  });

  it('writes nothing while a row is wrong, and says what to do with each', async () => {
    const lines = await importLines(
      app,
      'units',
      [
        HEADER,
        'omsk;Омск;Omsk;Asia/Omsk;',
        'Бийск;Бийск;Biysk;Asia/Omsk;',
        'branch;Филиал;Branch;Asia/Omsk;',
        'tomsk;;Tomsk;Asia/Atlantis;много',
        'omsk;Омск-2;Omsk 2;Asia/Omsk;',
        'tara;Тара; Омской; Tara;Asia/Omsk;1',
      ],
      { apply: true },
    );

    expect(lines).toEqual([
      'Строка 2 · Омск: ошибок нет',
      expect.stringContaining('Идентификатор: Латинские буквы'),
      'Строка 4 · Филиал: ошибок нет',
      'Строка 5 · tomsk: Название по-русски: Заполните это поле. Часовой пояс: Такого часового пояса нет. Укажите его как Asia/Barnaul. Утверждено VIP-менеджеров: Введите число цифрами.',
      'Строка 6 · Омск-2: То же уже есть в строке 2: оставьте одну.',
      expect.stringContaining('Строка 7 · Тара: Значений больше, чем столбцов'),
      expect.stringMatching(/^Ничего не изменено: в файле \d+ ошибок\.$/),
    ]);
    expect(await app.units.get('omsk')).toBeNull();
  });
});

describe('a table of substitutes', () => {
  const HEADER = 'Кто отсутствует;Кто замещает;Первый день;Последний день';

  beforeEach(async () => {
    await app.people.insert(buildPerson('deputy', { email: 'deputy@example.test' }));
  });

  it('names substitutes by id, e-mail or name, and the absence begins at once where it is time', async () => {
    const table = [
      HEADER,
      'manager;deputy@example.test;23.11.2026;30.11.2026',
      'unit-head;commercial-director;2026-12-01;2026-12-05',
    ];

    expect(await importLines(app, 'substitutes', table)).toEqual([
      'Строка 2 · manager → deputy: новая запись',
      'Строка 3 · unit-head → commercial-director: новая запись',
      'Будет 2 изменения. Чтобы выполнить, повторите с --apply.',
    ]);
    expect((await app.people.get('manager'))?.substitute).toBeNull();

    await importLines(app, 'substitutes', table, { apply: true });

    expect((await app.people.get('manager'))?.substitute).toMatchObject({ person: 'deputy', begun: true });
    expect((await app.people.get('unit-head'))?.substitute).toMatchObject({ begun: false });
    expect(await importLines(app, 'substitutes', table)).toContain(
      'Изменений нет: всё уже так, как в файле.',
    );
  });

  it('tells from which days to which a substitution moves', async () => {
    const row = (to: string) => [HEADER, `manager;deputy;25.11.2026;${to}`];
    await importLines(app, 'substitutes', row('30.11.2026'), { apply: true });

    const lines = await importLines(app, 'substitutes', row('05.12.2026'));

    expect(lines[0]).toContain('замещение: с 25.11.2026 по 30.11.2026 → с 25.11.2026 по 05.12.2026');
  });

  it.each([
    [
      'somebody unknown',
      'manager;nobody@example.test;23.11.2026;30.11.2026',
      '«nobody@example.test»: такого сотрудника нет',
    ],
    [
      'days that end before they begin',
      'manager;deputy;30.11.2026;25.11.2026',
      'Последний день: Последний день раньше первого',
    ],
    ['days that have passed', 'manager;deputy;01.10.2026;30.11.2026', 'Первый день: Эта дата уже прошла.'],
    ['a date that does not exist', 'manager;deputy;31.11.2026;05.12.2026', 'Первый день: Такой даты нет'],
    ['themselves', 'manager;manager;25.11.2026;30.11.2026', 'Замещать самого себя нельзя'],
    ['the same person twice', 'unit-head;deputy;25.11.2026;30.11.2026', 'То же уже есть в строке 2'],
    ['who is away by another row', 'deputy;unit-head;25.11.2026;30.11.2026', 'в эти дни сам отсутствует'],
  ])('refuses %s and writes none of the rows', async (_what, row, sentence) => {
    const right = 'unit-head;branch-sales;25.11.2026;30.11.2026';

    const lines = await importLines(app, 'substitutes', [HEADER, right, row], { apply: true });

    expect(lines[1]).toContain(sentence);
    expect(lines.at(-1)).toContain('Ничего не изменено');
    expect((await app.people.get('unit-head'))?.substitute).toBeNull();
  });

  it('does not guess whom of two people of one name it means', async () => {
    await app.people.insert(buildPerson('twin', { name: 'deputy' }));

    const lines = await importLines(app, 'substitutes', [HEADER, 'manager;Deputy;25.11.2026;30.11.2026']);

    expect(lines[0]).toContain('«Deputy»: таких сотрудников несколько');
  });
});
