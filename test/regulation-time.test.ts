import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { checkAbsence } from '../src/absences/absence-rules.ts';
import { createWorkCalendar } from '../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../src/calendar/default-transfers.ts';
import { countWorkingDays } from '../src/calendar/working-days.ts';
import { createRateLimits } from '../src/deliveries/sending/rate-limits.ts';
import { findKnown } from '../src/imports/decide-entries.ts';
import { findReminderKind, REMINDER_KINDS } from '../src/reminders/kinds/index.ts';
import { isLate } from '../src/reminders/reminder-rules.ts';
import { buildPerson } from './helpers/build-person.ts';
import { describeRung } from './helpers/describe-rules.ts';

/*
 * The ladders of section 8 and the numbers that the customer or Teams has set, written down from their text.
 */

const GREETING = [
  'T-14 -14d or the working day before 09:00 owner',
  'T-3 -3d or the working day before 09:00 owner',
  'T-1 -1d or the working day before 09:00 owner',
  'eve -1wd if off 09:00 owner',
  'day 0d 09:00 owner',
  'missed 1wd 09:00 unit-sales-head',
];

const LADDERS = [
  ['client-day', GREETING, ''],
  ['holiday', GREETING, ''],
  [
    'unit-report',
    [
      'due-5 -5wd 09:00 unit-managers+unit-sales-head',
      'due-2 -2wd 09:00 unit-managers+unit-sales-head',
      'due-1 -1wd 09:00 unit-managers+unit-sales-head',
      'due 0d 09:00 unit-managers+unit-sales-head',
      'due-afternoon 0d 15:00 unit-managers+unit-sales-head',
      'overdue-1 1wd 09:00 unit-managers+unit-sales-head',
      'overdue-3 3wd 09:00 unit-sales-head+unit-head+branch-sales',
      'overdue-5 5wd 09:00 unit-sales-head+commercial-director',
    ],
    'unit-sales-head+branch-sales+commercial-director',
  ],
  [
    'client-notice',
    [
      'day-5 5d from opened 09:00 owner',
      'due-2 -2wd 09:00 owner',
      'due 0d 09:00 owner',
      'overdue-1 1wd 09:00 owner+unit-sales-head',
      'overdue-3 3wd 09:00 owner+unit-head+branch-sales',
      'overdue-5 5wd 09:00 owner+commercial-director',
    ],
    'owner+unit-sales-head+commercial-director',
  ],
  [
    'approval-step',
    [
      'due-1 -1wd 09:00 owner',
      'due 0d 09:00 owner',
      'overdue-1 1wd 09:00 owner',
      'overdue-3 3wd 09:00 owner+superior',
      'overdue-5 5wd 09:00 owner+director',
    ],
    'owner+director',
  ],
  ['author-answer', ['asked-2 2wd 09:00 owner', 'asked-5 5wd 09:00 owner+superior'], 'owner+superior'],
  ['discount-expiry', ['T-30 -30d 09:00 owner', 'T-7 -7d 09:00 owner'], ''],
  ['contract-expiry', ['T-60 -60d 09:00 owner', 'T-30 -30d 09:00 owner', 'T-7 -7d 09:00 owner'], ''],
  ['milestone', ['T-7 -7d 09:00 owner', 'T-1 -1d 09:00 owner', 'day 0d 09:00 owner'], ''],
  [
    'client-data',
    ['due-5 -5wd 09:00 owner', 'due 0d 09:00 owner', 'overdue-5 5wd 09:00 owner+unit-sales-head'],
    'owner+unit-sales-head',
  ],
  [
    'plan-signature',
    [
      'due-45 -45d or the working day before 09:00 owner',
      'due-10 -10wd 09:00 owner',
      'due 0d 09:00 owner+unit-sales-head',
      'overdue-5 5wd 09:00 owner+unit-sales-head',
    ],
    '',
  ],
  [
    'report-part',
    ['begun 0d from opened 09:00 owner', 'due 0d 09:00 owner', 'overdue-1 1wd 09:00 owner+unit-sales-head'],
    'owner+unit-sales-head',
  ],
  [
    'report-acceptance',
    ['begun 0d from opened 09:00 owner', 'due 0d 09:00 owner', 'overdue-1 1wd 09:00 owner+superior'],
    'owner+superior',
  ],
  [
    'report-return',
    ['begun 0d from opened 09:00 owner', 'due 0d 09:00 owner', 'overdue-1 1wd 09:00 owner+superior'],
    'owner+superior',
  ],
  [
    'quarter-list',
    [
      'due-5 -5wd 09:00 owner',
      'due-2 -2wd 09:00 owner',
      'due 0d 09:00 owner',
      'overdue-1 1wd 09:00 owner',
      'overdue-3 3wd 09:00 owner+superior',
    ],
    'owner+superior',
  ],
] as const;

