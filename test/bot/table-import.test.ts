import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadDictionary } from '../../src/dictionaries/load-dictionary.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { type FileDesk, sendFile, sends, startFileDesk } from '../helpers/file-desk.ts';
import { importLines } from '../helpers/import-table.ts';
import { type TestBot, textOf } from '../helpers/start-bot.ts';

const CRITERIA = [
  'Название по-русски;Название по-английски;Порог',
  'Количество линий и каналов;;от 100',
  'Количество абонентов;Subscribers;от 1 000',
];

let desk: FileDesk;
let bot: TestBot;

beforeEach(async () => {
  desk = await startFileDesk();
  bot = desk.bot;
});

afterEach(() => desk.close());

async function send(lines: string[], person = 'admin', name = 'Критерии.csv') {
  const [asked] = await sendFile(desk, person, Buffer.from(lines.join('\n')), name);
  return asked?.card ?? {};
}

async function check(lines: string[], table: string): Promise<string> {
  await send(lines);
  await bot.press('admin', 'В справочник…');
  return bot.press('admin', 'Проверить', { table });
}

describe('a table that an admin sends', () => {
  it('is offered to the directory, without an open request too', async () => {
    const card = await send(CRITERIA);

    expect(buttonsOf(card)).toEqual(['В справочник…', 'Не сохранять']);
    expect(visibleText(card)).toContain('таблицу можно загрузить в справочник');
  });

  it.each([
    ['Критерии.txt', CRITERIA.join('\n').replaceAll(';', '\t'), 'Будет 2 изменения.'],
    ['Критерии.XLS', '<html><table></table></html>', 'сохраните как XLSX и отправьте снова.'],
    ['Критерии.ods', '\uFFFD\u0001\u0002', 'Это не таблица. Подойдут CSV и XLSX'],
  ])('called %s is offered too, and read or told what it should be', async (name, content, told) => {
    await send([content], 'admin', name);
    await bot.press('admin', 'В справочник…');

    expect(await bot.press('admin', 'Проверить', { table: 'criteria' })).toContain(told);
  });

  it('is tried first, then loaded, and the log names the admin', async () => {
    const told = await check(CRITERIA, 'criteria');

    expect(told).toContain('Критерии VIP');
    expect(told).toContain('Будет 2 изменения. Проверьте и нажмите «Загрузить».');
    expect(told).toContain('Строка 2 · Количество линий и каналов: изменение: порог: пусто → от 100');
    expect(told).toContain('Строка 3 · Количество абонентов: новая запись');
    expect(await bot.product.dictionaries.get('criteria')).toBeNull();

    expect(await bot.press('admin', 'Загрузить')).toContain('Выполнено 2 изменения.');

    expect((await loadDictionary(bot.product, 'criteria')).at(-1)?.threshold).toBe('от 1 000');
    const query = { index: 'subject', eq: { subject: 'dictionary:criteria' }, limit: 5 };
    const { items } = await bot.product.audit.find(query);
    expect(items.map(({ by }) => by)).toEqual(['admin', 'admin']);
  });

  it('is loaded once however often the button is pressed', async () => {
    await check(CRITERIA, 'criteria');
    const message = bot.cardsOf('admin').at(-1);
    const file = (await bot.product.files.find({ index: 'loose', eq: { loose: true }, limit: 5 })).items[0];
    const data = { file: file?._id ?? '', table: 'criteria' };

    const answers = await Promise.all(
      [1, 2, 3].map(() => bot.act('admin', message?.activityId ?? '', 'table.apply', data)),
    );

    expect(answers.map(({ card }) => card === null)).toEqual([false, false, false]);
    const entries = await loadDictionary(bot.product, 'criteria');
    expect(entries.filter(({ name }) => name?.ru === 'Количество абонентов')).toHaveLength(1);
  });

  it('with a wrong row is not offered to be loaded, and what is wrong stands first', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => `Критерий ${n};Criterion ${n};`);

    const told = await check([...CRITERIA, ...rows, 'Абоненты;;'], 'criteria');

    expect(told).toContain('1 ошибка: исправьте её и отправьте файл снова. Ничего не изменено.');
    expect(told).toMatch(/33 строки\nСтрока 34 · Абоненты: Название по-английски: Заполните это поле\./);
    expect(told).toContain('И ещё 13 строк.');
    expect(buttonsOf(bot.cardsOf('admin').at(-1)?.card)).toEqual([
      'Дальше',
      'Другая таблица',
      'Не загружать',
    ]);

    const next = await bot.press('admin', 'Дальше');
    expect(next).toContain('Критерий 29');
    expect(next).not.toContain('И ещё');
  });

  it('shows everything that would be gone, however much it is', async () => {
    const posts = Array.from({ length: 25 }, (_, n) => `Пост ${n}.`);
    await importLines(
      bot.product,
      'staff',
      ['unit;post;count', ...posts.map((post) => `barnaul;${post};1`)],
      {
        apply: true,
      },
    );

    const told = await check(['unit;post;count', 'barnaul;Менеджер;1'], 'staff');
    const next = await bot.press('admin', 'Дальше');

    expect(told).toContain('И ещё 5 строк.');
    const gone = posts.filter((post) => `${told}\n${next}`.includes(`должности «${post}» больше не будет`));
    expect(gone).toHaveLength(25);
  });

  it('that is something else is asked about again with a sentence', async () => {
    expect(await check(CRITERIA, 'units')).toContain('Не хватает столбцов: Идентификатор, Часовой пояс.');
    expect(buttonsOf(bot.cardsOf('admin').at(-1)?.card)).toContain('Проверить');
    expect(await bot.press('admin', 'Проверить')).toContain('Выберите, что в таблице.');

    await send(['%PDF\0'], 'admin', 'Отчёт.xlsx');
    await bot.press('admin', 'В справочник…');
    expect(await bot.press('admin', 'Проверить', { table: 'units' })).toContain('Это не таблица.');
  });

  it('with as many long rows as there may be still fits a card', async () => {
    const long = (n: number) => `${'Очень длинное имя '.repeat(11)}${n}`;
    const rows = Array.from({ length: 20_000 }, (_, n) => `id ${n};${long(n)};король@нигде;;;Марс`);

    const told = await check(['id;name;roles;email;locale;zone', ...rows], 'people');

    expect(told).toContain('Ничего не изменено.');
    expect(told).toContain('И ещё 19');
  }, 60_000);

  it('may be left alone after all', async () => {
    await check(CRITERIA, 'criteria');

    await bot.press('admin', 'Не загружать');

    expect(await bot.product.files.count({ index: 'loose', eq: { loose: true } })).toBe(0);
    expect(await bot.product.dictionaries.get('criteria')).toBeNull();
  });
});

