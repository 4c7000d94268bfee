import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { splitNamed } from '../../../src/notes/name-rules.ts';
import { NOTE_KINDS } from '../../../src/notes/note.ts';
import { guessKind, mayChange, readDay } from '../../../src/notes/note-rules.ts';

const TODAY = Temporal.PlainDate.from('2026-11-28');

describe('the kind of a note', () => {
  it.each([
    ['звонил, ждут договор', 'call'],
    ['Созвонились с бухгалтером', 'call'],
    ['called, they wait for the contract', 'call'],
    ['встреча с директором', 'visit'],
    ['заехал посмотреть склад', 'visit'],
    ['meeting at their office', 'visit'],
    ['звонили: жалуются на связь', 'complaint'],
    ['у них второй день не работает телефония', 'complaint'],
    ['complained about the bill', 'complaint'],
    ['ждут договор', null],
    ['работает всё хорошо', null],
    ['', null],
  ] as const)('of «%s» is %s', (text, kind) => {
    expect(guessKind(text)).toBe(kind);
  });

  it('is one that there is, or none, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const kind = guessKind(text);
        return kind === null || NOTE_KINDS.includes(kind);
      }),
    );
  });
});

describe('the day of a note', () => {
  it.each([
    ['вчера звонил', '2026-11-27', 'звонил'],
    ['Позавчера: был', '2026-11-26', 'был'],
    ['today called', '2026-11-28', 'called'],
    ['звонил, вчера отключали', '2026-11-28', 'звонил, вчера отключали'],
    ['вчерашний счёт не дошёл', '2026-11-28', 'вчерашний счёт не дошёл'],
  ])('of «%s» is %s', (said, on, text) => {
    expect(readDay(said, TODAY)).toEqual({ on, text });
  });

  it('is never one to come', () => {
    fc.assert(fc.property(fc.string(), (text) => readDay(text, TODAY).on <= TODAY.toString()));
  });
});

describe('the name in a note', () => {
  it.each([
    ['ромашка звонил', 'ромашка звонил', 2],
    ['по ромашке звонил', 'ромашке звонил', 2],
    ['по клиенту ромашка: ждут договор', 'ромашка: ждут договор', 1],
    ['о клиенте ромашка сервис: ждут', 'ромашка сервис: ждут', 2],
    ['ромашка обещали к пяти часам ровно: договор', 'ромашка обещали к пяти часам ровно: договор', 6],
    ['ромашка обещали к пяти часам вечера завтра: да', 'ромашка обещали к пяти часам вечера завтра: да', 8],
  ])('of «%s» ends at a colon at the latest', (line, words, most) => {
    expect(splitNamed(line)).toEqual({ words: words.split(' '), most });
  });
});

describe('a note', () => {
  const note = { by: 'manager', removed: false };

  it('is changed by its author on its day only', () => {
    expect(mayChange(note, 'manager', TODAY, TODAY)).toBe(true);
    expect(mayChange(note, 'other', TODAY, TODAY)).toBe(false);
    expect(mayChange(note, 'manager', TODAY.subtract({ days: 1 }), TODAY)).toBe(false);
    expect(mayChange({ ...note, removed: true }, 'manager', TODAY, TODAY)).toBe(false);
  });
});
