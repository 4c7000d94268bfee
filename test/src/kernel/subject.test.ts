import { describe, expect, it } from '@jest/globals';
import { parseSubject, readSubject, type Subject, subjectOf } from '../../../src/kernel/subject.ts';

describe('subjectOf', () => {
  it('spells subjects as stores hold them', () => {
    expect({
      branch: subjectOf.branch,
      client: subjectOf.client('VIP-2026-0001'),
      request: subjectOf.request('ST-2026-0001'),
      potential: subjectOf.potential('POT-2026-0001'),
      news: subjectOf.news('ST-2026-0001'),
      person: subjectOf.person('aaaa-1'),
      unit: subjectOf.unit('barnaul'),
      dictionary: subjectOf.dictionary('criteria'),
      report: subjectOf.report('barnaul:2026-11'),
      list: subjectOf.list('2026-Q4'),
      plan: subjectOf.plan('week'),
      reminder: subjectOf.reminder('client-day:VIP-2026-0001:c1', '2026-12-04'),
      digest: subjectOf.digest('manager', '2026-12-04T02:00:00.000Z'),
      morning: subjectOf.morning('manager', '2026-12-04'),
    } satisfies Record<keyof typeof subjectOf, Subject>).toEqual({
      branch: 'branch',
      client: 'client:VIP-2026-0001',
      request: 'request:ST-2026-0001',
      potential: 'potential:POT-2026-0001',
      news: 'news:ST-2026-0001',
      person: 'person:aaaa-1',
      unit: 'unit:barnaul',
      dictionary: 'dictionary:criteria',
      report: 'report:barnaul:2026-11',
      list: 'list:2026-Q4',
      plan: 'plan:week',
      reminder: 'reminder:client-day:VIP-2026-0001:c1:2026-12-04',
      digest: 'digest:manager:2026-12-04T02:00:00.000Z',
      morning: 'morning:manager:2026-12-04',
    });
  });

  it('does not compile where one is misspelt', () => {
    // @ts-expect-error there is no such kind
    const subject: Subject = 'cleint:VIP-2026-0001';

    expect(parseSubject(subject)).toBeNull();
  });
});

describe('readSubject', () => {
  it.each([
    ['branch', 'branch', ''],
    ['person:aaaa-1', 'person', 'aaaa-1'],
    ['report:barnaul:2026-11', 'report', 'barnaul:2026-11'],
  ] as const)('takes %s apart at the first colon', (subject, kind, id) => {
    expect(readSubject(subject)).toEqual({ kind, id });
  });
});

describe('parseSubject', () => {
  it.each(['branch', 'unit:barnaul', 'report:barnaul:2026-11'])('takes %s', (text) => {
    expect(parseSubject(text)).toBe(text);
  });

  it.each(['', ':', 'unit', 'unit:', 'branch:', 'branch:x', 'toString:x', 'VIP-2026-0001'])(
    'refuses «%s»',
    (text) => {
      expect(parseSubject(text)).toBeNull();
    },
  );
});
