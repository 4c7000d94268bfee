import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tellApart } from '../../../src/people/tell-apart.ts';
import { buildPerson } from '../../helpers/build-person.ts';

const unitName = (scope: string) => ({ barnaul: 'Барнаул', biysk: 'Бийск' })[scope] ?? scope;

function namesake(id: string, scope: string, email: string) {
  return buildPerson(id, { name: 'Иванов Иван', roles: [{ role: 'manager', scope }], email });
}

function titles(...people: ReturnType<typeof buildPerson>[]): string[] {
  return [...tellApart(people, unitName)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, title]) => title);
}

describe('tellApart', () => {
  it('says nothing more of who is alone with a name', () => {
    expect(titles(buildPerson('a', { name: 'Анна' }), buildPerson('b', { name: 'Борис' }))).toEqual([
      'Анна',
      'Борис',
    ]);
  });

  it('adds the unit to namesakes, then the e-mail, then the id', () => {
    expect(titles(namesake('a', 'barnaul', 'a@x'), namesake('b', 'biysk', 'b@x'))).toEqual([
      'Иванов Иван · Барнаул',
      'Иванов Иван · Бийск',
    ]);
    expect(titles(namesake('a', 'barnaul', 'a@x'), namesake('b', 'barnaul', 'b@x'))).toEqual([
      'Иванов Иван · a@x',
      'Иванов Иван · b@x',
    ]);
    expect(titles(namesake('a', 'barnaul', ''), namesake('b', 'barnaul', ''))).toEqual([
      'Иванов Иван · a',
      'Иванов Иван · b',
    ]);
  });

  it('counts names as people read them', () => {
    expect(
      titles(namesake('a', 'barnaul', ''), { ...namesake('b', 'biysk', ''), name: ' ИВАНОВ  иван' }),
    ).toEqual(['Иванов Иван · Барнаул', ' ИВАНОВ  иван · Бийск']);
  });

  it('gives everybody a title of their own', () => {
    const person = fc.record({
      name: fc.constantFrom('Анна', 'анна', 'Борис'),
      scope: fc.constantFrom('barnaul', 'biysk'),
      email: fc.constantFrom('', 'a@x', 'b@x'),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), (made) => {
        const people = made.map(({ name, scope, email }, n) => ({
          ...namesake(`id-${n}`, scope, email),
          name,
        }));
        const found = tellApart(people, unitName);
        expect(found.size).toBe(people.length);
        expect(new Set(found.values()).size).toBe(people.length);
      }),
    );
  });
});
