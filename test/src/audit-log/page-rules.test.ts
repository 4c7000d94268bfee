import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '../../../src/audit/audit-entry.ts';
import { countFitting } from '../../../src/audit-log/page-rules.ts';

function entriesSaying(...lengths: number[]): AuditEntry[] {
  return lengths.map((length, n) => ({
    _id: `entry-${n}`,
    version: 1,
    subject: 'request:DI-2026-0001',
    at: '2026-11-24T05:00:00.000Z',
    by: 'manager',
    onBehalfOf: null,
    event: { type: 'request.withdrawn', reason: 'я'.repeat(length) },
  }));
}

describe('countFitting', () => {
  it('takes short entries all', () => {
    expect(countFitting(entriesSaying(...Array.from({ length: 12 }, () => 100)), null)).toBe(12);
  });

  it('leaves for the next page what a card would not hold', () => {
    expect(countFitting(entriesSaying(2900, 2900, 2900), null)).toBe(2);
  });

  it('takes one at least, so that paging goes on', () => {
    expect(countFitting(entriesSaying(20_000, 5), null)).toBe(1);
    expect(countFitting([], null)).toBe(0);
  });
});
