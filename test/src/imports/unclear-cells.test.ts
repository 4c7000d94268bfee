import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadDictionary } from '../../../src/dictionaries/load-dictionary.ts';
import type { TableKind } from '../../../src/imports/table-kind.ts';
import type { Product } from '../../../src/product/product.ts';
import { bookParts, zipParts } from '../../helpers/build-workbook.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const CLIENT = 'shortName;inn;kpp;unit;managerEmail';
const ROMASHKA = 'ООО «Ромашка»;7707083893;773601001;Барнаул;manager@example.test';

let app: Product;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
});

const load = (kind: TableKind, table: string[] | Uint8Array) =>
  importLines(app, kind, table, { apply: true });

describe('a word that no column knows', () => {
  it.each<[TableKind, string, string, string]>([
    ['clients', `${CLIENT};large`, `${ROMASHKA};2`, 'Крупный: Напишите «да» или «нет».'],
    ['clients', `${CLIENT};image`, `${ROMASHKA};крупный`, 'Имиджевый: Напишите «да» или «нет».'],
    ['candidates', `${CLIENT};large`, `${ROMASHKA};?`, 'Крупный: Напишите «да» или «нет».'],
    ['clients', `${CLIENT};legalForm`, `${ROMASHKA};ЗАО`, 'Форма: Такого значения в списке нет: «ЗАО».'],
    ['clients', `${CLIENT};sphere`, `${ROMASHKA};магия`, 'Сфера: Такого значения в списке нет: «магия».'],
    [
      'clients',
      `${CLIENT};criteria`,
      `${ROMASHKA};Рост = 5`,
      'Критерии: Такого значения в списке нет: «Рост = 5».',
    ],
    ['clients', `${CLIENT};servicePoints`, `${ROMASHKA};Марс: ул. 1-я, 2`, 'Точки обслуживания: '],
    [
      'clients',
      `${CLIENT};serviceName;serviceQuantity`,
      `${ROMASHKA};Телепатия;1`,
      'Услуга: название: Такого значения',
    ],
    [
      'clients',
      `${CLIENT};contactLastName;contactFirstName;contactPost;contactRole`,
      `${ROMASHKA};А;Б;В;никто`,
      'Контакт: роль: Такого значения',
    ],
    [
      'clients',
      `${CLIENT};contactPhone2`,
      `${ROMASHKA};+7 3852 12-34-56`,
      'Контакт 2: фамилия: Заполните это поле.',
    ],
    [
      'clients',
      `${CLIENT};serviceSince3`,
      `${ROMASHKA};12.01.2026`,
      'Услуга 3: название: Заполните это поле.',
    ],
    [
      'clients',
      `${CLIENT};deputyEmail`,
      `${ROMASHKA};nobody@example.test`,
      'Почта заместителя: В справочнике нет',
    ],
    [
      'spheres',
      'nameRu;nameEn;retired',
      'Туризм;Tourism;2',
      'Больше не предлагать: Напишите «да» или «нет».',
    ],
    [
      'criteria',
      'nameRu;nameEn;retired',
      'Рост;Growth;иногда',
      'Больше не предлагать: Напишите «да» или «нет».',
    ],
    ['services', 'nameRu;nameEn;retired', 'Связь;Lines;✗', 'Больше не предлагать: Напишите «да» или «нет».'],
    [
      'removal-grounds',
      'nameRu;nameEn;retired',
      'Иное;Other;?',
      'Больше не предлагать: Напишите «да» или «нет».',
    ],
    [
      'spheres',
      'nameRu;nameEn;nth;weekday;month',
      'Туризм;Tourism;последний;день;май',
      'День недели: Такого значения',
    ],
    ['people', 'id;name;roles', '5f0c7c1e;Новый;король@barnaul', 'нет роли король'],
    ['people', 'id;name;roles', '5f0c7c1e;Новый;manager@mars', 'нет подразделения mars'],
    ['people', 'id;name;roles;locale', '5f0c7c1e;Новый;manager@barnaul;тюркский', 'допустимо только'],
    ['people', 'id;name;roles;zone', '5f0c7c1e;Новый;manager@barnaul;Марс', 'нет часового пояса'],
    ['units', 'id;nameRu;nameEn;zone', 'mars;Марс;Mars;Марс', 'Часовой пояс: '],
    [
      'substitutes',
      'person;substitute;from;to',
      'manager;other-manager;вчера;31.12.2026',
      'Первый день: Такой даты нет.',
    ],
    ['addressees', 'department;person', 'Магия;manager', 'Такого отдела нет.'],
    ['staff', 'unit;post;count', 'barnaul;Менеджер;0x10', 'Количество — число больше нуля.'],
    ['staff', 'unit;post;count', 'barnaul;Менеджер;1e3', 'Количество — число больше нуля.'],
    ['staff', 'unit;post;count', 'barnaul;Менеджер;1,000', 'Количество — число больше нуля.'],
    ['staff', 'unit;post;count', `barnaul;${'я'.repeat(201)};1`, 'Должность: Слишком длинно: 201 зн.'],
    ['staff', 'unit;post;count;note', `barnaul;Я;1;${'я'.repeat(201)}`, 'Примечание: Слишком длинно'],
    ['spheres', 'nameRu;nameEn;day', 'Туризм;Tourism;31 февраля', 'Праздник: Такой даты нет.'],
    ['spheres', 'nameRu;nameEn;day', 'Туризм;Tourism;янв 26', 'Праздник: Такой даты нет.'],
  ])('of %s is an error of the row at %s', async (kind, header, row, sentence) => {
    const lines = await load(kind, [header, row]);

    expect(lines[0]).toContain(sentence);
    expect(lines.at(-1)).toContain('Ничего не изменено');
  });
});

