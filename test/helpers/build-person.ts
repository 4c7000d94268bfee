import { BRANCH, type Grant, type Person, type Role, type Unit } from '../../src/people/person.ts';
import { fitsScope } from '../../src/people/role-rules.ts';

export const TENANT = '11111111-1111-4111-8111-111111111111';
export const UNIT = 'barnaul';
export const OTHER_UNIT = 'biysk';

/** A person of the tests, named after the id; without roles unless overridden. */
export function buildPerson(id: string, overrides: Partial<Person> = {}): Person {
  return {
    _id: id,
    version: 1,
    tenantId: TENANT,
    name: id,
    email: `${id}@example.test`,
    roles: [],
    locale: null,
    zone: null,
    substitute: null,
    active: true,
    pending: [],
    hasPending: false,
    ...overrides,
  };
}

/** Somebody with one role, in the unit of the tests or in the branch, whose id is the role. */
export function buildHolder(role: Role, overrides: Partial<Person> = {}): Person {
  return buildPerson(role, { roles: [grantOf(role)], ...overrides });
}

export function grantOf(role: Role, unit = UNIT): Grant {
  return { role, scope: fitsScope(role, unit) ? unit : BRANCH };
}

export function buildUnit(id = UNIT, overrides: Partial<Unit> = {}): Unit {
  return {
    _id: id,
    version: 1,
    name: { ru: 'Барнаул', en: 'Barnaul' },
    zone: 'Asia/Barnaul',
    approvedManagers: null,
    pending: [],
    hasPending: false,
    ...overrides,
  };
}
