import type { Role } from './person.ts';

const SUPERIORS: Record<Role, Role | null> = {
  manager: 'unit-sales-head',
  'unit-sales-head': 'unit-head',
  'unit-head': 'commercial-director',
  'branch-sales': 'commercial-director',
  'commercial-director': 'branch-director',
  'security-director': 'branch-director',
  'branch-director': null,
  marketing: 'commercial-director',
  technical: 'commercial-director',
  economics: 'commercial-director',
  legal: 'commercial-director',
  quality: 'commercial-director',
  'tariff-commission': 'commercial-director',
  'data-officer': 'branch-director',
  admin: null,
};

/** Role that decides when nobody of this one can; null at the top. */
export function superiorOf(role: Role): Role | null {
  return SUPERIORS[role];
}

/** The superiors of a role from the nearest to the highest. */
export function superiorsOf(role: Role): Role[] {
  const next = superiorOf(role);
  return next ? [next, ...superiorsOf(next)] : [];
}
