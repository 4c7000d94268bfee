import { ROLES, type Role } from '../../people/person.ts';
import { REQUEST_KINDS } from '../kinds/index.ts';

/** The departments of clause 7.4: whoever answers a kind of request that «заявка» offers among theirs. */
export function listDepartments(): Role[] {
  const seats = REQUEST_KINDS.filter(({ group }) => group === 'departments').flatMap(({ steps }) =>
    steps.filter(({ kind }) => kind === 'answer').flatMap((step) => step.seats),
  );
  return ROLES.filter((role) => seats.some((seat) => seat === role));
}
