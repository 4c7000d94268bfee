import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { FieldDef, Fields } from '../../../src/forms/field.ts';
import { formatInput, toTyped } from '../../../src/forms/format-input.ts';
import { validateFields } from '../../../src/forms/validate-fields.ts';

const context = {
  today: Temporal.PlainDate.from('2026-11-22'),
  options: (name: string) => (name === 'units' ? ['barnaul', 'biysk'] : []),
};

function check(field: FieldDef, typed: unknown) {
  const { values, errors } = validateFields({ it: field }, { it: typed }, context);
  return errors.it?.code ?? values.it;
}

const MARKUP = ['$', '{name} {{DATE(x)}} <at>'].join('');
const text = { kind: 'text', max: 10 } as const;

describe('validateFields', () => {
  it.each<[string, FieldDef, unknown, unknown]>([
    ['trims and composes text', text, '  e\u0301т  ', 'éт'],
    ['takes control and direction marks out', text, 'a\u0000b\u202ec\u200bd', 'abcd'],
    ['makes one line of several', text, 'a\nb', 'a b'],
    ['keeps the lines of a multi-line field', { ...text, multiline: true }, 'a\r\nb', 'a\nb'],
    ['counts an emoji as one character', text, '😀'.repeat(10), '😀'.repeat(10)],
    ['refuses text over the limit', text, '😀'.repeat(11), 'too-long'],
    ['refuses ten thousand characters', text, 'я'.repeat(10_000), 'too-long'],
    ['refuses text that is too short', { ...text, min: 3 }, 'ab', 'too-short'],
    ['leaves templates as plain text', { ...text, max: 40 }, MARKUP, MARKUP],
    ['asks for a required field', { ...text, required: true }, ' \u00a0 ', 'required'],
    ['takes an object for nothing', { ...text, required: true }, { a: 1 }, 'required'],
    ['reads an INN pasted with spaces', { ...text, max: 12, check: 'inn' }, '7707 083893', '7707083893'],
    ['refuses Arabic-Indic digits', { ...text, max: 12, check: 'inn' }, '٧٧٠٧٠٨٣٨٩٣', 'inn'],
    ['refuses full-width digits', { ...text, max: 12, check: 'inn' }, '７７０７０８３８９３', 'inn'],
    ['accepts an e-mail', { ...text, max: 99, check: 'email' }, 'sales@example.ru', 'sales@example.ru'],
    ['refuses an e-mail without a domain', { ...text, max: 99, check: 'email' }, 'sales@', 'email'],
    [
      'accepts a phone',
      { ...text, max: 40, check: 'phone' },
      '+7 (3852) 12-34-56, доб. 12',
      '+7 (3852) 12-34-56, доб. 12',
    ],
    ['refuses words for a phone', { ...text, max: 40, check: 'phone' }, 'позвонить', 'phone'],
    [
      'accepts the number of an order',
      { ...text, max: 20, check: 'document-number' },
      '№ 114-л/с',
      '№ 114-л/с',
    ],
    [
      'refuses an order number without a digit',
      { ...text, max: 20, check: 'document-number' },
      'приказ',
      'document-number',
    ],
    ['reads a number with a comma', { kind: 'number', min: 0, max: 100 }, '12,5', 12.5],
    ['refuses a number out of range', { kind: 'number', min: 0, max: 100 }, '101', 'range'],
    ['refuses a fraction of a whole', { kind: 'number', min: 0, max: 100, integer: true }, '1.5', 'integer'],
    [
      'refuses what may be a thousand',
      { kind: 'number', min: 0, max: 9999, integer: true },
      '1,000',
      'integer',
    ],
    ['refuses an exponent', { kind: 'number', min: 0, max: 100 }, '1e1', 'number'],
    ['reads rubles into kopecks', { kind: 'money' }, '1 234,5 ₽', 123_450],
    ['refuses negative money', { kind: 'money' }, '-1', 'money'],
    ['refuses money over the limit', { kind: 'money', max: 100 }, '100,01', 'money-max'],
    ['reads a picked date', { kind: 'date' }, '2026-11-05', '2026-11-05'],
    ['reads a typed date', { kind: 'date' }, '5.11.2026', '2026-11-05'],
    ['refuses 31.02', { kind: 'date' }, '31.02.2026', 'date'],
    ['refuses a picked 31.02', { kind: 'date' }, '2026-02-31', 'date'],
    ['refuses the future', { kind: 'date', notAfter: 'today' }, '2026-11-23', 'future'],
    ['accepts today', { kind: 'date', notAfter: 'today', notBefore: 'today' }, '2026-11-22', '2026-11-22'],
    ['refuses the past', { kind: 'date', notBefore: 'today' }, '2026-11-21', 'past'],
    ['reads a birthday without a year', { kind: 'day' }, '29.02', '02-29'],
    ['reads a birthday with a year', { kind: 'day' }, '05.12.1980', '1980-12-05'],
    ['refuses a birthday in the future', { kind: 'day' }, '05.12.2026', 'future'],
    ['refuses a day that is not there', { kind: 'day' }, '31.02', 'day'],
    ['refuses 29.02 of a common year', { kind: 'day' }, '29.02.2025', 'day'],
    ['accepts an option of a dictionary', { kind: 'choice', options: 'units' }, 'biysk', 'biysk'],
    ['refuses an unknown unit', { kind: 'choice', options: 'units' }, 'moscow', 'choice'],
    [
      'reads several choices once each',
      { kind: 'choice', options: ['a', 'b'], many: true },
      'a,b,a',
      ['a', 'b'],
    ],
    [
      'refuses one bad choice of several',
      { kind: 'choice', options: ['a', 'b'], many: true },
      'a,c',
      'choice',
    ],
    ['reads a toggle', { kind: 'toggle' }, 'true', true],
    ['refuses what says neither on nor off', { kind: 'toggle' }, 'yes', 'yes-or-no'],
    ['reads a client number', { kind: 'client' }, 'vip-2026-0001', 'VIP-2026-0001'],
    ['refuses what is no client number', { kind: 'client' }, '../secret', 'client'],
  ])('%s', (_title, field, typed, expected) => {
    expect(check(field, typed)).toEqual(expected);
  });

  it('asks a conditional field only when its condition holds', () => {
    const fields: Fields = {
      form: { kind: 'choice', options: ['organisation', 'entrepreneur'] },
      kpp: { ...text, check: 'kpp', required: true, when: { field: 'form', is: 'organisation' } },
    };

    const entrepreneur = validateFields(fields, { form: 'entrepreneur', kpp: 'nonsense' }, context);
    const organisation = validateFields(fields, { form: 'organisation' }, context);

    expect(entrepreneur).toEqual({ values: { form: 'entrepreneur' }, errors: {} });
    expect(organisation.errors).toEqual({ kpp: { code: 'required' } });
  });

  it('names the row and field of an error in a list', () => {
    const fields: Fields = {
      points: { kind: 'list', max: 2, required: true, item: { unit: { kind: 'choice', options: 'units' } } },
    };

    const result = validateFields(
      fields,
      { points: [{ unit: 'biysk' }, { unit: 'x' }, { unit: 'y' }] },
      context,
    );

    expect(Object.keys(result.errors)).toEqual(['points', 'points/1/unit']);
    expect(validateFields(fields, { points: 'x' }, context).errors).toEqual({
      points: { code: 'rows-min', args: { min: 1 } },
    });
  });

  it('keeps the id of a row and drops what is not asked', () => {
    const fields: Fields = { rows: { kind: 'list', max: 9, item: { name: text } } };

    const { values } = validateFields(
      fields,
      { rows: [{ id: 'c1', name: 'a', role: 'admin' }], owner: 'me' },
      context,
    );

    expect(values).toEqual({ rows: [{ id: 'c1', name: 'a' }] });
  });

  it('never throws and never keeps text over its limit', () => {
    const fields: Fields = {
      name: text,
      number: { kind: 'number', min: 0, max: 9 },
      money: { kind: 'money' },
      date: { kind: 'date' },
      day: { kind: 'day' },
      list: { kind: 'list', max: 3, item: { name: text } },
    };

    fc.assert(
      fc.property(fc.object(), fc.string({ unit: 'binary' }), (object, string) => {
        for (const typed of [object, string]) {
          const raw = {
            name: typed,
            number: typed,
            money: typed,
            date: typed,
            day: typed,
            list: [object, typed],
          };
          const { values } = validateFields(fields, raw, context);
          expect([...String(values.name ?? '')].length).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});

describe('formatInput', () => {
  it('shows stored values as they are typed, and both read alike', () => {
    const fields: Fields = {
      sum: { kind: 'money' },
      birthday: { kind: 'day' },
      on: { kind: 'toggle' },
      many: { kind: 'choice', options: ['a', 'b'], many: true },
      rows: { kind: 'list', max: 5, item: { sum: { kind: 'money' } } },
    };
    const stored = {
      sum: 123_405,
      birthday: '02-29',
      on: true,
      many: ['a', 'b'],
      rows: [{ id: 'r', sum: 100 }],
    };

    const typed = toTyped(fields, stored);

    expect(typed).toEqual({
      sum: '1234,05',
      birthday: '29.02',
      on: 'true',
      many: 'a,b',
      rows: [{ id: 'r', sum: '1' }],
    });
    expect(validateFields(fields, typed, context).values).toEqual(stored);
  });

  it('leaves wrong input as it was typed', () => {
    expect(formatInput({ kind: 'day' }, '31.02')).toBe('31.02');
    expect(formatInput({ kind: 'money' }, 'много')).toBe('много');
  });
});

describe('a date that is not to lie before another', () => {
  const term: Fields = { from: { kind: 'date' }, to: { kind: 'date', notBefore: { field: 'from' } } };

  it('is refused when it does, and may be the same day', () => {
    const check = (from: string, to: string) => validateFields(term, { from, to }, context).errors;

    expect(check('2026-12-01', '2026-11-30')).toEqual({ to: { code: 'out-of-order' } });
    expect(check('2026-12-01', '2026-12-01')).toEqual({});
    expect(check('', '2026-11-30')).toEqual({});
  });

  it('nor before today is held to both', () => {
    const running: Fields = {
      from: { kind: 'date' },
      to: { kind: 'date', notBefore: ['today', { field: 'from' }] },
    };
    const check = (from: string, to: string) => validateFields(running, { from, to }, context).errors;

    expect(check('2026-11-01', '2026-11-21')).toEqual({ to: { code: 'past' } });
    expect(check('2026-12-01', '2026-11-30')).toEqual({ to: { code: 'out-of-order' } });
    expect(check('2026-11-01', '2026-11-22')).toEqual({});
  });
});
