import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import type { GrowthLine } from '../../../src/reports/contents/report-content.ts';
import { NO_CHANGES } from '../../../src/reports/entry-rules.ts';
import { handInReport } from '../../../src/reports/hand-in-report.ts';
import { correctReport } from '../../../src/reports/judge-report.ts';
import {
  daysLate,
  lackingOf,
  punctualityOf,
  readReport,
  whyNoVerdict,
} from '../../../src/reports/report-rules.ts';
import type { UnitReport } from '../../../src/reports/unit-report.ts';
import { partTerm, waitingOf } from '../../../src/reports/waiting-rules.ts';
import { buildSubmission, putUnitReport } from '../../helpers/put-report.ts';
import { createReminderWorld } from '../../helpers/reminder-world.ts';

const calendar = createWorkCalendar(DEFAULT_TRANSFERS);
const day = (iso: string) => Temporal.PlainDate.from(iso);

/** As the release before this one stored a report. */
function former(overrides: Partial<UnitReport> = {}): UnitReport {
  return {
    _id: 'barnaul:2026-11',
    version: 1,
    unit: 'barnaul',
    period: '2026-11',
    dueOn: '2026-12-07',
    status: 'handed-in',
    late: true,
    handedInAt: '2026-12-08T02:00:00.000Z',
    handedInBy: 'unit-sales-head',
    pending: [],
    hasPending: false,
    ...overrides,
  };
}

function line(client: string, moved: boolean): GrowthLine {
  const amounts = { current: 2, previous: 1, yearAgo: null, growth: null, yearly: null };
  return { client, name: client, manager: 'manager', ...amounts, moved, cause: '', forecast: null };
}

describe('a report of an earlier release', () => {
  it('that was handed in is accepted on paper, and as late as it was', () => {
    const report = readReport(former());

    expect(report).toMatchObject({ status: 'accepted', late: true, entries: [], correction: null });
    expect(report.submissions).toMatchObject([{ n: 1, by: 'unit-sales-head', content: '' }]);
    expect(waitingOf(report, calendar, 'Asia/Barnaul')).toBeNull();
  });

  it('that is open goes on as it is', () => {
    const report = readReport(former({ status: 'open', late: false, handedInAt: null, handedInBy: null }));

    expect(report).toMatchObject({ status: 'open', submissions: [] });
    expect(waitingOf(report, calendar, 'Asia/Barnaul')).toEqual({ for: 'unit' });
  });

  it('can be corrected: the next version is the second, and it stays late', async () => {
    const world = await createReminderWorld('2026-12-20 10:00');
    const { _id, version: _, ...stored } = former();
    await putUnitReport(world.app, 'barnaul', '2026-11', stored);

    await correctReport(world.app, { report: _id, n: 1, by: 'unit-sales-head', reason: 'Пересчёт' });
    const report = await handInReport(world.app, { report: _id, by: 'unit-sales-head' });

    expect(report).toMatchObject({ status: 'submitted', late: true, handedInAt: stored.handedInAt });
    expect(report.submissions.map(({ n, late }) => [n, late])).toEqual([
      [1, null],
      [2, null],
    ]);
  });
});

describe('lateness', () => {
  it.each([
    ['2026-12-07', null],
    ['2026-12-08', { working: 1, calendar: 1 }],
    ['2026-12-14', { working: 5, calendar: 7 }],
  ])('on %s is %j', (today, late) => {
    expect(daysLate(calendar, { dueOn: '2026-12-07' }, day(today))).toEqual(late);
  });
});

describe('everything that is lacking', () => {
  const entry = { client: 'a', at: '', by: 'manager' };

  it('is a client that moved, of whom nobody said why or that there is nothing to say', () => {
    const growth = [line('a', true), line('b', true), line('c', false)];
    const lacking = (said: object) =>
      lackingOf(growth, [{ ...NO_CHANGES, ...entry, ...said }]).map(({ client }) => client);

    expect(lacking({})).toEqual(['b']);
    expect(lacking({ noChanges: false, cause: 'офис' })).toEqual(['b']);
    expect(lacking({ noChanges: false, risk: 'конкурент' })).toEqual(['a', 'b']);
  });
});

describe('a verdict', () => {
  const submitted = (by: string, onBehalfOf: string | null = null) =>
    readReport(former({ status: 'submitted', submissions: [buildSubmission({ by, onBehalfOf })] }));

  it.each([
    ['somebody else’s', submitted('head'), 1, ['branch'], null],
    ['one’s own', submitted('head'), 1, ['head'], 'REPORT_OWN'],
    ['what a substitute handed in for one', submitted('deputy', 'head'), 1, ['branch', 'head'], 'REPORT_OWN'],
    ['another version', submitted('head'), 2, ['branch'], 'STALE'],
  ])('on %s', (_, report, n, people, refusal) => {
    expect(whyNoVerdict(report, n, people)).toBe(refusal);
  });
});

describe('the part of managers', () => {
  it.each([
    ['2026-11', '2026-12-07', '2026-12-01', '2026-12-03'],
    // Holidays end on the day before it is due.
    ['2026-12', '2027-01-11', '2027-01-11', '2027-01-11'],
  ])('of %s, due on %s, is from %s to %s', (period, dueOn, since, until) => {
    expect(partTerm(calendar, { period, dueOn })).toEqual({ since, dueOn: until });
  });
});

describe('punctuality', () => {
  it('counts the last twelve whose day has passed', () => {
    const periods = Array.from({ length: 14 }, (_, n) => `20${10 + n}-01`);
    const reports = periods.map((period, n) => former({ period, dueOn: '2026-01-01', late: n > 10 }));

    expect(punctualityOf([...reports, former({ status: 'open', period: '2026-12' })], '2026-12-01')).toEqual({
      inTime: 9,
      all: 12,
    });
  });
});
