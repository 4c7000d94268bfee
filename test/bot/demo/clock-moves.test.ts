import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { clockMoves } from '../../../bot/demo/pages/clock-moves.ts';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';

const calendar = createWorkCalendar(DEFAULT_TRANSFERS);

function movesAt(local: string, birthdays: { date: string; name: string }[] = []) {
  const now = Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Barnaul');
  return clockMoves({ now, calendar, birthdays, reportDay: 5 });
}

function told(local: string, birthdays: { date: string; name: string }[] = []): string[] {
  return movesAt(local, birthdays).map(
    ({ id, to }) => `${id} ${to.toPlainDateTime().toString({ smallestUnit: 'minute' })}`,
  );
}

describe('moves of the clock', () => {
  it('lead to mornings of the days that people wait for', () => {
    const birthdays = [
      { date: '2026-11-24', name: 'today' },
      { date: '2026-11-26', name: 'next' },
    ];

    expect(told('2026-11-24T11:30', birthdays)).toEqual([
      'morning 2026-11-25T09:05',
      'day 2026-11-25T11:30',
      'birthday 2026-11-26T09:05',
      'report 2026-12-07T09:05',
      'monday 2026-11-30T09:05',
    ]);
  });

  it('go over days off, and are not offered twice', () => {
    expect(told('2026-11-27T11:30')).toEqual([
      'morning 2026-11-30T09:05',
      'day 2026-11-28T11:30',
      'report 2026-12-07T09:05',
    ]);
  });

  it('lead ahead from any moment, and no two to the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 1439 }), (days, minutes) => {
        const local = Temporal.PlainDateTime.from('2026-01-01T00:00').add({ days, minutes });
        const now = local.toZonedDateTime('Asia/Barnaul').epochMilliseconds;
        const moves = movesAt(local.toString()).map(({ to }) => to.epochMilliseconds);

        expect(moves.every((to) => to > now)).toBe(true);
        expect(new Set(moves).size).toBe(moves.length);
      }),
      { numRuns: 200 },
    );
  });
});
