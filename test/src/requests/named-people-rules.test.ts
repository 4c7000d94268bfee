import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fields, Values } from '../../../src/forms/field.ts';
import { namedPeople, withSuccessorNamed } from '../../../src/requests/named-people-rules.ts';

const FIELDS = {
  head: { kind: 'choice', options: 'people:manager', required: true },
  deputy: { kind: 'choice', options: 'people:manager' },
  members: { kind: 'choice', options: 'people:tariff-commission', many: true },
  stages: {
    kind: 'list',
    max: 5,
    item: { lead: { kind: 'choice', options: 'people:technical' }, what: { kind: 'text', max: 100 } },
  },
  note: { kind: 'text', max: 100 },
} satisfies Fields;

const ID: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd');
const NOBODY: fc.Arbitrary<string | null> = fc.option(ID);
const VALUES: fc.Arbitrary<Values> = fc.record({
  head: ID,
  deputy: NOBODY,
  members: fc.uniqueArray(ID),
  stages: fc.array(fc.record({ lead: NOBODY, what: ID }), { maxLength: 3 }),
  note: ID,
});

function people(values: Values): string[] {
  return namedPeople(FIELDS, values).map(({ person }) => person);
}

describe('the people whom values name', () => {
  it('are found in choices, in choices of several and in rows, and in no text', () => {
    const values = {
      head: 'a',
      deputy: null,
      members: ['b', 'c'],
      stages: [{ lead: 'd', what: 'e' }],
      note: 'f',
    };
    expect(namedPeople(FIELDS, values)).toEqual([
      { person: 'a', role: 'manager' },
      { person: 'b', role: 'tariff-commission' },
      { person: 'c', role: 'tariff-commission' },
      { person: 'd', role: 'technical' },
    ]);
  });

  it('are without the leaver afterwards; the successor is where the leaver was, nobody else moves', () => {
    fc.assert(
      fc.property(VALUES, (values) => {
        const after = withSuccessorNamed(FIELDS, values, { leaver: 'a', successor: 'b' });

        expect(people(after)).not.toContain('a');
        expect(people(after).includes('b')).toBe(people(values).some((id) => id === 'a' || id === 'b'));
        const others = (all: string[]) => all.filter((id) => id !== 'a' && id !== 'b');
        expect(others(people(after))).toEqual(others(people(values)));
        expect(after.note).toBe(values.note);
        expect(after.deputy === null || after.deputy !== after.head || after.head !== 'b').toBe(true);
      }),
    );
  });
});
