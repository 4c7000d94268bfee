import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { presentInbox } from '../../../bot/inbox/inbox-card.ts';
import type { InboxEntry } from '../../../src/inbox/inbox-rules.ts';
import { INBOX_PAGE, openInbox } from '../../../src/inbox/open-inbox.ts';
import { LONGEST_REST_DAYS } from '../../../src/reminders/answers/begun-matters.ts';
import { REMINDER_KINDS } from '../../../src/reminders/kinds/index.ts';
import { planSteps } from '../../../src/reminders/reminder-rules.ts';
import { type BranchDay, branchDay, findAllThatWaits, playDay } from '../../helpers/inbox-world.ts';
import type { ReminderWorld } from '../../helpers/reminder-world.ts';

describe('the inbox of a random branch', () => {
  it('holds, for everybody, all that waits and nothing else, and says that nothing does only then', async () => {
    await fc.assert(fc.asyncProperty(branchDay, holdsAllThatWaits), { numRuns: 6 });
  }, 240_000);
});

describe('LONGEST_REST_DAYS', () => {
  it('is longer than any ladder rests between two of its steps', async () => {
    const days = fc.record({
      kind: fc.constantFrom(...REMINDER_KINDS),
      occurrence: fc.date({ min: new Date('2026-03-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
      opened: fc.nat({ max: 20 }),
    });
    const world = await playDay(QUIET);
    fc.assert(
      fc.property(days, ({ kind: { ladder }, occurrence, opened }) => {
        const day = Temporal.PlainDate.from(occurrence.toISOString().slice(0, 10));
        const dates = { occurrence: day, opened: day.subtract({ days: opened }) };
        const steps = planSteps(world.app.calendar(), ladder, dates, day.add({ days: 40 }));
        const planned = [...steps.map(({ date }) => date), day.add({ days: 14 })];
        const rests = planned
          .slice(1)
          .map((date, n) => planned[n]?.until(date, { largestUnit: 'day' }).days ?? 0);
        expect(Math.max(...rests)).toBeLessThan(LONGEST_REST_DAYS - 2);
      }),
    );
  });
});

const QUIET: BranchDay = {
  birthdays: [],
  requests: [],
  away: [],
  answers: [],
  forms: [],
  reports: false,
  on: '2026-12-01',
};

async function holdsAllThatWaits(day: BranchDay): Promise<void> {
  const world = await playDay(day);
  for await (const { _id } of world.app.people.scan()) {
    const waits = await findAllThatWaits(world, _id);
    expect({ person: _id, holds: await held(world, _id) }).toEqual({ person: _id, holds: waits });
    expect(await isSaidToBeEmpty(world, _id)).toBe(waits.length === 0);
  }
}

async function held(world: ReminderWorld, actor: string): Promise<string[]> {
  const found: string[] = [];
  for (let from: number | undefined = 0; from !== undefined; ) {
    const page = await openInbox(world.app, { actor, from });
    expect(page.entries.length).toBeLessThanOrEqual(INBOX_PAGE);
    found.push(...page.entries.map(idOf));
    from = page.next;
  }
  return found.sort();
}

function idOf(entry: InboxEntry): string {
  if (entry.kind === 'task') return entry.task.request._id;
  if (entry.kind === 'form') return entry.form.draft._id;
  return entry.kind === 'reminder' ? entry.facts.clock._id : entry.kind;
}

async function isSaidToBeEmpty(world: ReminderWorld, actor: string): Promise<boolean> {
  const texts = world.app.translator.in('ru');
  const view = presentInbox({
    inbox: await openInbox(world.app, { actor }),
    morning: null,
    calendar: world.app.calendar(),
    names: {},
    texts,
    zone: 'Asia/Barnaul',
  });
  return JSON.stringify(view).includes(texts.t('inbox.empty'));
}