describe('a word that people use', () => {
  it('counts for yes and no, in a CSV as in a workbook', async () => {
    const ticks = ['ИСТИНА', 'V', '✓', 'х', 'есть', 'ЛОЖЬ'];
    const rows = ticks.map((tick, n) => `Сфера ${n};Sphere ${n};${tick}`);
    await load('spheres', ['nameRu;nameEn;retired', ...rows]);

    const loaded = (await loadDictionary(app, 'spheres')).slice(-ticks.length);
    expect(loaded.map(({ retired }) => retired === true)).toEqual([true, true, true, true, true, false]);
  });

  it('may be a boolean of a workbook', async () => {
    const cells = [ROMASHKA.split(';'), CLIENT.split(';')].map((values) =>
      values.map((value) => `<c t="inlineStr"><is><t>${value}</t></is></c>`).join(''),
    );
    const data = `<row>${cells[1]}<c t="inlineStr"><is><t>Крупный *</t></is></c><c t="inlineStr"><is><t>Имиджевый</t></is></c></row><row>${cells[0]}<c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>`;
    await load('clients', zipParts(bookParts({ sheets: [{ data }] })));

    expect((await app.clients.get('VIP-2026-0001'))?.passport).toMatchObject({ large: true, image: false });
  });

  it.each(['25 декабря', '25.12.2026', '2026-12-25', '25.12'])('may be a yearly day: %s', async (day) => {
    await load('spheres', ['nameRu;nameEn;day', `Ёлки;Firs;${day}`]);

    expect((await loadDictionary(app, 'spheres')).at(-1)?.day).toEqual({ day: '12-25' });
  });

  it('may be a spelled date', async () => {
    const table = ['person;substitute;from;to', 'manager;other-manager;1 декабря 2026 г.;31/12/26'];
    await load('substitutes', table);

    expect((await app.people.get('manager'))?.substitute).toMatchObject({
      from: '2026-12-01',
      to: '2026-12-31',
    });
  });
});

describe('a cell without a value', () => {
  it.each<[TableKind, string, string, string]>([
    [
      'clients',
      `${CLIENT};orderNumber`,
      `${ROMASHKA};#ССЫЛКА!`,
      'Номер приказа: в ячейке нет значения, там «#ССЫЛКА!»',
    ],
    ['clients', CLIENT, ROMASHKA.replace('ООО «Ромашка»', '#Н/Д'), 'Краткое название: в ячейке нет значения'],
    [
      'people',
      'id;name;roles',
      '5f0c7c1e;=A1&B1;manager@barnaul',
      'ФИО: в ячейке нет значения, там «=A1&B1»',
    ],
    [
      'units',
      'id;nameRu;nameEn;zone',
      'mars;#ИМЯ?;Mars;Asia/Barnaul',
      'Название по-русски: в ячейке нет значения',
    ],
    [
      'substitutes',
      'person;substitute;from;to',
      'manager;#N/A;01.12.2026;31.12.2026',
      'Кто замещает: в ячейке нет значения',
    ],
    ['addressees', 'department;person', 'legal;#REF!', 'Сотрудник: в ячейке нет значения'],
    ['staff', 'unit;post;count;note', 'barnaul;Менеджер;1;#VALUE!', 'Примечание: в ячейке нет значения'],
    ['criteria', 'nameRu;nameEn;threshold', 'Рост;Growth;#ДЕЛ/0!', 'Порог: в ячейке нет значения'],
  ])('of %s is an error of the row at its column', async (kind, header, row, sentence) => {
    const lines = await load(kind, [header, row]);

    expect(lines[0]).toContain(sentence);
    expect(lines.at(-1)).toContain('Ничего не изменено');
  });
});

describe('what a person should know of a file', () => {
  it('stands in the report: the sheet and letters that are broken', async () => {
    const sheet = (...rows: string[][]) => ({
      data: rows
        .map(
          (row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
        )
        .join(''),
    });
    const data = sheet(['nameRu', 'nameEn'], ['Рост\uFFFD', 'Growth']);
    const book = zipParts(
      bookParts({
        sheets: [
          { ...sheet(['x']), state: 'hidden' },
          { name: 'Критерии', ...data },
        ],
      }),
    );

    const lines = await load('criteria', book);
    expect(lines).toContain('Прочитан лист «Критерии».');
    expect(lines).toContain(
      'Часть букв не читается, вместо них стоит «�». Проверьте и впишите их заново, строки: 2.',
    );
    expect((await loadDictionary(app, 'criteria')).at(-1)?.name?.ru).toBe('Рост\uFFFD');
  });

  it('stands in the refusal too', async () => {
    const other = { data: '<row><c t="inlineStr"><is><t>Цвет</t></is></c></row>' };
    const book = zipParts(bookParts({ sheets: [{ name: 'Титул', ...other }, other] }));

    await expect(load('criteria', book)).rejects.toMatchObject({
      code: 'TABLE_COLUMNS',
      details: { sheet: 'Прочитан лист «Титул». ' },
    });
  });
});
