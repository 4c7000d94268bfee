import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { PROFESSIONAL_DAYS } from '../../../src/dictionaries/professional-days.ts';
import { holidayWithin, type OccasionRange, occasionsOf } from '../../../src/occasions/client-occasions.ts';
import { buildGreeted } from '../../helpers/reminder-world.ts';

function range(from: string, to: string, leapDay: OccasionRange['leapDay'] = 'feb-28'): OccasionRange {
  const professional = PROFESSIONAL_DAYS;
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to), leapDay, professional };
}

describe('occasionsOf', () => {
  it('counts the first and the last day of the range', () => {
    const client = buildGreeted({ birthday: '12-01', companyDay: '2001-12-07' });

    const dates = occasionsOf(client, range('2026-12-01', '2026-12-07')).map(({ date }) => date);
    expect(dates).toEqual(['2026-12-01', '2026-12-07']);
    expect(occasionsOf(client, range('2026-12-02', '2026-12-06'))).toEqual([]);
  });

  it('goes on over the turn of the year', () => {
    const client = buildGreeted({ birthday: '01-03' });

    expect(occasionsOf(client, range('2026-12-20', '2027-01-10'))).toMatchObject([{ date: '2027-01-03' }]);
  });

  it.each([
    ['feb-28', '2027-02-28'],
    ['mar-01', '2027-03-01'],
  ] as const)('keeps 29 February on %s in a common year', (leapDay, date) => {
    const client = buildGreeted({ birthday: '1980-02-29' });

    expect(occasionsOf(client, range('2027-02-20', '2027-03-05', leapDay))).toMatchObject([{ date }]);
  });

  it('knows no birthday without a consent', () => {
    const client = buildGreeted({ birthday: '12-04' });
    const contacts = client.passport.contacts.map((contact) => ({ ...contact, consent: null }));
    const silent = { ...client, passport: { ...client.passport, contacts } };

    expect(occasionsOf(silent, range('2026-12-01', '2026-12-31'))).toEqual([]);
  });

  it('has an event of one year in that year alone', () => {
    const client = buildGreeted({ companyDay: '2026-12-07' });
    const companyDays = client.passport.companyDays.map((day) => ({ ...day, once: true }));
    const event = { ...client, passport: { ...client.passport, companyDays } };

    expect(occasionsOf(event, range('2026-12-01', '2026-12-31'))).toMatchObject([{ date: '2026-12-07' }]);
    expect(occasionsOf(event, range('2027-12-01', '2027-12-31'))).toEqual([]);
    expect(occasionsOf(client, range('2027-12-01', '2027-12-31'))).toMatchObject([{ date: '2027-12-07' }]);
  });

  it('never leaves the range', () => {
    const day = fc.integer({ min: 0, max: 364 });
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 60 }), (born, start, length) => {
        const birthday = Temporal.PlainDate.from('2026-01-01').add({ days: born }).toString().slice(5);
        const from = Temporal.PlainDate.from('2026-01-01').add({ days: start });
        const within = range(from.toString(), from.add({ days: length }).toString());
        const found = occasionsOf(buildGreeted({ birthday }), within);

        const dates = Array.from({ length: length + 1 }, (_, n) => from.add({ days: n }).toString());
        expect(found.map(({ date }) => date)).toEqual(dates.filter((date) => date.endsWith(birthday)));
      }),
    );
  });
});

describe('holidayWithin', () => {
  it('finds a state holiday on its day and nowhere else', () => {
    expect(holidayWithin('state-women', range('2027-03-01', '2027-03-08'))).toBe('2027-03-08');
    expect(holidayWithin('state-women', range('2027-03-01', '2027-03-07'))).toBeNull();
  });
});
