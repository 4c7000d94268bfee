import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../../../src/people/person.ts';
import { superiorsOf } from '../../../src/people/superior-rules.ts';

describe('superiorsOf', () => {
  it('leads a manager through the unit and the branch to the director', () => {
    expect(superiorsOf('manager')).toEqual([
      'unit-sales-head',
      'unit-head',
      'commercial-director',
      'branch-director',
    ]);
  });

  it.each(ROLES.filter((role) => role !== 'admin' && role !== 'branch-director'))(
    'ends at the branch director for %s',
    (role) => {
      expect(superiorsOf(role).at(-1)).toBe('branch-director');
    },
  );
});
