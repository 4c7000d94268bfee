import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { spanUntil } from '../../../src/duties/span-rules.ts';
import { byLoad, clientsEach, type UnitLoad } from '../../../src/duties/workload-rules.ts';

function load(unit: string, clients: number, ...managers: number[]): UnitLoad {
  const each = managers.map((count, n) => ({ manager: `manager-${n}`, clients: count }));
  return { unit, approved: null, managers: each, clients };
}

describe('clients to a manager', () => {
  it('are told with one decimal, and not where there is no manager', () => {
    expect(clientsEach(load('barnaul', 10, 4, 3, 3))).toBe(3.3);
    expect(clientsEach(load('barnaul', 10))).toBeNull();
  });

  it('put first the unit whose clients nobody serves, then the one with most to do', () => {
    const loads = [load('few', 2, 2), load('empty', 0), load('many', 9, 9), load('nobody', 1)];

    expect(loads.sort(byLoad).map(({ unit }) => unit)).toEqual(['nobody', 'many', 'few', 'empty']);
  });
});

describe('a span', () => {
  it('ends on the day and begins a month, a quarter or a year before it', () => {
    const day = Temporal.PlainDate.from('2026-03-30');

    expect(spanUntil(day, 'month').from.toString()).toBe('2026-03-01');
    expect(spanUntil(day, 'quarter').from.toString()).toBe('2025-12-31');
    expect(spanUntil(day, 'year').from.toString()).toBe('2025-03-31');
  });
});
