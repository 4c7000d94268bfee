import { beforeEach, describe, expect, it } from '@jest/globals';
import { DICTIONARY_NAMES } from '../../../src/dictionaries/dictionary.ts';
import { loadDictionary } from '../../../src/dictionaries/load-dictionary.ts';
import { loadProfessionalDays } from '../../../src/occasions/load-professional-days.ts';
import type { Product } from '../../../src/product/product.ts';
import { buildWorkbook } from '../../helpers/build-workbook.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const HEADER = 'Название по-русски;Название по-английски';

let app: Product;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
});

describe('a table of criteria', () => {
  const TABLE = [
    `${HEADER};Порог;Больше не предлагать`,
    'Количество линий и каналов;;от 100;',
    'Площадки в двух и более подразделениях;;;да',
    'Количество абонентов;Subscribers;от 1 000;',
    'Орган власти;;;',
  ];

  it('tells every row’s fate and stores nothing without apply', async () => {
    expect(await importLines(app, 'criteria', TABLE)).toEqual([
      'Строка 2 · Количество линий и каналов: изменение: порог: пусто → от 100',
      'Строка 3 · Площадки в двух и более подразделениях: изменение: не предлагается: пусто → да',
      'Строка 4 · Количество абонентов: новая запись',
      'Строка 5 · Орган власти: без изменений',
      'Будет 3 изменения. Чтобы выполнить, повторите с --apply.',
    ]);
    expect(await app.dictionaries.get('criteria')).toBeNull();
  });

  it('gives a criterion its number in the unit’s words, which a table without those columns leaves as it is', async () => {
    const columns = 'Название по-русски;Порог числом;В чём считать;За сколько месяцев';
    const name = 'Количество линий и каналов';
    const lines = await importLines(app, 'criteria', [columns, `${name};100;линии и каналы;`]);
    expect(lines[0]).toContain('порог числом: пусто → 100; в чём считать: пусто → линии и каналы');
    await importLines(app, 'criteria', [columns, `${name};100;линии и каналы;`], { apply: true });
    await importLines(app, 'criteria', TABLE, { apply: true });

    const entries = await loadDictionary(app, 'criteria');
    expect(entries.find(({ id }) => id === 'lines')).toMatchObject({
      threshold: 'от 100',
      limit: { amount: 100, unit: 'lines', months: 12 },
    });
    const half = await importLines(app, 'criteria', [columns, `${name};100;;`]);
    expect(half[0]).toContain('В чём считать: Заполните');
  });

  it('keeps rubles as kopecks, and forgets a number that is taken back', async () => {
    const columns = 'id;nameRu;limit;limitUnit;limitMonths';
    const load = (row: string) => importLines(app, 'criteria', [columns, row], { apply: true });
    const limitNow = async () =>
      (await loadDictionary(app, 'criteria')).find(({ id }) => id === 'monthly-charge')?.limit;

    await load('monthly-charge;;100 000,50;rubles;6');
    expect(await limitNow()).toEqual({ amount: 10_000_050, unit: 'rubles', months: 6 });
    await load('monthly-charge;;;;');
    expect(await limitNow()).toBeUndefined();
  });

  it('is applied in one write, with a line of the log for each entry', async () => {
    await importLines(app, 'criteria', TABLE, { apply: true });

    const entries = await loadDictionary(app, 'criteria');
    expect(entries.find(({ id }) => id === 'lines')).toMatchObject({ threshold: 'от 100' });
    expect(entries.find(({ id }) => id === 'sites')).toMatchObject({ retired: true });
    expect(entries.find(({ id }) => id === 'authority')).toEqual({ id: 'authority', name: null });
    expect(entries.at(-1)).toMatchObject({ name: { ru: 'Количество абонентов', en: 'Subscribers' } });
    const query = { index: 'subject', eq: { subject: 'dictionary:criteria' }, limit: 5 };
    expect((await app.audit.find(query)).items.map(({ by, event }) => [by, event])).toEqual(
      ['Количество линий и каналов', 'Площадки в двух и более подразделениях', 'Количество абонентов'].map(
        (entry) => ['admin', expect.objectContaining({ type: 'dictionary.changed', entry })],
      ),
    );
    expect(await importLines(app, 'criteria', TABLE)).toContain('Изменений нет: всё уже так, как в файле.');
  });

  it.each([
    ['a name that is missing', ';Subscribers;;', 'Название по-русски: Заполните это поле.'],
    ['a name in one language', 'Абоненты;;;', 'Название по-английски: Заполните это поле.'],
    ['a threshold that is too long', `Абоненты;Subscribers;${'9'.repeat(121)};`, 'Порог: Слишком длинно'],
    [
      'neither yes nor no',
      'Абоненты;Subscribers;;может быть',
      'Больше не предлагать: Напишите «да» или «нет».',
    ],
    ['the same entry twice', 'количество линий и  каналов;;;', 'То же уже есть в строке 2'],
    ['a name that another entry has', 'Абоненты;Public authority;;', 'Такое значение уже есть'],
    ['values beyond the columns', 'Абоненты; базы;Subscribers;;1', 'Значений больше, чем столбцов'],
  ])('with %s writes nothing', async (what, row, sentence) => {
    const table = [TABLE[0] ?? '', TABLE[1] ?? '', row];
    if (what.startsWith('a name that another')) table.push('Абоненты;Subscribers;;');

    const lines = await importLines(app, 'criteria', table, { apply: true });

    expect(lines.slice(1).join('\n')).toContain(sentence);
    expect(lines.at(-1)).toContain('Ничего не изменено');
    expect(await app.dictionaries.get('criteria')).toBeNull();
  });

  it('may not take the last entry away', async () => {
    const entries = await loadDictionary(app, 'criteria');
    const rows = entries.map(({ id }) => `${id};;да`);

    const lines = await importLines(app, 'criteria', ['id;nameRu;retired', ...rows], { apply: true });

    expect(lines[0]).toContain('Больше не предлагать: Это последнее значение');
    expect(await app.dictionaries.get('criteria')).toBeNull();
  });

  it('renames by id, and knows no other', async () => {
    const lines = await importLines(
      app,
      'criteria',
      ['id;nameRu;nameEn', 'lines;Линии;Lines', 'linees;Линии;Lines'],
      { apply: true },
    );

    expect(lines[0]).toContain('ошибок нет');
    expect(lines[1]).toContain('Идентификатор: Такого значения нет.');
    await importLines(app, 'criteria', ['id;nameRu;nameEn', 'lines;Линии;Lines'], { apply: true });
    expect((await loadDictionary(app, 'criteria')).find(({ id }) => id === 'lines')?.name?.ru).toBe('Линии');
  });
});

