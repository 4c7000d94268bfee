import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { reportDueDate } from '../../../src/calendar/due-dates.ts';
import { addWorkingDays } from '../../../src/calendar/working-days.ts';
import { runDue } from '../../../src/jobs/run-due.ts';
import { ensurePlans } from '../../../src/reminders/clock/plans.ts';
import { REMINDER_SETTINGS_ID } from '../../../src/settings/reminder-settings.ts';
import { buildUnit } from '../../helpers/build-person.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';
import { createReminderWorld } from '../../helpers/reminder-world.ts';
import { createToldWorld } from '../../helpers/told-world.ts';

const CLOCK = 'unit-report:barnaul:2026-11';

interface Rules {
  day: number;
  inclusive: boolean;
  roll: 'forward' | 'backward' | 'none';
}

/** The day on which the unit was first reminded of the period's report, day after day from the month's first. */
async function firstReminder(period: string, rules: Rules): Promise<[string | undefined, string]> {
  const isQuarter = period.includes('Q');
  const month = isQuarter
    ? `${period.slice(0, 4)}-${String(Number(period.at(-1)) * 3).padStart(2, '0')}`
    : period;
  const start = Temporal.PlainDate.from(`${month}-01`);
  const world = await createReminderWorld(`${start} 08:00`);
  await world.app.settings.insert({
    _id: REMINDER_SETTINGS_ID,
    value: { report: { ...rules, period: isQuarter ? 'quarter' : 'month' } },
    pending: [],
    hasPending: false,
  });
  await ensurePlans(world.app);
  const due = reportDueDate(world.app.calendar(), period, rules);
  for (let day = start; Temporal.PlainDate.compare(day, due) <= 0; day = day.add({ days: 1 })) {
    world.setTime(`${day} 10:00`);
    await world.runOnce();
    const told = (await world.sent()).some((line) => line.includes(`unit-report:barnaul:${period} ${due}`));
    if (told) return [day.toString(), addWorkingDays(world.app.calendar(), due, -5).toString()];
  }
  return [undefined, addWorkingDays(world.app.calendar(), due, -5).toString()];
}

describe('a unit’s report', () => {
  it.each([
    ['2026-11', { day: 1, inclusive: false, roll: 'none' } as const],
    ['2026-12', { day: 1, inclusive: false, roll: 'backward' } as const],
    ['2026-12', { day: 1, inclusive: false, roll: 'forward' } as const],
    ['2026-Q4', { day: 1, inclusive: false, roll: 'backward' } as const],
    ['2027-01', { day: 31, inclusive: true, roll: 'none' } as const],
    ['2027-01', { day: 29, inclusive: false, roll: 'forward' } as const],
  ])('of %s opens and is reminded of five working days before it is due, by %j', async (period, rules) => {
    const [first, expected] = await firstReminder(period, rules);

    expect(first).toBe(expected);
  });

  it('opens and is reminded of in time under any settings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '2026-02',
          '2026-04',
          '2026-12',
          '2027-01',
          '2027-12',
          '2026-Q1',
          '2026-Q3',
          '2026-Q4',
        ),
        fc.record({
          day: fc.integer({ min: 1, max: 31 }),
          inclusive: fc.boolean(),
          roll: fc.constantFrom('forward' as const, 'backward' as const, 'none' as const),
        }),
        async (period, rules) => {
          const [first, expected] = await firstReminder(period, rules);
          expect(first).toBe(expected);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the first start on the day on which a report is due', () => {
  it('opens the report wherever it died before', async () => {
    for (let write = 1; ; write += 1) {
      const store = openMemoryStore();
      const world = createToldWorld(store, '2026-12-07T01:00:00Z');
      const app = await world.start();
      await app.units.insert(buildUnit());
      const mortal = createMortalStore(store, write);
      await ensurePlans(await world.start(mortal)).catch(() => {});

      await runDue(app);
      world.clock.set('2026-12-07T18:00:00Z');
      await runDue(app);

      const known = [await app.reports.get('barnaul:2026-11'), await app.reminderClocks.get(CLOCK)];
      expect({ write, known: known.map(Boolean) }).toEqual({ write, known: [true, true] });
      if (mortal.writes() < write) return;
    }
  });
});
