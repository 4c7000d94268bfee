import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildLine } from '../helpers/build-vip-list.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { type ListDesk, startListDesk } from '../helpers/list-desk.ts';

let desk: ListDesk;

beforeEach(async () => {
  desk = await startListDesk();
});

afterEach(() => desk.close());

describe('the draft', () => {
  it('is there on the first days of a quarter, of who came, who is to go and who may come', async () => {
    await desk.pass();

    const text = await desk.bot.hear('branch-sales', 'список квартала');

    expect(text).toContain('Список за 4 квартал 2026');
    expect(text).toContain('Отправить до: 22 января');
    expect(text).toContain('Новые · 3');
    expect(text).toContain('К исключению · 1');
    expect(text).not.toContain('Клиент 4');
  });

  it('does not go to the directors while a removal has no ground', async () => {
    await desk.pass();
    await desk.bot.say('branch-sales', 'список квартала');

    expect(await desk.bot.press('branch-sales', 'Отправить директорам')).toContain(
      'Укажите основание исключения: Клиент 5',
    );
    expect((await desk.list()).status).toBe('draft');
  });

  it('keeps the words of people when the register is read again', async () => {
    await desk.pass();
    await desk.bot.say('branch-sales', 'список квартала');
    await desk.bot.press('branch-sales', 'list.drop', { line: 'VIP-2026-0002', note: 'спорный' });
    const client = await desk.bot.product.clients.get('VIP-2026-0001');
    if (!client) throw new Error('no client');
    await desk.bot.product.clients.replace({
      ...client,
      passport: { ...client.passport, shortName: 'Переименован' },
    });

    const text = await desk.bot.press('branch-sales', 'Обновить из реестра');

    expect(text).toContain('Переименован');
    expect(text).toContain('✕ Клиент 2\nубран: спорный');
  });

  it('takes a client by number, and says why it takes another not', async () => {
    await desk.pass();
    await desk.bot.say('branch-sales', 'список квартала');

    expect(
      await desk.bot.press('branch-sales', 'list.add', { client: 'vip-2026-0004', section: 'new' }),
    ).toContain('Новые · 4');
    expect(
      await desk.bot.press('branch-sales', 'list.add', { client: 'VIP-2026-0404', section: 'new' }),
    ).toContain('VIP-2026-0404');
    expect(
      await desk.bot.press('branch-sales', 'list.add', { client: 'VIP-2026-0004', section: 'new' }),
    ).toContain('уже в этом разделе');
  });

  it.each(['manager', 'admin', 'outsider'])('is not shown to %s', async (person) => {
    await desk.pass();

    expect(await desk.bot.hear(person, 'список квартала')).not.toContain('Клиент');
  });

  it('shows a head the lines of the own unit', async () => {
    await desk.pass();

    const text = await desk.bot.hear('biysk-head', 'список квартала');

    expect(text).toContain('Клиент 3');
    expect(text).not.toContain('Клиент 1');
  });
});

describe('the directors', () => {
  it('read a page of the longest lines that Teams still takes', async () => {
    await desk.submitted();
    const name = 'ООО «Алтайский комбинат хлебопродуктов имени Первого мая»';
    const refused = { 'commercial-director': 'д'.repeat(500) };
    const lines = Array.from({ length: 40 }, (_, n) =>
      buildLine({ id: `VIP-2026-${1000 + n}`, name, note: 'я'.repeat(500), refused }),
    );
    await desk.bot.product.vipLists.replace({ ...(await desk.list()), lines });
    await desk.bot.say('security-director', 'список квартала');

    const card = JSON.stringify(desk.bot.cardsOf('security-director').at(-1)?.card);

    expect(Buffer.byteLength(card)).toBeLessThan(28_000);
  });

  it('agree on one card, each for themselves, and both are needed', async () => {
    await desk.submitted();

    expect(desk.last('commercial-director')).toContain('Согласуйте список: 4 строки');
    expect(await desk.bot.press('commercial-director', 'Согласовать всё')).toContain('Согласовано, спасибо');
    expect((await desk.list()).status).toBe('agreeing');
    await desk.bot.press('security-director', 'Согласовать всё');

    expect((await desk.list()).status).toBe('agreed');
  });

  it('refuse a line with a reason, which leaves the list and stays on record', async () => {
    await desk.submitted();

    const line = { line: 'VIP-2026-0002', reason: 'долги' };
    expect(await desk.bot.press('security-director', 'list.refuse', line)).toContain(
      '✕ Клиент 2\nДиректор по безопасности и режиму не согласует: долги',
    );
    await desk.bot.press('security-director', 'Согласовать остальное');
    await desk.bot.press('commercial-director', 'list.agree');

    const list = await desk.list();
    expect(list.status).toBe('agreed');
    expect(list.lines.find(({ id }) => id === 'VIP-2026-0002')?.refused).toEqual({
      'security-director': 'долги',
    });
  });

  it('have to say why', async () => {
    await desk.submitted();

    expect(await desk.bot.press('security-director', 'list.refuse', { line: 'VIP-2026-0002' })).toContain(
      'причин',
    );
  });

  it('give the whole list back with a reason, and agree anew on what comes again', async () => {
    await desk.submitted();
    await desk.bot.press('commercial-director', 'Согласовать всё');
    await desk.bot.press('security-director', 'list.return', { why: 'нет объёмов' });
    await desk.bot.quiet();

    expect(await desk.bot.hear('branch-sales', 'список квартала')).toContain('нет объёмов');
    expect((await desk.list()).agreed).toEqual({});
  });

  it('do not agree on a list that has changed since by a card of before', async () => {
    await desk.submitted();
    const card = desk.bot.cardsOf('commercial-director').at(-1);
    const { revision } = await desk.list();
    await desk.bot.press('security-director', 'list.return', { why: 'нет объёмов' });
    await desk.bot.say('branch-sales', 'список квартала');
    await desk.bot.press('branch-sales', 'list.drop', { line: 'VIP-2026-0001', note: 'спорный' });
    await desk.bot.press('branch-sales', 'Отправить директорам');

    const data = { list: '2026-Q4', revision, from: 0 };
    const answer = await desk.bot.act('commercial-director', card?.activityId ?? '', 'list.agree', data);

    const text = visibleText(answer.card ?? {});
    expect(text).toContain('Карточка устарела');
    expect(text).toContain('✕ Клиент 1\nубран: спорный');
    expect((await desk.list()).agreed).toEqual({});
  });

  it('press twice, and nothing happens twice', async () => {
    await desk.submitted();
    const card = desk.bot.cardsOf('commercial-director').at(-1);
    const data = { list: '2026-Q4', revision: 99, from: 0 };
    await desk.bot.press('commercial-director', 'Согласовать всё');

    const answer = await desk.bot.act('commercial-director', card?.activityId ?? '', 'list.agree', {
      ...data,
      revision: 1,
    });

    expect(answer.status).toBe(200);
    expect(Object.keys((await desk.list()).agreed ?? {})).toEqual(['commercial-director']);
  });

  it('do not hear a late press of branch sales', async () => {
    await desk.pass();
    await desk.bot.say('branch-sales', 'список квартала');
    const card = desk.bot.cardsOf('branch-sales').at(-1);
    await desk.submitted();

    const data = { list: '2026-Q4', revision: 1, from: 0, line: 'VIP-2026-0001', note: 'поздно' };
    const answer = await desk.bot.act('branch-sales', card?.activityId ?? '', 'list.drop', data);

    expect(visibleText(answer.card ?? {})).toContain('уже на другом шаге');
    expect((await desk.list()).lines[0]?.dropped).toBe('');
  });
});
