import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { Locale } from '../i18n/translate.ts';
import type { MadeBy } from '../kernel/made-by.ts';
import type { CollectionDef, Keyed } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'person.changed': { fields: string[]; changes: FieldChange[] };
    'unit.changed': { fields: string[]; changes: FieldChange[] };
  }
}

export const ROLES = [
  'manager',
  'unit-sales-head',
  'unit-head',
  'branch-sales',
  'commercial-director',
  'security-director',
  'branch-director',
  'marketing',
  'technical',
  'economics',
  'legal',
  'quality',
  'tariff-commission',
  'data-officer',
  'admin',
] as const;

export type Role = (typeof ROLES)[number];

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}

/** Options of a field whose values name holders of a role. */
export type PeopleOptions = `people:${Role}`;

const PEOPLE_OPTIONS = 'people:';

/** The role whose holders a field names, or null: its options are something else. */
export function roleInOptions(options: unknown): Role | null {
  const isRoles = typeof options === 'string' && options.startsWith(PEOPLE_OPTIONS);
  return isRoles ? (options.slice(PEOPLE_OPTIONS.length) as Role) : null;
}

/** The scope of a grant: the whole branch, or one unit's id. */
export const BRANCH = 'branch';

export interface Grant {
  role: Role;
  scope: string;
}

/** Acts for somebody from the first to the last date, both included (ISO dates in the principal's zone). */
export interface Substitution {
  person: string;
  from: string;
  to: string;
  /** Waiting work has reached the substitute. */
  begun?: boolean;
}

/** Hours from which people choose when their day is told, where they are. */
export const MORNING_HOURS = [8, 9, 10, 11] as const;

/** `off`: no card of the morning; reminders come one by one, or as a digest. */
export type Morning = (typeof MORNING_HOURS)[number] | 'off';

/** `_id` is the Entra object id (`aadObjectId`), lower case. */
export interface Person extends Aggregate, Keyed<MadeBy<typeof peopleBy>> {
  tenantId: string;
  name: string;
  email: string;
  roles: Grant[];
  /** null: the language of the person's Teams, else Russian. */
  locale: Locale | null;
  /** null: the zone of the person's unit. */
  zone: string | null;
  substitute: Substitution | null;
  active: boolean;
  /** The hour of the morning card; absent while the person has said nothing. */
  morning?: Morning;
  /** Wants no overview on the first working day of a week. */
  weeklyOff?: boolean;
}

/** A local unit (структурное подразделение). `_id` is a short latin id such as `barnaul`. */
export interface Unit extends Aggregate {
  name: { ru: string; en: string };
  zone: string;
  /** VIP managers that the branch director has approved (clause 8.2); null while nobody has said. */
  approvedManagers: number | null;
  /** The request that the number comes from, and from which day (ISO); absent where it was imported. */
  headcount?: { request: string; from: string };
}

/** Person without the store's and the relay's fields. */
export type PersonState = Omit<Person, 'version' | 'pending' | 'hasPending'>;

export type UnitState = Omit<Unit, 'version' | 'pending' | 'hasPending'>;

/** Keys of people. Stores hold them: a changed letter loses what was written before. */
export const peopleBy = {
  role: (role: Role) => `role:${role}` as const,
  grant: ({ role, scope }: Grant) => `role:${role}@${scope}` as const,
  substitute: (person: string) => `substitute:${person}` as const,
  substituted: 'substituted',
} as const;

export const PEOPLE: CollectionDef<Person> = {
  name: 'people',
  indexes: [PENDING_INDEX, { name: 'active', eq: ['active'], range: 'name' }],
  keys: (person) => [
    ...person.roles.map(peopleBy.grant),
    ...person.roles.map(({ role }) => peopleBy.role(role)),
    ...(person.substitute ? [peopleBy.substitute(person.substitute.person), peopleBy.substituted] : []),
  ],
};

export const UNITS: CollectionDef<Unit> = { name: 'units', indexes: [PENDING_INDEX] };

export const DEFAULT_ZONE = 'Asia/Barnaul';
