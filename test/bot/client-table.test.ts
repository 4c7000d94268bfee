import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { type FileDesk, sendFile, startFileDesk } from '../helpers/file-desk.ts';
import type { TestBot } from '../helpers/start-bot.ts';
import { validInn } from '../helpers/valid-inn.ts';

const HEADER =
  'Краткое название *;ИНН *;КПП;Подразделение *;Почта менеджера *;Крупный;Контакт: фамилия;Контакт: имя;Контакт: должность;Контакт 2: фамилия;Контакт 2: имя;Контакт 2: должность';

function row(n: number, large = 'да'): string {
  return `ООО «Клиент ${n}»;${validInn(n)};222601001;Барнаул;manager@example.test;${large};А;Б;Директор;В;Г;Бухгалтер`;
}

let desk: FileDesk;
let bot: TestBot;

beforeEach(async () => {
  desk = await startFileDesk();
  bot = desk.bot;
  // The desk has a client already.
  await bot.product.counters.insert({ _id: 'VIP-2026', value: 1 });
});

afterEach(() => desk.close());

async function check(person: string, lines: string[], table = 'clients'): Promise<string> {
  await sendFile(desk, person, Buffer.from(lines.join('\n')), 'Клиенты.csv');
  await bot.press(person, 'В справочник…');
  return bot.press(person, 'Проверить', { table });
}

async function imported(): Promise<string[]> {
  const { items } = await bot.product.clients.find({ index: 'all', eq: {}, limit: 50 });
  return items.filter(({ passport }) => passport.shortName.includes('Клиент')).map(({ status }) => status);
}

describe('the list of clients in the chat', () => {
  it.each(['admin', 'branch-sales'])('is tried first, then loaded by %s', async (person) => {
    const told = await check(person, [HEADER, row(1), row(2)]);

    expect(told).toContain('Клиенты: уже VIP');
    expect(told).toContain('Будет 2 изменения. Проверьте и нажмите «Загрузить».');
    expect(told).toContain('Строка 2 · ООО «Клиент 1»: будет добавлен');
    expect(told).toContain('Всего строк 2: новых 2, уже в реестре 0, повторов в файле 0, с ошибками 0.');
    expect(await imported()).toEqual([]);

    const done = await bot.press(person, 'Загрузить');
    expect(done).toContain('Выполнено 2 изменения.');
    expect(done).toMatch(/Строка 2 · ООО «Клиент 1»: добавлен, VIP-2026-\d{4}/);
    expect(await imported()).toEqual(['client_notified', 'client_notified']);
    const [, first] = /добавлен, (VIP-2026-\d{4})/.exec(done) ?? [];
    const { items } = await bot.product.audit.find({
      index: 'subject',
      eq: { subject: `client:${first}` },
      limit: 5,
    });
    expect(items.map(({ by, event }) => [by, event.type])).toEqual([[person, 'client.created']]);
    expect((await bot.product.clients.get(first ?? ''))?.passport.contacts).toHaveLength(2);
  });

  it('may be of candidates', async () => {
    await check('branch-sales', [HEADER, row(1)], 'candidates');
    await bot.press('branch-sales', 'Загрузить');

    expect(await imported()).toEqual(['candidate']);
  });

  it('is loaded once however often it is sent and pressed', async () => {
    await check('branch-sales', [HEADER, row(1)]);
    const message = bot.cardsOf('branch-sales').at(-1);
    const { items } = await bot.product.files.find({ index: 'loose', eq: { loose: true }, limit: 5 });
    const data = { file: items[0]?._id ?? '', table: 'clients' };
    await Promise.all(
      [1, 2, 3].map(() => bot.act('branch-sales', message?.activityId ?? '', 'table.apply', data)),
    );
    expect(await imported()).toHaveLength(1);

    expect(await check('admin', [HEADER, row(1)])).toContain(
      'Строка 2 · ООО «Клиент 1»: уже в реестре, VIP-2026-',
    );
    expect(buttonsOf(bot.cardsOf('admin').at(-1)?.card)).not.toContain('Загрузить');
  });

  it('with a wrong row is not offered to be loaded', async () => {
    const told = await check('branch-sales', [HEADER, row(1), row(2, 'наверное')]);

    expect(told).toContain('Строка 3 · ООО «Клиент 2»: Крупный: Напишите «да» или «нет».');
    expect(told).toContain('Ничего не изменено.');
    expect(buttonsOf(bot.cardsOf('branch-sales').at(-1)?.card)).toEqual(['Другая таблица', 'Не загружать']);
  });

  it('of a thousand rows is shown a page at a time', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => row(n + 1, n === 700 ? '?' : 'да'));

    const told = await check('branch-sales', [HEADER, ...rows]);

    expect(told).toMatch(/1\s000 строк\nСтрока 702 · ООО «Клиент 701»: Крупный/);
    expect(told).toContain('И ещё 980 строк.');
  }, 60_000);

  it('is all that branch sales may load', async () => {
    const told = await check('branch-sales', ['nameRu;nameEn', 'Рост;Growth'], '');
    expect(told).toContain('Выберите, что в таблице.');
    const card = JSON.stringify(bot.cardsOf('branch-sales').at(-1)?.card);
    expect(card).toContain('Клиенты: кандидаты');
    expect(card).not.toContain('Критерии VIP');

    const { items } = await bot.product.files.find({ index: 'loose', eq: { loose: true }, limit: 5 });
    for (const table of ['criteria', 'people', 'units']) {
      const data = { file: items[0]?._id ?? '', table };
      expect((await bot.act('branch-sales', 'any', 'table.apply', data)).text).toContain('У Вас нет прав');
    }
  });

  it('is not for others', async () => {
    const [asked] = await sendFile(desk, 'commercial-director', Buffer.from(HEADER), 'Клиенты.csv');

    expect(buttonsOf(asked?.card ?? {})).not.toContain('В справочник…');
    expect(visibleText(asked?.card ?? {})).not.toContain('справочник');
  });
});
