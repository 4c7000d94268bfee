import type { Grant, PersonState, UnitState } from './person.ts';

export function unitFields(unit: UnitState): Record<string, string> {
  const { name, zone, approvedManagers } = unit;
  return {
    'name.ru': name.ru,
    'name.en': name.en,
    zone,
    approvedManagers: String(approvedManagers ?? ''),
  };
}

export function personFields(person: PersonState): Record<string, string> {
  const { tenantId, name, email, locale, zone, substitute, active, morning, weeklyOff } = person;
  return {
    tenantId,
    name,
    email,
    roles: rolesText(person.roles),
    locale: locale ?? '',
    zone: zone ?? '',
    substitute: substitute ? `${substitute.person} ${substitute.from}/${substitute.to}` : '',
    'substitute-begun': substitute?.begun ? 'true' : '',
    active: String(active),
    'weekly-off': weeklyOff ? 'true' : '',
    // Absent from the trail until somebody chooses.
    ...(morning === undefined ? {} : { morning: String(morning) }),
  };
}

/** `role@scope`, in an order of its own. */
function rolesText(roles: Grant[]): string {
  return roles
    .map(({ role, scope }) => `${role}@${scope}`)
    .sort()
    .join(', ');
}
