import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareValues, enteredValues } from '../../../src/forms/compare-values.ts';
import type { Fields } from '../../../src/forms/field.ts';

const FIELDS: Fields = {
  title: { kind: 'text', max: 100 },
  why: { kind: 'text', max: 1000, multiline: true },
  whom: { kind: 'text', max: 100, personal: true },
  percent: { kind: 'number', min: 0, max: 100 },
  large: { kind: 'toggle' },
  rows: {
    kind: 'list',
    max: 9,
    item: { name: { kind: 'text', max: 100 }, phone: { kind: 'text', max: 50, personal: true } },
  },
};

describe('compareValues', () => {
  it('tells what a field held and holds', () => {
    const before = { title: 'a', percent: 5, large: false };

    expect(compareValues(FIELDS, before, { title: 'b', percent: 5, large: true })).toEqual([
      { field: 'title', from: 'a', to: 'b' },
      { field: 'large', from: false, to: true },
    ]);
  });

  it('takes every way to say nothing for the same', () => {
    expect(compareValues(FIELDS, { title: '', rows: [] }, { percent: null, large: false })).toEqual([]);
  });

  it('tells the rows that went and those that came', () => {
    const before = { rows: [{ name: 'a' }, { name: 'b' }, { name: 'b' }] };
    const after = { rows: [{ name: 'c' }, { name: 'b' }, { name: 'a' }] };

    expect(compareValues(FIELDS, before, after)).toEqual([
      { field: 'rows', from: [{ name: 'b' }], to: [{ name: 'c' }] },
    ]);
  });

  it('says of rows in a new order no more than that', () => {
    const before = { rows: [{ name: 'a' }, { name: 'b' }] };

    expect(compareValues(FIELDS, before, { rows: [{ name: 'b' }, { name: 'a' }] })).toEqual([
      { field: 'rows', from: [], to: [] },
    ]);
  });

  it('never carries a value that names somebody', () => {
    const text = fc.constantFrom('', 'open', 'other');
    const secret = fc.constantFrom('secret-1', 'secret-2', '');
    const values = fc.record({
      title: text,
      whom: secret,
      rows: fc.array(fc.record({ name: text, phone: secret }), { maxLength: 3 }),
    });

    fc.assert(
      fc.property(values, values, (before, after) => {
        expect(JSON.stringify(compareValues(FIELDS, before, after))).not.toContain('secret');
        expect(JSON.stringify(enteredValues(FIELDS, after))).not.toContain('secret');
      }),
    );
  });
});

describe('enteredValues', () => {
  it('leaves out what was not filled in, and texts of many lines', () => {
    const values = { title: 'a', why: 'long', whom: 'somebody', percent: 0, large: false, unknown: 'x' };

    expect(enteredValues(FIELDS, values)).toEqual({ title: 'a', percent: 0 });
  });
});
