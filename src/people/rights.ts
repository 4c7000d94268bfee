import { BRANCH, type Person, ROLES, type Role } from './person.ts';

/** Roles that carry a right in the unit that they are granted in, and roles that carry it when granted for the branch. */
interface Holders {
  unit?: readonly Role[];
  branch?: readonly Role[];
}

const HEADS: readonly Role[] = ['unit-sales-head', 'unit-head'];
const ADMIN: Holders = { branch: ['admin'] };

/**
 * Rights by role: the only place that says so. `docs/rights.md` draws it, with what belongs to somebody in
 * person: a client's manager and deputy, a request's author, the seats of its steps (`requests/kinds/`), a substitute.
 */
export const RIGHTS = {
  'register-clients': { unit: ['manager'], branch: ['manager'] },
  /** Passports in the register, their requests in lists and the log. */
  'see-clients': { unit: HEADS, branch: ROLES.filter((role) => role !== 'manager') },
  /** Names, phones, mail and birthdays of contacts. */
  'see-contacts': { unit: HEADS, branch: ['security-director'] },
  'see-requests': {
    unit: HEADS,
    branch: ['branch-sales', 'commercial-director', 'security-director', 'branch-director', 'admin'],
  },
  /** Counts of clients, decisions, greetings and reports, week by week. */
  'see-overview': {
    unit: HEADS,
    branch: ['branch-sales', 'commercial-director', 'security-director', 'branch-director'],
  },
  /** Give an undecided seat to somebody by name. */
  'reassign-seats': ADMIN,
  /** Answer reminders of those whom one leads. */
  'answer-reminders': { unit: HEADS },
  /** As the client's deputy. */
  'take-over-reminders': { unit: ['manager'], branch: ['manager'] },
  /** Ask for what the head of sales of a client's unit, or branch sales, may ask for (`requirement-rules.ts`). */
  'lead-sales': { unit: ['unit-sales-head'], branch: ['branch-sales'] },
  /** Take down who may become a VIP: managers their own, heads of sales their unit's, branch sales all. */
  'keep-potential': { unit: ['manager', 'unit-sales-head'], branch: ['manager', 'branch-sales'] },
  /** Put their name under a manager's greetings of a year. */
  'sign-greeting-plans': { unit: ['unit-sales-head'], branch: ['branch-sales'] },
  'hand-in-reports': { unit: ['unit-sales-head'] },
  'accept-reports': { branch: ['branch-sales'] },
  /** Whole reports; managers see the lines of their own clients. */
  'see-reports': { unit: HEADS, branch: ['branch-sales', 'commercial-director', 'branch-director'] },
  /** Draft, edit and send the list of a quarter (page 2, clauses 3.2-3.5). */
  'keep-vip-lists': { branch: ['branch-sales'] },
  /** In a unit, the lines of its clients. */
  'see-vip-lists': {
    unit: HEADS,
    branch: ['branch-sales', 'commercial-director', 'security-director', 'branch-director'],
  },
  'subscribe-channels': { unit: ['unit-sales-head'], branch: ['branch-sales', 'admin'] },
  /** The list of clients that branch sales keep (clause 10.1). */
  'import-clients': { branch: ['branch-sales', 'admin'] },
  /** Charges, payments and debts of clients, from the billing system. */
  'load-figures': { unit: ['unit-sales-head'], branch: ['branch-sales', 'admin'] },
  'import-tables': ADMIN,
  /** People, units, roles, addressees, dictionaries, the calendar, and who replaces a leaver. */
  'keep-directory': ADMIN,
  'set-absences': ADMIN,
  'read-directory-log': ADMIN,
  /** Messages that did not arrive, and people who cannot be reached. */
  'see-undelivered': ADMIN,
} as const satisfies Record<string, Holders>;

export type Right = keyof typeof RIGHTS;

const HOLDERS: Record<Right, Holders> = RIGHTS;

/** By a role of their own, in this unit, or in any where none is named; or for the whole branch. */
export function hasRight({ roles }: Pick<Person, 'roles'>, right: Right, unit?: string): boolean {
  const { unit: inUnit = [], branch = [] } = HOLDERS[right];
  return roles.some(({ role, scope }) =>
    scope === BRANCH
      ? branch.includes(role)
      : inUnit.includes(role) && (unit === undefined || scope === unit),
  );
}

/** True of a right for the branch, and not in units only. */
export function hasBranchRight({ roles }: Pick<Person, 'roles'>, right: Right): boolean {
  const { branch = [] } = HOLDERS[right];
  return roles.some(({ role, scope }) => scope === BRANCH && branch.includes(role));
}

/** The units in which somebody has it. */
export function unitsWithRight({ roles }: Pick<Person, 'roles'>, right: Right): string[] {
  const { unit = [] } = HOLDERS[right];
  return roles.filter(({ role, scope }) => scope !== BRANCH && unit.includes(role)).map(({ scope }) => scope);
}