describe('the ladders of section 8', () => {
  it.each(LADDERS)('%s remind on the days that the regulation names', (id, rungs, weekly) => {
    const ladder = findReminderKind(id)?.ladder;

    expect(ladder?.steps.map(describeRung)).toEqual(rungs);
    expect((ladder?.weekly ?? []).join('+')).toBe(weekly);
  });

  it('are all in that table', () => {
    expect(REMINDER_KINDS.map(({ id }) => id)).toEqual(LADDERS.map(([id]) => id));
  });
});

describe('numbers', () => {
  it('let an absence last 366 days and not one more', () => {
    const check = (to: string) =>
      checkAbsence(
        { substitute: 'deputy', from: '2027-03-01', to },
        {
          person: buildPerson('manager'),
          substitute: buildPerson('deputy'),
          today: Temporal.PlainDate.from('2026-11-24'),
          otherSeats: [],
          principals: [],
        },
      );

    expect(check('2028-02-29')).toEqual({});
    expect(check('2028-03-01')).toEqual({ to: { code: 'absence-too-long' } });
  });

  it('call a reminder late after an hour', () => {
    expect(isLate(0, 3_600_000)).toBe(false);
    expect(isLate(0, 3_600_001)).toBe(true);
  });

  // Limits of Teams for one bot: 7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in an hour; 50 a second in a tenant.
  it.each([
    [1_000, 7],
    [2_000, 8],
    [30_000, 60],
    [3_600_000, 1_800],
  ])('let a conversation have within %i ms at most %i messages', (ms, most) => {
    const { take } = createRateLimits();
    let sent = 0;
    for (let now = 0; now < ms; ) {
      const wait = take('tenant', 'chat', now);
      if (wait === 0) sent += 1;
      now += wait;
    }

    expect(sent).toBe(most);
  });

  it('let a tenant have 50 messages in a second', () => {
    const { take } = createRateLimits();
    const waits = Array.from({ length: 51 }, (_, n) => take('tenant', `chat-${n}`, 0));

    expect(waits.filter((wait) => wait === 0)).toHaveLength(50);
    expect(waits.at(-1)).toBe(1_000);
  });

  it('make 247 working days of 2026 and of 2027', () => {
    const calendar = createWorkCalendar(DEFAULT_TRANSFERS);
    const days = (year: number) =>
      countWorkingDays(
        calendar,
        Temporal.PlainDate.from({ year, month: 1, day: 1 }),
        Temporal.PlainDate.from({ year, month: 12, day: 31 }),
      );

    expect([days(2026), days(2027)]).toEqual([247, 247]);
  });
});

describe('an entry of a dictionary', () => {
  const entries = [
    { id: 'one', name: { ru: 'Связь', en: 'Telecom' } },
    { id: 'two', name: { ru: 'Почта', en: 'Post' } },
  ];

  it.each([
    [{ id: 'two', nameRu: 'Связь' }, 'two'],
    [{ nameRu: 'связь', nameEn: 'Post' }, 'one'],
    [{ nameEn: 'POST' }, 'two'],
    [{ nameRu: 'Почтовая связь', nameEn: 'Post' }, 'two'],
    [{ nameEn: 'Mail' }, undefined],
  ])('named %j is %s', (record, id) => {
    expect(findKnown(entries, { line: 2, record })?.id).toBe(id);
  });
});
