import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { createWorkCalendar } from '../../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../../src/calendar/default-transfers.ts';
import type { Client } from '../../../../src/clients/client.ts';
import { PROFESSIONAL_DAYS } from '../../../../src/dictionaries/professional-days.ts';
import type { Greeting, GreetingEntry } from '../../../../src/greetings/greeting.ts';
import { coverageOf } from '../../../../src/greetings/plans/coverage-rules.ts';
import type { PlanLine } from '../../../../src/greetings/plans/plan-line.ts';
import { type PlanContext, planOf } from '../../../../src/greetings/plans/plan-rules.ts';
import { STATE_HOLIDAY_IDS } from '../../../../src/occasions/holidays.ts';
import { buildGreeted } from '../../../helpers/reminder-world.ts';

const LONG_AGO = [
  { status: 'client_notified', at: '2025-01-10T05:00:00.000Z', by: 'm', request: null, reason: null },
] as const;

function context(today: string, year = 2026, leapDay: PlanContext['leapDay'] = 'feb-28'): PlanContext {
  const date = (text: string) => Temporal.PlainDate.from(text);
  return {
    span: { from: date(`${year}-01-01`), to: date(`${year}-12-31`) },
    today: date(today),
    zone: 'Asia/Barnaul',
    calendar: createWorkCalendar(DEFAULT_TRANSFERS),
    leapDay,
    professional: PROFESSIONAL_DAYS,
  };
}

function client(birthday: string, changes: Partial<Client> = {}): Client {
  return buildGreeted({ birthday }, { statusHistory: [...LONG_AGO], ...changes });
}

function record(entries: Partial<GreetingEntry>[], about: Partial<Greeting> = {}): Greeting {
  const occasion = about.occasion ?? 'contact-director';
  const told = { channel: 'call', on: '2026-12-04', gift: '', cost: null, note: '', reason: '' } as const;
  const who = { by: 'manager', onBehalfOf: null, at: '2026-12-04T02:00:00.000Z' };
  return {
    _id: `VIP-2026-0001:${occasion}:2026`,
    version: 1,
    pending: [],
    hasPending: false,
    client: 'VIP-2026-0001',
    occasion,
    year: 2026,
    date: '2026-12-04',
    contact: 'director',
    unit: 'barnaul',
    manager: 'manager',
    entries: entries.map((entry) => ({ ...told, ...who, outcome: 'done', ...entry })),
    ...about,
  };
}

function birthdayOf(of: Client, records: Greeting[], on: PlanContext): PlanLine | undefined {
  return planOf({ client: of, records }, on).find(({ kind }) => kind === 'birthday');
}

describe('the plan of a client', () => {
  it('has each occasion of the year once, whatever the records say', () => {
    const occasions = [...STATE_HOLIDAY_IDS, 'contact-director', 'contact-gone', 'company-gone'];
    const day = fc.integer({ min: 0, max: 364 });
    fc.assert(
      fc.property(day, day, fc.subarray(occasions), (born, now, told) => {
        const first = Temporal.PlainDate.from('2026-01-01');
        const birthday = first.add({ days: born }).toString().slice(5);
        const records = told.map((occasion) => record([{}], { occasion }));
        const on = context(first.add({ days: now }).toString());
        const lines = planOf({ client: client(birthday), records }, on);

        const wanted = new Set([...STATE_HOLIDAY_IDS, 'contact-director', ...told]);
        expect(lines.map(({ occasion }) => occasion).toSorted()).toEqual([...wanted].toSorted());
        expect(lines.map(({ date }) => date)).toEqual(lines.map(({ date }) => date).toSorted());
        const { planned, inTime, late, skipped, missed, moved, ahead } = coverageOf(lines);
        expect(inTime + late + skipped + missed + moved + ahead).toBe(planned);
      }),
    );
  });

  it.each([
    ['feb-28', '2026-02-28'],
    ['mar-01', '2026-03-01'],
  ] as const)('has 29 February on %s in a common year', (leapDay, date) => {
    const on = context('2026-01-10', 2026, leapDay);

    expect(birthdayOf(client('1980-02-29'), [], on)).toMatchObject({ date, years: 46 });
  });

  it('greets before a day off, and has a gift ready two weeks ahead', () => {
    // A Sunday; the Friday before it is 11 December.
    const line = birthdayOf(client('12-13'), [], context('2026-06-01'));

    expect(line).toMatchObject({ date: '2026-12-13', greetOn: '2026-12-11', prepareFrom: '2026-11-27' });
  });

  it('leaves out what came before the client was told, and what comes after it was removed', () => {
    const history = (['client_notified', 'removed'] as const).map((status, n) => {
      return { ...LONG_AGO[0], status, at: `2026-0${3 + 5 * n}-15T05:00:00.000Z` };
    });
    const removed = { status: 'removed', active: false, statusHistory: history } as const;
    const dates = (today: string, of: Client) =>
      planOf({ client: of, records: [] }, context(today)).map(({ date }) => date);

    expect(dates('2026-09-01', client('12-04', { ...removed, statusHistory: [...history] }))).toEqual([
      '2026-05-01',
      '2026-05-09',
      '2026-06-12',
    ]);
  });

  it.each([
    ['2026-12-03', [], 'planned'],
    ['2026-12-04', [], 'planned'],
    ['2026-12-05', [], 'missed'],
    ['2026-12-05', [{ outcome: 'moved', on: '2026-12-08' }], 'moved'],
    ['2026-12-09', [{ outcome: 'moved', on: '2026-12-08' }], 'missed'],
    ['2026-12-05', [{ outcome: 'skipped' }], 'skipped'],
    ['2026-12-05', [{}], 'done'],
  ] as const)('on %s, told %j, is %s', (today, entries, status) => {
    const records = entries.length > 0 ? [record([...entries])] : [];

    expect(birthdayOf(client('12-04'), records, context(today))?.status).toBe(status);
  });

  it('is late after its day, unless it was moved', () => {
    const done = { on: '2026-12-07' };
    const moved = { outcome: 'moved', on: '2026-12-08' } as const;
    const late = (entries: Partial<GreetingEntry>[]) =>
      birthdayOf(client('12-04'), [record(entries)], context('2026-12-31'))?.late;

    expect([late([{}]), late([done]), late([moved, done])]).toEqual([false, true, false]);
  });

  it('is of who greeted then, and of who answers now for what is still to do', () => {
    const passport = client('12-04').passport;
    const handedOver = client('12-04', {
      passport: { ...passport, appointment: { ...passport.appointment, manager: 'successor' } },
    });
    const lines = planOf({ client: handedOver, records: [record([{}])] }, context('2026-12-31'));

    expect(lines.find(({ kind }) => kind === 'birthday')?.manager).toBe('manager');
    expect(new Set(lines.filter(({ kind }) => kind === 'state').map(({ manager }) => manager))).toEqual(
      new Set(['successor']),
    );
  });

  it('keeps the day of the record when the client’s own day was corrected since', () => {
    const line = birthdayOf(client('11-02'), [record([{}])], context('2026-12-31'));

    expect(line).toMatchObject({ date: '2026-12-04', status: 'done' });
  });
});
