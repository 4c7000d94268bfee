import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayWithDistance, distanceText } from '../../../bot/cards/dates.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';

const TODAY = '2026-11-28';
const translator = createTranslator();
const [ru, en] = [translator.in('ru'), translator.in('en')];

function inDays(days: number): string {
  return Temporal.PlainDate.from(TODAY).add({ days }).toString();
}

/** Grammar of its own, to hold the texts against: 1 день, 2 дня, 5 дней, 11 дней. */
function daysWord(count: number): string {
  const [last, lastTwo] = [count % 10, count % 100];
  if (lastTwo >= 11 && lastTwo <= 14) return 'дней';
  if (last === 1) return 'день';
  return last >= 2 && last <= 4 ? 'дня' : 'дней';
}

describe('how far a day is', () => {
  it.each([
    [-2, 'позавчера'],
    [-1, 'вчера'],
    [0, 'сегодня'],
    [1, 'завтра'],
    [2, 'послезавтра'],
    [3, 'через 3 дня'],
    [21, 'через 21 день'],
    [-11, '11 дней назад'],
    [112, 'через 112 дней'],
  ])('in %s days is: %s', (days, said) => {
    expect(distanceText(inDays(days), TODAY, ru)).toBe(said);
  });

  it('agrees with the number in Russian, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 999 }), (days) => {
        expect(distanceText(inDays(days), TODAY, ru)).toBe(`через ${days} ${daysWord(days)}`);
        expect(distanceText(inDays(-days), TODAY, ru)).toBe(`${days} ${daysWord(days)} назад`);
      }),
    );
  });

  it('is the number of days between, in English too, whichever day it is today', () => {
    const day = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2030-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 3, max: 800 }), (from, days) => {
        const today = from.toISOString().slice(0, 10);
        const then = Temporal.PlainDate.from(today).add({ days }).toString();
        expect(/[0-9]+/.exec(distanceText(then, today, en))?.[0]).toBe(String(days));
      }),
    );
  });

  it('names the year of a day of another one', () => {
    expect(dayWithDistance('2026-12-12', TODAY, ru)).toBe('12 декабря, через 14 дней');
    expect(dayWithDistance('2027-01-12', TODAY, ru)).toBe('12 января 2027, через 45 дней');
  });
});
