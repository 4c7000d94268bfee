import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Fields } from '../../../src/forms/field.ts';
import {
  type FormContext,
  type FormState,
  moveInRow,
  openRow,
  rowsOf,
} from '../../../src/forms/form-state.ts';

const ITEM: Fields = { title: { kind: 'text', required: true, min: 3, max: 20 } };
const FIELDS: Fields = { points: { kind: 'list', max: 3, item: ITEM } };

const context: FormContext = {
  today: Temporal.PlainDate.from('2026-11-24'),
  options: () => [],
  newId: () => 'new',
};

function stateWith(...titles: string[]): FormState {
  const points = titles.map((title, n) => ({ id: `${n}`, title }));
  return { values: { points }, errors: {}, list: null, row: null };
}

function titlesOf({ values }: FormState): unknown[] {
  return rowsOf(values, 'points').map(({ title }) => title);
}

const press = (state: FormState, move: string, title?: string) =>
  moveInRow(state, ITEM, title === undefined ? {} : { title }, move, context);

describe('a row of a list', () => {
  it('that was never saved goes away with a cancel, also after a wrong try', () => {
    const opened = openRow(stateWith('first'), FIELDS, { list: 'points', row: -1 });

    const wrong = press(opened, 'row-save', 'x');
    expect(titlesOf(wrong)).toEqual(['first', 'x']);
    const cancelled = press(wrong, 'row-cancel');

    expect(titlesOf(cancelled)).toEqual(['first']);
    expect(cancelled).toMatchObject({ errors: {}, list: null, row: null });
    expect(titlesOf(press(opened, 'row-cancel'))).toEqual(['first']);
  });

  it('that was there before says again what it said, whatever was tried', () => {
    const opened = openRow(stateWith('first', 'second'), FIELDS, { list: 'points', row: 0 });

    const cancelled = press(press(press(opened, 'row-save', 'x'), 'row-save', ''), 'row-cancel');

    expect(titlesOf(cancelled)).toEqual(['first', 'second']);
    expect(cancelled.errors).toEqual({});
  });

  it('that was wrong before is wrong again after a cancel', () => {
    const opened = openRow(stateWith('x'), FIELDS, { list: 'points', row: 0 });

    const cancelled = press(press(opened, 'row-save', ''), 'row-cancel');

    expect(titlesOf(cancelled)).toEqual(['x']);
    expect(Object.keys(cancelled.errors)).toEqual(['points/0/title']);
  });

  it('stays when it was saved, and when the form was kept before rows were remembered', () => {
    const opened = openRow(stateWith('first'), FIELDS, { list: 'points', row: -1 });
    expect(titlesOf(press(opened, 'row-save', 'second'))).toEqual(['first', 'second']);

    const { rowBefore: _, ...older } = press(opened, 'row-save', 'x');
    expect(titlesOf(press(older, 'row-cancel'))).toEqual(['first', 'x']);
  });
});
