import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { buildHolder, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';
import { fillWeek } from '../helpers/overview-world.ts';
import { SEATS } from '../helpers/start-bot.ts';

let desk: ExportDesk;

beforeEach(async () => {
  desk = await startExportDesk({
    people: [...SEATS, buildHolder('unit-head')],
    units: [
      buildUnit('barnaul', { approvedManagers: 2 }),
      buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } }),
    ],
    at: '2026-11-26T05:00:00Z',
  });
  await fillWeek(desk.bot.product);
});

afterEach(() => desk.close());

it('takes the duties along, with the days that they are of', async () => {
  await desk.bot.say('commercial-director', 'исполнение');

  const { name, rows } = await desk.exported('commercial-director');

  expect(name).toBe('Исполнение 2026-11-26.xlsx');
  expect(rows.map(([line]) => line)).toContain('Филиал, с 27.10.2026 по 26.11.2026');
  const head = rows.findIndex(([first]) => first === 'Сотрудник');
  expect(rows[head + 1]?.slice(0, 3)).toEqual(['commercial-director', '1', '4']);
});

it('takes those of the own unit only, for its head', async () => {
  await desk.bot.say('unit-head', 'исполнение');

  const { rows } = await desk.exported('unit-head');

  expect(rows.map(([line]) => line)).toContain('Барнаул, с 27.10.2026 по 26.11.2026');
  expect(JSON.stringify(rows)).not.toContain('Бийск');
});
