import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { countWorkingDays } from '../../../src/calendar/working-days.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const calendar = createWorkCalendar(DEFAULT_TRANSFERS);

const EARLIER = {
  '2024': [
    { from: '2024-01-06', to: '2024-05-10' },
    { from: '2024-01-07', to: '2024-12-31' },
    { from: '2024-04-27', to: '2024-04-29' },
    { from: '2024-11-02', to: '2024-04-30' },
    { from: '2024-12-28', to: '2024-12-30' },
  ],
  '2025': [
    { from: '2025-01-04', to: '2025-05-02' },
    { from: '2025-01-05', to: '2025-12-31' },
    { from: '2025-02-23', to: '2025-05-08' },
    { from: '2025-03-08', to: '2025-06-13' },
    { from: '2025-11-01', to: '2025-11-03' },
  ],
};

describe('createWorkCalendar', () => {
  it.each([
    [2026, 247],
    [2027, 247],
  ])('counts the working days of %i', (year, days) => {
    expect(countWorkingDays(calendar, date(`${year}-01-01`), date(`${year}-12-31`))).toBe(days);
  });

  it.each([
    [2024, 248],
    [2025, 247],
  ])('counts the working days of %i from its own decree', (year, days) => {
    const past = createWorkCalendar(EARLIER);
    expect(countWorkingDays(past, date(`${year}-01-01`), date(`${year}-12-31`))).toBe(days);
  });

  it.each([
    ['2026-01-08', false],
    ['2026-01-09', false],
    ['2026-01-12', true],
    ['2026-02-23', false],
    ['2026-03-09', false],
    ['2026-03-10', true],
    ['2026-05-11', false],
    ['2026-11-04', false],
    ['2026-12-31', false],
    ['2027-01-11', true],
    ['2027-02-20', true],
    ['2027-02-22', false],
    ['2027-05-03', false],
    ['2027-05-10', false],
    ['2027-06-14', false],
    ['2027-11-05', false],
    ['2027-12-31', false],
  ])('knows whether %s is a working day: %s', (iso, working) => {
    expect(calendar.isWorkingDay(date(iso))).toBe(working);
  });

  it('leaves a holiday where the decree moved its day off', () => {
    const past = createWorkCalendar(EARLIER);

    expect(past.isWorkingDay(date('2025-02-24'))).toBe(true);
    expect(past.isWorkingDay(date('2025-05-08'))).toBe(false);
  });

  it('calls a year without transfers provisional and still applies the carry rule', () => {
    expect(calendar.isProvisional(2027)).toBe(false);
    expect(calendar.isProvisional(2028)).toBe(true);
    expect(calendar.isWorkingDay(date('2028-11-06'))).toBe(false);
    expect(createWorkCalendar({ '2028': [] }).isProvisional(2028)).toBe(false);
  });
});
