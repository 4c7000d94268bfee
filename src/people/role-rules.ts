import { BRANCH, type Person, type Role } from './person.ts';

/** Scopes in which a role may be granted: one unit, the branch, or either. */
const SCOPES: Record<Role, 'unit' | 'branch' | 'either'> = {
  manager: 'either',
  'unit-sales-head': 'unit',
  'unit-head': 'unit',
  'branch-sales': 'branch',
  'commercial-director': 'branch',
  'security-director': 'branch',
  'branch-director': 'branch',
  marketing: 'branch',
  technical: 'branch',
  economics: 'branch',
  legal: 'branch',
  quality: 'branch',
  'tariff-commission': 'branch',
  'data-officer': 'branch',
  admin: 'branch',
};

/** True if a grant of the role makes sense in the scope (`branch` or a unit's id). */
export function fitsScope(role: Role, scope: string): boolean {
  const wanted = SCOPES[role];
  return wanted === 'either' || (wanted === 'branch') === (scope === BRANCH);
}

/** The scope in which a role serves the matters of one unit. */
export function scopeFor(role: Role, unit: string): string {
  return SCOPES[role] === 'branch' ? BRANCH : unit;
}

export function holdsRole(person: Person, role: Role, scope: string): boolean {
  return person.roles.some((grant) => grant.role === role && grant.scope === scope);
}