describe('a table', () => {
  it('of somebody else, or from somebody who is no admin, is not a directory', async () => {
    expect(buttonsOf(await send(CRITERIA, 'manager'))).toEqual(['Приложить', 'Не сохранять']);
    const [own] = (await bot.product.files.find({ index: 'loose', eq: { loose: true }, limit: 5 })).items;
    const data = { file: own?._id ?? '', table: 'criteria' };
    for (const verb of ['table.choose', 'table.check', 'table.apply']) {
      const answer = (await bot.act('manager', 'any', verb, data)).text;
      // Managers choose among their own tables alone.
      expect(answer).toContain(verb === 'table.choose' ? '"value":"report-entries"' : 'У Вас нет прав');
      expect(answer).not.toContain('"value":"criteria"');
      expect((await bot.act('admin', 'any', verb, data)).text).toContain('Не нашлось');
    }
    expect(await bot.product.dictionaries.get('criteria')).toBeNull();
  });

  it('is one at a time, and other files of an admin are for requests', async () => {
    const served = ['a.csv', 'b.csv'].map((name) => ({
      name,
      downloadUrl: desk.host.serve(Buffer.from(CRITERIA.join('\n'))),
    }));
    await bot.post(sends(desk, 'admin', ...served));

    const said = bot.cardsOf('admin').at(-1);
    expect(visibleText(said?.card ?? {})).toContain('Файл не к чему приложить');
  });
});

describe('figures of the billing system', () => {
  const FIGURES = ['Месяц;Клиент;Услуга;Начислено', 'октябрь 2026;VIP-2026-0001;Телефония;1 200,50'];

  it('are taken from a head of sales of the unit, who may load nothing else', async () => {
    await send(FIGURES, 'unit-sales-head', 'Начисления.csv');
    await bot.press('unit-sales-head', 'В справочник…');
    const offered = JSON.stringify(bot.cardsOf('unit-sales-head').at(-1)?.card);
    expect(offered).toContain('Начисления и оплаты клиентов');
    expect(offered).not.toContain('Сотрудники и роли');

    const told = await bot.press('unit-sales-head', 'Проверить', { table: 'figures' });
    expect(told).toContain('новая запись');
    expect(await bot.press('unit-sales-head', 'Загрузить')).toContain('Выполнено 1 изменение.');

    expect((await bot.product.figures.get('VIP-2026-0001:2026-10'))?.lines).toMatchObject([
      { service: 'telephony', charged: 120_050 },
    ]);
    expect(await bot.say('unit-sales-head', 'журнал VIP-2026-0001')).toBeTruthy();
    const [log] = bot.cardsOf('unit-sales-head').slice(-1);
    expect(visibleText(log?.card ?? {})).toContain(
      'Начислено: пусто → 1 200,50 ₽'.replace(' ₽', '\u00A0₽').replace('1 200', '1\u00A0200'),
    );
  });

  it('are refused from a manager', async () => {
    await send(FIGURES, 'manager', 'Начисления.csv');
    const [file] = (await bot.product.files.find({ index: 'loose', eq: { loose: true }, limit: 5 })).items;

    const told = await bot.act('manager', 'any', 'table.apply', { file: file?._id ?? '', table: 'figures' });

    expect(textOf(told)).toContain('нет прав');
    expect(await bot.product.figures.get('VIP-2026-0001:2026-10')).toBeNull();
  });
});
