import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createWorkCalendar } from '../../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../../src/calendar/default-transfers.ts';
import { refreshAllReminders } from '../../../../src/reminders/clock/refresh-reminders.ts';
import { departmentQuality } from '../../../../src/requests/kinds/department-quality.ts';
import { openStepOf, type RequestDoc } from '../../../../src/requests/request.ts';
import { redateStep } from '../../../../src/requests/route/deadline-rules.ts';
import { pauseStep, resumeStep } from '../../../../src/requests/route/pause-rules.ts';
import { AT, buildRequest, buildRouteContext, decideSeat, self } from '../../../helpers/build-request.ts';
import { createReminderWorld, type ReminderWorld } from '../../../helpers/reminder-world.ts';

const context = buildRouteContext();
/** Friday 27.11.2026 becomes a day off for a Saturday long past. */
const OTHER = createWorkCalendar({
  ...DEFAULT_TRANSFERS,
  2026: [...(DEFAULT_TRANSFERS[2026] ?? []), { from: '2026-10-31', to: '2026-11-27' }],
});
const NEW_YEAR = createWorkCalendar({
  ...DEFAULT_TRANSFERS,
  2027: [{ from: '2027-01-16', to: '2027-01-11' }],
});

/** Opened on Monday 23.11.2026, due on the fifth working day after. */
function opened(): RequestDoc {
  return buildRequest({ type: 'department-quality' }, context, departmentQuality);
}

/** A question put on a day after the step opened, answered so many days later. */
function stood(request: RequestDoc, from: number, days: number, calendar = context.calendar): RequestDoc {
  const since = context.today.add({ days: from });
  const entry = { step: 'answer', seat: 'quality', way: self('quality'), question: 'Где?', at: AT };
  const paused = pauseStep(request, entry, { calendar, today: since });
  const reply = { seat: 'quality', way: self('manager'), answer: 'Здесь', at: AT };
  return resumeStep(paused, reply, { calendar, today: since.add({ days }) });
}

describe('redateStep', () => {
  it('leaves a step alone on the calendar that it was counted on', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(20), (from, days, more) => {
        const request = stood(stood(opened(), from, days), from + days, more);

        expect(redateStep(request, context.calendar)).toBeNull();
      }),
    );
  });

  it('counts every pause once more, as if the calendar had been known from the first day', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (from, days) => {
        const late =
          redateStep(stood(opened(), from, days), NEW_YEAR)?.request ?? stood(opened(), from, days);
        const known = stood(opened(), from, days, NEW_YEAR);

        expect(openStepOf(late)?.dueOn).toBe(openStepOf(known)?.dueOn);
        expect(late.waitsUntil).toBe(known.waitsUntil);
      }),
    );
  });

  it('moves the deadline of a paused step, which waits since the day of its question', () => {
    const entry = { step: 'answer', seat: 'quality', way: self('quality'), question: 'Где?', at: AT };
    const moved = redateStep(pauseStep(opened(), entry, context), OTHER)?.request;

    expect(moved && openStepOf(moved)?.dueOn).toBe('2026-12-01');
    expect(moved?.waitsUntil).toBe('2026-11-23');
  });

  it('leaves ended requests and steps without a deadline alone', () => {
    const refused = decideSeat(buildRequest(), 'unit-sales-head', 'refuse').request;
    const timeless = opened();
    const steps = timeless.steps.map((step) => ({ ...step, dueOn: null }));

    expect(redateStep(refused, OTHER)).toBeNull();
    expect(redateStep({ ...timeless, steps }, OTHER)).toBeNull();
  });
});

describe('redateRequests', () => {
  it('moves what is open, once, with a trace, its reminders and its place in the list', async () => {
    const world = await createReminderWorld('2026-11-23 10:00');
    const { version: _, ...draft } = opened();
    await world.app.requests.insert({ ...draft, pending: [], hasPending: false });
    await refreshAllReminders(world.app);

    world.setCalendar(OTHER);
    await refreshAllReminders(world.app);
    await refreshAllReminders(world.app);

    const request = await world.app.requests.get(draft._id);
    expect(request?.waitsUntil).toBe('2026-12-01');
    expect(await occurrencesOf(world, draft._id)).toEqual(['2026-12-01']);
    const { items } = await world.app.audit.find({
      index: 'subject',
      eq: { subject: `request:${draft._id}` },
      limit: 9,
    });
    expect(items.map(({ by, event }) => ({ by, ...event }))).toEqual([
      { by: 'system', type: 'request.redated', step: 'answer', from: '2026-11-30', to: '2026-12-01' },
    ]);
  });
});

async function occurrencesOf(world: ReminderWorld, request: string): Promise<string[]> {
  const query = { index: 'subject', eq: { subject: `request:${request}` }, limit: 9 };
  const { items } = await world.app.reminderClocks.find(query);
  return items.filter(({ status }) => status === 'armed').map(({ occurrence }) => occurrence);
}
