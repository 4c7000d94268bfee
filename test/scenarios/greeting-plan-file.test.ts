import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildHolder, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';
import { buildGreeted } from '../helpers/reminder-world.ts';
import { SEATS, textOf } from '../helpers/start-bot.ts';

const GREETING = 'VIP-2026-0001:contact-director:2026';

let desk: ExportDesk;

beforeEach(async () => {
  const elsewhere = (role: 'manager' | 'unit-sales-head', _id: string) =>
    buildHolder(role, { _id, name: _id, roles: [{ role, scope: OTHER_UNIT }] });
  desk = await startExportDesk({
    people: [...SEATS, elsewhere('manager', 'there'), elsewhere('unit-sales-head', 'head-there')],
    units: [buildUnit(), buildUnit(OTHER_UNIT)],
    plans: 'unsigned',
  });
  const clients = [
    ['VIP-2026-0001', '12-04', 'barnaul', 'manager'],
    ['VIP-2026-0002', '12-11', OTHER_UNIT, 'there'],
  ] as const;
  for (const [_id, birthday, unit, manager] of clients) {
    const client = buildGreeted({ birthday }, { _id, key: _id, openRequest: null });
    const appointment = { ...client.passport.appointment, manager };
    await desk.bot.product.clients.insert({ ...client, passport: { ...client.passport, unit, appointment } });
  }
  await desk.bot.act('manager', 'any', 'plan.intend', {
    greeting: GREETING,
    meantGift: 'розы',
    meantCost: '900',
  });
});

afterEach(() => desk.close());

describe('plans of two units', () => {
  it('are each for their own head, and both for branch sales, who reads no names of contacts', async () => {
    const board = async (person: string, data = {}) =>
      textOf(await desk.bot.act(person, 'any', 'plan.board', data));

    expect(await board('unit-sales-head')).toContain('manager\nНе подписан');
    expect(await board('unit-sales-head', { unit: OTHER_UNIT })).toContain('Не нашлось');
    expect(await board('head-there')).toContain('there\nНе подписан');
    expect(await board('branch-sales')).toContain('подписано 0 из 1');
    expect(await board('manager')).toContain('нет прав');

    const month = { manager: 'manager', month: '2026-12' };
    const seen = textOf(await desk.bot.act('branch-sales', 'any', 'plan.month', month));
    expect(seen).toContain('День рождения\nООО «Ромашка»');
    expect(seen).not.toContain('4 декабря');
    expect(seen).not.toContain('розы');
  });

  it('go out as a workbook with what is meant for each', async () => {
    await desk.bot.say('manager', 'план');
    await desk.bot.click('manager', 'plan.year');

    const { name, rows } = await desk.exported('manager');

    expect(name).toContain('План поздравлений 2026');
    const head = rows.findIndex(([first]) => first === 'Номер');
    expect(rows[head + 1]).toEqual(
      expect.arrayContaining([
        'VIP-2026-0001',
        'День рождения: Директоров Директор',
        '2026-12-04',
        'розы',
        'Впереди',
      ]),
    );
  });
});
