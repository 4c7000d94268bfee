import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const PEOPLE = [
  ...SEATS,
  buildHolder('manager', { _id: 'other-manager', name: 'Другой' }),
  buildPerson('other-head', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
];
const TEXT = 'Иванова просит перезвонить о договоре';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: PEOPLE,
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
    at: '2026-11-28T05:00:00Z',
  });
  await addClient(1, 'ООО «Ромашка»');
  await addClient(2, 'ООО «Лютик-сервис»');
});

afterEach(() => bot.close());

async function addClient(n: number, shortName: string, manager = 'manager'): Promise<void> {
  const passport = buildPassport();
  await bot.product.clients.insert(
    buildClient({
      _id: `VIP-2026-000${n}`,
      key: `key-${n}`,
      status: 'client_notified',
      openRequest: null,
      passport: {
        ...passport,
        shortName,
        fullName: shortName,
        inn: `222500000${n}`,
        appointment: { ...passport.appointment, manager },
      },
    }),
  );
}

async function notes() {
  return (await bot.product.notes.find({ index: '', eq: {}, limit: 50 })).items;
}

const lastCard = (person: string) => bot.cardsOf(person).at(-1)?.card ?? {};

describe('a note said in one line', () => {
  it('is taken down about the client that it names, of today, with the kind that its words tell', async () => {
    const answer = await bot.hear('manager', 'заметка ромашка звонил, ждут договор');

    expect(answer).toContain('Записано.');
    expect(answer).toContain('ООО «Ромашка»');
    expect(await notes()).toEqual([
      expect.objectContaining({
        client: 'VIP-2026-0001',
        unit: 'barnaul',
        kind: 'call',
        text: 'звонил, ждут договор',
        on: '2026-11-28',
        by: 'manager',
        onBehalfOf: null,
      }),
    ]);
  });

  it.each([
    ['заметка по ромашке: ждут договор', 'VIP-2026-0001', 'ждут договор', '2026-11-28'],
    ['note 2225000002 yesterday visited them', 'VIP-2026-0002', 'visited them', '2026-11-27'],
    ['заметка VIP-2026-0002 вчера был у них', 'VIP-2026-0002', 'был у них', '2026-11-27'],
    ['заметка лютик сервис жалуются', 'VIP-2026-0002', 'жалуются', '2026-11-28'],
    ['заметка звонил ромашке, ждут', 'VIP-2026-0001', 'звонил ромашке, ждут', '2026-11-28'],
    ['заметка ромашка звонил: ждут', 'VIP-2026-0001', 'звонил: ждут', '2026-11-28'],
  ])('%s', async (said, client, text, on) => {
    await bot.hear('manager', said);

    expect(await notes()).toEqual([expect.objectContaining({ client, text, on })]);
  });

  it('asks for the kind where its words tell none, in one press', async () => {
    await bot.hear('manager', 'заметка ромашка ждут договор');
    expect(buttonsOf(lastCard('manager'))).toEqual(expect.arrayContaining(['Визит', 'Звонок', 'Жалоба']));

    await bot.press('manager', 'Жалоба');

    expect(await notes()).toEqual([expect.objectContaining({ kind: 'complaint', text: 'ждут договор' })]);
    expect(buttonsOf(lastCard('manager'))).not.toContain('Визит');
  });

  it('asks which of several clients is meant, and loses no word', async () => {
    await addClient(3, 'ООО «Ромашка Юг»');
    const card = await bot.hear('manager', `заметка ромашка ${TEXT}`);
    expect(card).toContain('несколько клиентов');
    expect(JSON.stringify(lastCard('manager'))).toContain(TEXT);
    expect(await notes()).toEqual([]);

    await bot.press('manager', 'ООО «Ромашка Юг»', { text: TEXT });
    await bot.press('manager', 'client.open');

    expect(await notes()).toEqual([expect.objectContaining({ client: 'VIP-2026-0003', text: TEXT })]);
  });

  it('asks about whom it is where its words name none of the own clients', async () => {
    await addClient(4, 'ООО «Чужой»', 'other-manager');
    const card = await bot.hear('manager', `заметка чужой ${TEXT}`);
    expect(card).toContain('Не понял, о каком клиенте');
    expect(JSON.stringify(lastCard('manager'))).toContain(TEXT);
    expect(JSON.stringify(lastCard('manager'))).not.toContain('VIP-2026-0004');

    await bot.press('manager', 'Записать', { client: 'VIP-2026-0001', text: TEXT });
    expect(await notes()).toEqual([expect.objectContaining({ client: 'VIP-2026-0001', text: TEXT })]);
  });

  it('says what to write where nothing is said, and that somebody has no clients', async () => {
    expect(await bot.hear('manager', 'заметка')).toContain('о ком и что');
    expect(await bot.hear('manager', 'заметка ромашка')).toContain('нет ни слова');
    expect(await bot.hear('branch-sales', 'заметка ромашка звонил')).toContain('о своих клиентах');
    expect(await notes()).toEqual([]);
  });

  it('is told in English to who reads English', async () => {
    await bot.hear('manager', 'english');
    expect(await bot.hear('manager', 'note ромашка called, waiting')).toContain('Taken down.');
  });
});

