import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { DueRule } from '../../../../src/calendar/due-dates.ts';
import type { StepDefinition } from '../../../../src/requests/kinds/definition.ts';
import { timeLeft } from '../../../../src/requests/route/deadline-rules.ts';
import { buildRouteContext } from '../../../helpers/build-request.ts';

const { calendar } = buildRouteContext();

function leftOf(dueOn: string | null, today: string, due: DueRule = { workingDays: 3 }) {
  const definition: StepDefinition = { id: 'x', kind: 'approve', seats: ['admin'], due };
  return timeLeft({ dueOn, definition }, today, calendar);
}

describe('time left of a step', () => {
  it.each([
    ['2026-11-27', '2026-11-24', 3, true],
    ['2026-11-30', '2026-11-27', 1, true],
    ['2026-11-27', '2026-11-27', 0, false],
    ['2026-11-27', '2026-11-30', -1, true],
    // A Saturday behind the last day is no working day late, and late all the same.
    ['2026-11-27', '2026-11-28', -1, false],
    // Over New Year nothing is worked.
    ['2027-01-11', '2026-12-30', 1, true],
  ])('until %s is, on %s, %i', (dueOn, today, days, working) => {
    expect(leftOf(dueOn, today)).toEqual({ days, working });
  });

  it('counts calendar days where the regulation does', () => {
    expect(leftOf('2026-12-04', '2026-11-24', { calendarDays: 10 })).toEqual({ days: 10, working: false });
  });

  it('is none without a deadline', () => {
    expect(leftOf(null, '2026-11-24')).toBeNull();
  });

  it('is never longer than the calendar says, and late exactly behind the last day', () => {
    const start = Temporal.PlainDate.from('2026-11-24');
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.boolean(), (offset, works) => {
        const rule: DueRule = works ? { workingDays: 3 } : { calendarDays: 10 };
        const left = leftOf(start.add({ days: offset }).toString(), start.toString(), rule);

        expect(Math.sign(left?.days ?? 0)).toBe(Math.sign(offset));
        expect(Math.abs(left?.days ?? 0)).toBeLessThanOrEqual(Math.abs(offset));
      }),
    );
  });
});
