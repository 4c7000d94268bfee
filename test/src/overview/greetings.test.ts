import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { greetingFigures, loadGreetings } from '../../../src/overview/load-greetings.ts';
import { planClock } from '../../../src/reminders/reminder-clock.ts';
import { putClient, putGreeting, putRecord } from '../../helpers/overview-world.ts';
import { createReminderWorld } from '../../helpers/reminder-world.ts';

const WEEK = { from: Temporal.PlainDate.from('2026-11-02'), to: Temporal.PlainDate.from('2026-11-08') };
const UNITY = { occasion: 'state-unity', on: '2026-11-04' } as const;

/** Three clients of a manager for a holiday, of whom some are on record. */
async function celebrate(records: ('done' | 'skipped')[], result: 'done' | null = null) {
  const { app } = await createReminderWorld('2026-11-09 09:00');
  for (const n of [1, 2, 3]) await putClient(app, n);
  for (const [n, outcome] of records.entries()) {
    await putRecord(app, { client: `VIP-2026-${n + 1}`, ...UNITY, outcome });
  }
  const clock = planClock('x', 'y', { args: {}, on: UNITY.on, wakeAt: Date.parse('2026-11-18T00:00:00Z') });
  await app.reminderClocks.insert({
    ...clock,
    _id: `holiday:${UNITY.occasion}:manager`,
    kind: 'holiday',
    subject: 'person:manager',
    args: { holiday: UNITY.occasion, person: 'manager' },
    result: result && { outcome: result, by: 'manager', at: '2026-11-04T05:00:00Z', reason: null },
    pending: [],
    hasPending: false,
  });
  return greetingFigures(await loadGreetings(app, null, WEEK), '2026-11-09');
}

describe('greetings of a holiday', () => {
  it('are due to every client of the manager, and done client by client', async () => {
    expect(await celebrate(['done', 'skipped'])).toEqual({ due: 3, done: 1, skipped: 1, missed: 1 });
  });

  it('are missed where nobody is on record', async () => {
    expect(await celebrate([])).toEqual({ due: 3, done: 0, skipped: 0, missed: 3 });
  });

  it('are all done once the reminder was answered, whoever is on record by then', async () => {
    expect(await celebrate(['done'], 'done')).toEqual({ due: 3, done: 3, skipped: 0, missed: 0 });
  });
});

/** Numbers of clients that are read for the week's figures. */
async function readFor(days: ('done' | 'open')[], recorded: boolean): Promise<string[]> {
  const { app } = await createReminderWorld('2026-11-09 09:00');
  await putClient(app, 1);
  for (const [n, outcome] of days.entries()) {
    await putGreeting(app, n, { client: 'VIP-2026-1', on: `2026-11-0${n + 2}`, outcome, recorded });
  }
  const read: string[] = [];
  const get = app.clients.get.bind(app.clients);
  const clients = Object.assign(Object.create(app.clients), {
    get: (id: string) => {
      read.push(id);
      return get(id);
    },
  });
  expect(await loadGreetings({ ...app, clients }, null, WEEK)).toHaveLength(days.length);
  return read;
}

describe('greetings of a client’s own days', () => {
  it('read the client once for several days', async () => {
    expect(await readFor(['open', 'open', 'done'], false)).toEqual(['VIP-2026-1']);
  });

  it('do not read a client whose days are all on record', async () => {
    expect(await readFor(['done', 'done'], true)).toEqual([]);
  });
});