it('offers a list where more clients fit than buttons would show', async () => {
  for (let n = 3; n <= 8; n += 1) await addClient(n, `ООО «Ромашка ${n}»`);
  await bot.hear('manager', 'заметка ромашка звонил');
  expect(buttonsOf(lastCard('manager'))).toEqual(['Записать']);

  await bot.press('manager', 'Записать', { client: 'VIP-2026-0008', text: 'звонил' });
  expect(await notes()).toEqual([expect.objectContaining({ client: 'VIP-2026-0008', kind: 'call' })]);
});

describe('a note on a client’s card', () => {
  const take = (person: string, data: object) =>
    bot.act(person, 'any', 'note.take', { client: 'VIP-2026-0001', key: 'k1', on: 'client', ...data });

  it('comes twice from a press that came twice, and is taken down once', async () => {
    await take('manager', { text: TEXT, kind: 'visit' });
    await take('manager', { text: TEXT, kind: 'visit' });
    await take('manager', { text: 'Ещё одна' });

    expect((await notes()).map(({ text }) => text).toSorted()).toEqual(['Ещё одна', TEXT]);
  });

  it('that was removed is not said to be taken by a late press of the same card', async () => {
    await take('manager', { text: TEXT, kind: 'visit' });
    const [note] = await notes();
    await bot.act('manager', 'any', 'note.remove', { note: note?._id ?? '' });

    const { card, message } = await take('manager', { text: TEXT, kind: 'visit' });

    expect(`${message}${visibleText(card ?? {})}`).toContain('уже убрали');
    expect(await notes()).toEqual([expect.objectContaining({ removed: true })]);
  });

  it('is refused from strangers, heads and directors, who do not answer for the client', async () => {
    for (const person of ['other-manager', 'other-head', 'unit-sales-head', 'commercial-director']) {
      const { card, message } = await take(person, { text: TEXT });
      expect(`${message}${visibleText(card ?? {})}`).toMatch(/Не нашлось|нет прав/);
    }
    expect(await notes()).toEqual([]);
  });

  it('is taken down by a substitute in the name of the manager', async () => {
    const manager = await bot.product.people.get('manager');
    if (!manager) throw new Error('no manager');
    const substitute = { person: 'other-manager', from: '2026-11-20', to: '2026-11-30' };
    await bot.product.people.replace({ ...manager, substitute });

    await bot.hear('other-manager', 'заметка ромашка звонил');

    expect(await notes()).toEqual([expect.objectContaining({ by: 'other-manager', onBehalfOf: 'manager' })]);
  });

  it.each([
    [{ text: '   ' }, 'нет ни слова'],
    [{ text: 'ж'.repeat(1_001) }, 'длиннее'],
    [{ text: TEXT, kind: 'party' }, 'Не удалось разобрать'],
    [{ text: 7 }, 'Не удалось разобрать'],
  ])('is refused with a sentence: %j', async (data, told) => {
    const { card, message } = await take('manager', data);

    expect(`${message}${visibleText(card ?? {})}`).toContain(told);
    expect(await notes()).toEqual([]);
  });
});

