import { describe, expect, it } from '@jest/globals';
import { alarmText } from '../../../bot/deliveries/alarm.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';

const texts = createTranslator().in('ru');

describe('the alarm of an ending secret', () => {
  it.each([
    ['secret-expires', 30, 'Секрет бота истекает 01.05.2027: осталось 30 дней.'],
    ['secret-expires', 2, 'Секрет бота истекает 01.05.2027: осталось 2 дня.'],
    ['secret-expires', 1, 'Секрет бота истекает 01.05.2027: остался 1 день.'],
    ['secret-expired', -3, 'Секрет бота истёк 01.05.2027.'],
  ])('%s with %i days says how long is left', (alarm, days, sentence) => {
    expect(alarmText({ kind: 'alarm', alarm, args: { date: '2027-05-01', days } }, texts)).toContain(
      sentence,
    );
  });
});