describe('a table of spheres', () => {
  const COLUMNS = `${HEADER};Праздник;По счёту;День недели;Месяц`;

  it('brings professional days, by date or by weekday, in words', async () => {
    await importLines(
      app,
      'spheres',
      [
        COLUMNS,
        'Санатории;Sanatoriums;15.03;;;',
        'Туризм;Tourism;;последний;воскресенье;сентябрь',
        'Медицина;;;;;',
        'Информационные технологии;;;;;',
      ],
      { apply: true },
    );

    const days = await loadProfessionalDays(app);
    const [sanatoriums, tourism] = (await loadDictionary(app, 'spheres')).slice(-2);
    expect(days[sanatoriums?.id ?? '']).toEqual({ day: '03-15' });
    expect(days[tourism?.id ?? '']).toEqual({ nth: -1, weekday: 7, month: 9 });
    expect(days.medicine).toBeUndefined();
    expect(days.it).toEqual({ dayOfYear: 256 });
  });

  it('without columns of days leaves the days alone', async () => {
    await importLines(app, 'spheres', ['id;nameRu', 'medicine;Здравоохранение'], { apply: true });

    expect((await loadProfessionalDays(app)).medicine).toEqual({ month: 6, weekday: 7, nth: 3 });
  });

  it.each([
    ['half a rule', 'Туризм;Tourism;;последний;;', 'По счёту: Заполните все три поля'],
    ['two rules', 'Туризм;Tourism;15.03;последний;воскресенье;сентябрь', 'По счёту: Укажите либо число'],
    ['no such day', 'Туризм;Tourism;31.02;;;', 'Праздник: Такой даты нет'],
    [
      'no such month',
      'Туризм;Tourism;;первый;воскресенье;нисан',
      'Месяц: Такого значения в списке нет: «нисан».',
    ],
  ])('refuses %s', async (_what, row, sentence) => {
    const [line] = await importLines(app, 'spheres', [COLUMNS, row], { apply: true });

    expect(line).toContain(sentence);
    expect(await app.dictionaries.get('spheres')).toBeNull();
  });
});

describe('a table of any dictionary', () => {
  it.each(DICTIONARY_NAMES)('comes as a workbook: %s', async (dictionary) => {
    const workbook = buildWorkbook([
      ['Название по-русски', 'Название по-английски'],
      ['Новое значение', 'A new one'],
    ]);

    await importLines(app, dictionary, workbook, { apply: true });

    expect((await loadDictionary(app, dictionary)).at(-1)?.name).toEqual({
      ru: 'Новое значение',
      en: 'A new one',
    });
  });

  it('holds no more than a card can offer', async () => {
    const rows = Array.from({ length: 101 }, (_, n) => `Услуга ${n};Service ${n}`);

    await expect(importLines(app, 'services', [HEADER, ...rows])).rejects.toMatchObject({
      code: 'TABLE_TOO_LONG',
    });
    const [first] = await importLines(app, 'services', [HEADER, ...rows.slice(0, 95)], { apply: true });
    expect(first).toContain('Слишком много строк: допустимо не больше 100.');
    expect(await app.dictionaries.get('services')).toBeNull();
  });

  it('is not written over what somebody changed meanwhile', async () => {
    const imports = [1, 2].map((n) =>
      importLines(app, 'services', [HEADER, `Услуга ${n};Service ${n}`], { apply: true }),
    );

    const results = await Promise.allSettled(imports);

    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await loadDictionary(app, 'services')).filter(({ name }) => name !== null)).toHaveLength(1);
  });
});