describe('a note that was taken down', () => {
  let id = '';

  beforeEach(async () => {
    await bot.hear('manager', `заметка ромашка ${TEXT}`);
    id = (await notes())[0]?._id ?? '';
  });

  const tell = async (person: string, verb: string, data: object) => {
    const { card, message } = await bot.act(person, 'any', verb, { note: id, ...data });
    return `${message}${visibleText(card ?? {})}`;
  };
  const correction = { revision: 1, kind: 'visit', text: 'Был у них', day: '2026-11-27' };

  it('is corrected by its author on its day, once for a press that came twice', async () => {
    expect(await tell('manager', 'note.correct', correction)).toContain('Исправлено.');
    expect(await tell('manager', 'note.correct', correction)).toContain('Был у них');
    expect(await tell('manager', 'note.correct', { ...correction, text: 'Позже' })).toContain('устарела');

    expect(await notes()).toEqual([
      expect.objectContaining({ kind: 'visit', text: 'Был у них', on: '2026-11-27', revision: 2 }),
    ]);
  });

  it('is corrected to no day to come, and by nobody else, and not the day after', async () => {
    expect(await tell('manager', 'note.correct', { ...correction, day: '2026-11-29' })).toContain(
      'разобрать',
    );
    expect(await tell('unit-sales-head', 'note.correct', correction)).toContain('только её автор');
    expect(await tell('other-head', 'note.correct', correction)).toContain('Не нашлось');
    bot.clock.set('2026-11-29T05:00:00Z');
    expect(await tell('manager', 'note.correct', correction)).toContain('только её автор');
    expect(await tell('manager', 'note.remove', {})).toContain('только её автор');

    expect(await notes()).toEqual([expect.objectContaining({ text: TEXT, revision: 1 })]);
  });

  it('is removed with its words, and stays removed', async () => {
    expect(await tell('manager', 'note.remove', {})).toContain('Заметка убрана.');
    expect(await tell('manager', 'note.remove', {})).toContain('Заметка убрана.');
    expect(await tell('manager', 'note.correct', correction)).toContain('Заметка убрана.');

    expect(await notes()).toEqual([expect.objectContaining({ text: '', removed: true })]);
  });

  it('is in the log without a word of it', async () => {
    await tell('manager', 'note.correct', { ...correction, text: 'Петрова против' });
    await tell('manager', 'note.remove', {});
    const log = await bot.hear('manager', 'журнал VIP-2026-0001');

    expect(log).toContain('Заметка от 28.11.2026: звонок');
    expect(log).toContain('Заметка от 27.11.2026 исправлена: визит');
    expect(log).toContain('Заметка убрана');
    const stored = JSON.stringify((await bot.product.audit.find({ index: '', eq: {}, limit: 100 })).items);
    for (const said of [TEXT, 'Иванова', 'Петрова']) expect(`${log}${stored}`).not.toContain(said);
  });

  it('is found by unit and period for the reports', async () => {
    const find = async (unit: string, gte: string) =>
      (
        await bot.product.notes.find({
          index: 'unit',
          eq: { unit, removed: false },
          range: { gte },
          limit: 9,
        })
      ).items.length;

    expect([await find('barnaul', '2026-11-01'), await find('barnaul', '2026-12-01')]).toEqual([1, 0]);
    expect(await find(OTHER_UNIT, '2026-11-01')).toBe(0);
  });
});
