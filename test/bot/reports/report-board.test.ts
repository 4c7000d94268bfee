import { describe, expect, it } from '@jest/globals';
import { presentBoard } from '../../../bot/reports/report-lists.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { openBoard } from '../../../src/reports/list-reports.ts';
import { buildUnit } from '../../helpers/build-person.ts';
import { putUnitReport } from '../../helpers/put-report.ts';
import { cards } from '../../helpers/reminder-turn.ts';
import { createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const MOST_BYTES = 28_000;
const texts = createTranslator().in('ru');

async function createBranch(units: number): Promise<ReminderWorld> {
  const world = await createReminderWorld('2026-12-09 10:00');
  for (let n = 1; n < units; n += 1) {
    const { version: _, ...unit } = buildUnit(`unit-${n}`, {
      name: { ru: `Подразделение ${n}`, en: `Unit ${n}` },
    });
    await world.app.units.insert(unit);
  }
  for (const { _id } of await world.app.directory.listUnits()) {
    await putUnitReport(world.app, _id, '2026-11', { status: 'draft' });
  }
  return world;
}

describe('the board of sixty units', () => {
  it('fits the size of a card on each of its pages, and shows every unit once', async () => {
    const world = await createBranch(60);
    const board = await openBoard(world.app, { actor: 'branch-sales' });
    const shown: string[] = [];
    for (const from of [0, 20, 40]) {
      const calendar = world.app.calendar();
      const data = presentBoard({ board, from, zone: 'Asia/Barnaul', calendar, notice: null, texts });
      const { card } = cards().render('reports/list', data, '');
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(MOST_BYTES);
      shown.push(...(data.rows as { title: string }[]).map(({ title }) => title));
    }

    const more = shown.filter((title) => title.startsWith('Ещё'));
    expect(more).toEqual(['Ещё 40 подразделений ›', 'Ещё 20 подразделений ›']);
    expect(new Set(shown).size).toBe(62);
  });

  it('is no business of a unit', async () => {
    const world = await createBranch(2);

    await expect(openBoard(world.app, { actor: 'unit-sales-head' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
