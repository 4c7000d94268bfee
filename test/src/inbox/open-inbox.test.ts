import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { groupOf } from '../../../src/inbox/inbox-rules.ts';
import { INBOX_PAGE, openInbox } from '../../../src/inbox/open-inbox.ts';
import { markDone } from '../../../src/reminders/answers/mark-done.ts';
import { ensurePlans } from '../../../src/reminders/clock/plans.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import {
  addPerson,
  buildGreeted,
  createReminderWorld,
  type ReminderWorld,
} from '../../helpers/reminder-world.ts';

const PEOPLE = ['manager', 'deputy', 'unit-sales-head', 'unit-head', 'commercial-director'];

describe('groupOf', () => {
  const friday = Temporal.PlainDate.from('2026-11-27');

  it.each([
    ['2026-11-26', 'overdue'],
    ['2026-11-27', 'today'],
    ['2026-11-28', 'week'],
    ['2026-11-29', 'week'],
    ['2026-11-30', 'later'],
  ])('puts what is due on %s under %s', (dueOn, group) => {
    expect(groupOf(Temporal.PlainDate.from(dueOn), friday)).toBe(group);
  });
});

describe('openInbox', () => {
  it('holds a greeting from the first reminder until it is answered', async () => {
    const world = await createReminderWorld('2026-11-16 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));

    expect(await waiting(world, 'manager')).toEqual([]);
    await runDays(world, '2026-11-17', '2026-12-02');
    const [greeting] = await waiting(world, 'manager');
    expect(greeting).toBe('client-day:VIP-2026-0001:contact-director');
    expect(await waiting(world, 'unit-sales-head')).toEqual([]);

    await markDone(world.app, {
      matter: greeting ?? '',
      occurrence: '2026-12-04',
      by: 'manager',
    });
    expect(await waiting(world, 'manager')).toEqual([]);
  });

  it('holds a report for the head of sales and the managers of its unit until it is handed in', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    await ensurePlans(world.app);
    await world.runUntil('2026-12-02 10:00');

    expect(await waiting(world, 'unit-sales-head')).toEqual(['unit-report:barnaul:2026-11']);
    expect(await waiting(world, 'unit-head')).toEqual([]);
  });

  it('counts all pages and shows one', async () => {
    const world = await createReminderWorld('2026-12-01 08:00');
    for (let n = 1; n <= INBOX_PAGE + 2; n += 1) {
      const number = String(n).padStart(4, '0');
      await world.addClient(
        buildGreeted({ birthday: '12-04' }, { _id: `VIP-2026-${number}`, key: `key-${n}` }),
      );
    }
    await world.runUntil('2026-12-03 10:00');

    const first = await openInbox(world.app, { actor: 'manager' });
    const second = await openInbox(world.app, { actor: 'manager', from: first.next ?? 0 });

    expect(first.entries).toHaveLength(INBOX_PAGE);
    expect(first.counts.week).toBe(INBOX_PAGE + 2);
    expect(second.entries).toHaveLength(2);
    expect(second.next).toBeUndefined();
  });

  it('holds, on any day, what anybody was told and may still answer', async () => {
    const days = fc.constantFrom('12-04', '12-07', '12-11', '12-15');
    const world = fc.record({
      birthdays: fc.array(days, { minLength: 1, maxLength: 3 }),
      stopOn: fc.constantFrom('2026-12-03', '2026-12-04', '2026-12-08', '2026-12-11', '2026-12-16'),
      answered: fc.boolean(),
    });
    await fc.assert(fc.asyncProperty(world, holdsWhatWasTold), { numRuns: 6 });
  });
});

async function holdsWhatWasTold({
  birthdays,
  stopOn,
  answered,
}: {
  birthdays: string[];
  stopOn: string;
  answered: boolean;
}): Promise<void> {
  const world = await createReminderWorld('2026-11-16 08:00');
  await addPerson(world, buildHolder('manager', { _id: 'deputy', name: 'deputy' }));
  for (const [n, birthday] of birthdays.entries()) {
    await world.addClient(buildGreeted({ birthday }, { _id: `VIP-2026-000${n + 1}`, key: `key-${n}` }));
  }
  await runDays(world, '2026-11-17', stopOn);
  if (answered) {
    const [first = ''] = await waiting(world, 'manager');
    const clock = await world.app.reminderClocks.get(first);
    if (clock) {
      await markDone(world.app, {
        matter: first,
        occurrence: clock.occurrence,
        by: 'manager',
      });
    }
  }
  for (const person of PEOPLE) expect(await waiting(world, person)).toEqual(await toldAndOpen(world, person));
}

async function runDays(world: ReminderWorld, from: string, to: string): Promise<void> {
  const last = Temporal.PlainDate.from(to);
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, last) <= 0; ) {
    world.setTime(`${day} 10:00`);
    await world.runOnce();
    day = day.add({ days: 1 });
  }
}

async function waiting(world: ReminderWorld, actor: string): Promise<string[]> {
  const { entries } = await openInbox(world.app, { actor });
  return entries.flatMap((entry) => (entry.kind === 'reminder' ? [entry.facts.clock._id] : [])).sort();
}

/** By the messages alone: every matter that a message to the person named, for the occurrence that is open. */
async function toldAndOpen(world: ReminderWorld, person: string): Promise<string[]> {
  const matters = new Set<string>();
  for (const { recipient, content } of await world.deliveries()) {
    if (recipient !== person || content.kind !== 'reminder') continue;
    const clock = await world.app.reminderClocks.get(content.matter);
    if (clock?.status === 'armed' && !clock.result && clock.occurrence === content.occurrence) {
      matters.add(content.matter);
    }
  }
  return [...matters].sort();
}
