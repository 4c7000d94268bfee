import type { Person } from '../../people/person.ts';
import { hasRight } from '../../people/rights.ts';
import { holdsRole } from '../../people/role-rules.ts';
import type { Matter } from '../matter.ts';

type Duty = Pick<Matter, 'owners' | 'deputy' | 'seats' | 'given' | 'helpers' | 'unit'>;

/** True if acting on the matter is the person's own business, not that of somebody led. */
export function isOwnDuty(matter: Duty, delegatedTo: string | null, person: Person): boolean {
  if ([...matter.owners, matter.deputy, delegatedTo].includes(person._id)) return true;
  return [...matter.seats, ...matter.helpers].some(({ role, scope }) => holdsRole(person, role, scope));
}

/** True if a reminder may be handed to this person: the client's deputy, while a manager. */
export function mayTakeOver({ deputy }: Pick<Matter, 'deputy'>, person: Person): boolean {
  return person._id === deputy && hasRight(person, 'take-over-reminders');
}

/** Principal for whom somebody answers a reminder, null for themselves. Principals are those substituted today. */
export function answersFor(
  matter: Duty,
  delegatedTo: string | null,
  person: Person,
  principals: Person[],
): string | null {
  if (isOwnDuty(matter, delegatedTo, person)) return null;
  const owner = principals.find((principal) => isOwnDuty(matter, delegatedTo, principal));
  if (owner) return owner._id;
  if (leads(matter, person)) return null;
  return principals.find((principal) => leads(matter, principal))?._id ?? null;
}

function leads({ unit, seats, given }: Duty, person: Person): boolean {
  const units = [unit, ...[...seats, ...given].map(({ scope }) => scope)];
  return units.some((each) => hasRight(person, 'answer-reminders', each));
}
