import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ListDesk, startListDesk } from '../helpers/list-desk.ts';

let desk: ListDesk;

beforeEach(async () => {
  desk = await startListDesk();
});

afterEach(() => desk.close());

describe('the head office', () => {
  it('gets the list with its number and day, no earlier than it was agreed on and not in the future', async () => {
    await desk.agreed();
    await desk.bot.say('branch-sales', 'список квартала');

    expect(await desk.bot.press('branch-sales', 'list.sent', { number: '17/к', on: '2027-02-01' })).toContain(
      'Отправлено в головную компанию',
    );
    expect((await desk.list()).status).toBe('agreed');
    expect(await desk.bot.press('branch-sales', 'list.sent', { number: '17/к', on: '2027-01-10' })).toContain(
      'согласован позже',
    );
    expect(await desk.bot.press('branch-sales', 'list.sent', { number: '17/к', on: '2027-01-11' })).toContain(
      'исх. № 17/к от 11.01.2027',
    );
  });

  it('gets a workbook of three sections with both agreements', async () => {
    await desk.sent();

    const { name, rows } = await desk.exported('branch-sales');

    expect(name).toBe('Список за 4 квартал 2026 2027-01-11.xlsx');
    const lines = rows.map(([first]) => first);
    expect(lines).toContain('4 из 5: отправлен, исх. № 17/к от 11.01.2027');
    expect(lines).toContain('Согласовано 11.01.2027: Коммерческий директор, commercial-director');
    expect(rows.flat()).toEqual(expect.arrayContaining(['Клиент 1', 'Клиент 2', 'Клиент 3']));
  });

  it('decides line by line, and everybody concerned reads what concerns them, once', async () => {
    await desk.sent();
    const before = desk.bot.cardsOf('biysk-manager').length;
    await desk.bot.press('branch-sales', 'list.except', {
      line: 'VIP-2026-0003',
      outcome: 'postponed',
      note: 'до июля',
    });
    await desk.bot.press('branch-sales', 'list.decided', { number: '5', on: '2027-01-11' });
    await desk.bot.quiet();

    expect(desk.bot.cardsOf('biysk-manager').length).toBe(before + 1);
    expect(desk.last('biysk-manager')).toContain('✕ Клиент 3\nотложено · до июля');
    expect(desk.last('biysk-manager')).not.toContain('Клиент 1');
    expect(desk.last('manager')).toContain('утверждено');
    expect((await desk.list()).pending).toEqual([]);
    expect(desk.last('biysk-head')).toContain('Клиент 3');
  });

  it('is not asked about a client whose removal is on its way, or who has left', async () => {
    await desk.sent();
    const client = await desk.bot.product.clients.get('VIP-2026-0005');
    if (!client) throw new Error('no client');
    const { clients } = desk.bot.product;
    const leaving = await clients.replace({ ...client, openRequest: 'RM-2026-0007' });
    await desk.bot.press('branch-sales', 'list.decided', { number: '5', on: '2027-01-11' });

    const text = await desk.bot.hear('branch-sales', 'список квартала');
    expect(text).toContain('исключение идёт: RM-2026-0007');
    expect(text).not.toContain('Исключить: Клиент 5…');
    await clients.replace({ ...leaving, status: 'removed', openRequest: null });

    expect(await desk.bot.hear('branch-sales', 'список квартала')).toContain('уже исключён');
  });

  it('leads the head of sales to the removal in one tap', async () => {
    await desk.sent();
    const client = await desk.bot.product.clients.get('VIP-2026-0005');
    if (!client) throw new Error('no client');
    await desk.bot.product.clients.replace({ ...client, status: 'client_notified', active: true });
    await desk.bot.press('branch-sales', 'list.decided', { number: '5', on: '2027-01-11' });
    await desk.bot.quiet();

    await desk.bot.press('unit-sales-head', 'Исключить: Клиент 5…');

    const form = JSON.stringify(desk.bot.cardsOf('unit-sales-head').at(-1)?.card);
    expect(form).toContain('Исключение из списка VIP');
    expect(form).toContain('VIP-2026-0005');
    expect(form).toContain('решение № 5 от 11.01.2027');
  });
});
