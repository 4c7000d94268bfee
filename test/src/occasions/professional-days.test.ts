import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { PROFESSIONAL_DAYS, professionalDay } from '../../../src/dictionaries/professional-days.ts';
import { SPHERES } from '../../../src/dictionaries/spheres.ts';
import { holidayInYear, nextHolidayFrom, professionalHolidayOf } from '../../../src/occasions/holidays.ts';

describe('professionalDay', () => {
  it.each([
    ['telecom', '05-07', '05-07'],
    ['medicine', '06-21', '06-20'],
    ['post', '07-12', '07-11'],
    ['trade', '07-25', '07-24'],
    ['railway', '08-02', '08-01'],
    ['construction', '08-09', '08-08'],
    ['mining', '08-30', '08-29'],
    ['oil-gas', '09-06', '09-05'],
    ['agriculture', '10-11', '10-10'],
    ['energy', '12-22', '12-22'],
    ['accounting', '11-21', '11-21'],
    ['taxes', '11-21', '11-21'],
    ['prosecution', '01-12', '01-12'],
    ['press', '01-13', '01-13'],
    ['police', '11-10', '11-10'],
    ['shipping', '07-05', '07-04'],
    ['utilities', '03-15', '03-21'],
    ['metallurgy', '07-19', '07-18'],
    ['engineering', '09-27', '09-26'],
    ['roads', '10-18', '10-17'],
    ['motor-transport', '10-25', '10-31'],
    ['banking', '12-02', '12-02'],
    ['education', '10-05', '10-05'],
    ['business', '05-26', '05-26'],
    ['customs', '10-25', '10-25'],
    ['it', '09-13', '09-13'],
    ['local-government', '04-21', '04-21'],
    ['rescue', '12-27', '12-27'],
    ['law', '12-03', '12-03'],
    ['insurance', '10-06', '10-06'],
    ['science', '02-08', '02-08'],
    ['culture', '03-25', '03-25'],
    ['sport', '08-08', '08-14'],
    ['tourism', '09-27', '09-27'],
    ['social-work', '06-08', '06-08'],
    ['aviation', '02-09', '02-09'],
    ['chemistry', '05-31', '05-30'],
    ['light-industry', '06-14', '06-13'],
    ['food-industry', '10-18', '10-17'],
    ['forestry', '09-20', '09-19'],
    ['geology', '04-05', '04-04'],
  ])('of %s is %s in 2026 and %s in 2027', (sphere, in2026, in2027) => {
    expect(professionalDay(PROFESSIONAL_DAYS, sphere, 2026)?.toString()).toBe(`2026-${in2026}`);
    expect(professionalDay(PROFESSIONAL_DAYS, sphere, 2027)?.toString()).toBe(`2027-${in2027}`);
  });

  it('is known for spheres of the dictionary only, so that a client can have each', () => {
    expect(Object.keys(PROFESSIONAL_DAYS).filter((sphere) => !SPHERES.some((id) => id === sphere))).toEqual(
      [],
    );
  });

  it('moves the 256th day to 12 September in a leap year', () => {
    expect(professionalDay(PROFESSIONAL_DAYS, 'it', 2028)?.toString()).toBe('2028-09-12');
  });

  it('knows that a sphere may have no day of its own', () => {
    expect(professionalDay(PROFESSIONAL_DAYS, 'other', 2026)).toBeUndefined();
    expect(professionalHolidayOf(PROFESSIONAL_DAYS, 'other')).toBeUndefined();
    expect(professionalHolidayOf(PROFESSIONAL_DAYS, 'toString')).toBeUndefined();
  });
});

describe('holidays', () => {
  it('counts the January days as one that begins on the first', () => {
    expect(holidayInYear(PROFESSIONAL_DAYS, 'state-new-year', 2027)?.toString()).toBe('2027-01-01');
    expect(
      nextHolidayFrom(PROFESSIONAL_DAYS, 'state-new-year', Temporal.PlainDate.from('2027-01-02'))?.toString(),
    ).toBe('2028-01-01');
  });

  it('finds nothing for an id of no table', () => {
    expect(holidayInYear(PROFESSIONAL_DAYS, 'state-none', 2027)).toBeUndefined();
  });
});
