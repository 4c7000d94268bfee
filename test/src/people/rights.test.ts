import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '../../../src/people/person.ts';
import { hasBranchRight, hasRight, RIGHTS, type Right, unitsWithRight } from '../../../src/people/rights.ts';
import { readSourceFiles } from '../../helpers/source-files.ts';

const ALL = Object.keys(RIGHTS) as Right[];

function holder(role: Role, scope: string) {
  return { roles: [{ role, scope }] };
}

describe('hasRight', () => {
  it('counts a role of a unit in that unit only', () => {
    expect(hasRight(holder('unit-head', 'barnaul'), 'see-requests', 'barnaul')).toBe(true);
    expect(hasRight(holder('unit-head', 'barnaul'), 'see-requests', 'biysk')).toBe(false);
    expect(hasRight(holder('unit-head', 'barnaul'), 'see-requests')).toBe(true);
  });

  it('counts a role for the branch in every unit', () => {
    expect(hasRight(holder('security-director', 'branch'), 'see-contacts', 'biysk')).toBe(true);
    expect(hasBranchRight(holder('security-director', 'branch'), 'see-contacts')).toBe(true);
  });

  it('gives a right that the branch carries to nobody in a unit', () => {
    expect(ALL.filter((right) => hasRight(holder('admin', 'barnaul'), right))).toEqual([]);
  });

  it('names the units in which somebody has it', () => {
    const roles = [
      { role: 'manager' as const, scope: 'barnaul' },
      { role: 'unit-sales-head' as const, scope: 'biysk' },
      { role: 'branch-sales' as const, scope: 'branch' },
    ];

    expect(unitsWithRight({ roles }, 'subscribe-channels')).toEqual(['biysk']);
  });
});

describe('docs/rights.md', () => {
  it('draws the table as it is', () => {
    const drawn = readFileSync('docs/rights.md', 'utf8').match(/^\| `[^\n]+$/gm);

    expect(drawn).toEqual(ALL.map(rowOf));
  });
});

describe('the table', () => {
  it('is the only place that tells a right by a role', () => {
    const told = readSourceFiles('bot', 'src')
      .filter(({ path }) => path !== 'src/people/rights.ts')
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .filter((line) => ROLES.some((role) => asksForRole(line, role)))
          .map((line) => `${path}: ${line.trim()}`),
      );

    expect(told).toEqual([]);
  });
});

function asksForRole(line: string, role: Role): boolean {
  return line.includes(`role === '${role}'`) || new RegExp(`holdsRole\\([^)]*'${role}'`).test(line);
}

function rowOf(right: Right): string {
  const rights: Record<Right, { unit?: readonly Role[]; branch?: readonly Role[] }> = RIGHTS;
  const { unit = [], branch = [] } = rights[right];
  return `| \`${right}\` | ${unit.join(', ')} | ${listed(branch)} |`;
}

function listed(roles: readonly Role[]): string {
  const others = ROLES.filter((role) => !roles.includes(role));
  return others.length === 1 ? `all but ${others[0]}` : roles.join(', ');
}
