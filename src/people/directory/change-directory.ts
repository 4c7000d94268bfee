import { Temporal } from 'temporal-polyfill';
import type { AuditEvent } from '../../audit/audit-event.ts';
import { compareFields } from '../../audit/compare-fields.ts';
import { putDocument } from '../../effects/change.ts';
import type { NewEffect } from '../../effects/effect.ts';
import type { Relay } from '../../effects/relay.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { type Subject, subjectOf } from '../../kernel/subject.ts';
import type { Repo } from '../../storage/store.ts';
import {
  type Grant,
  PEOPLE,
  type Person,
  type PersonState,
  UNITS,
  type Unit,
  type UnitState,
} from '../person.ts';
import { personFields, unitFields } from '../traced-fields.ts';

export interface ChangeDirectoryDeps {
  people: Repo<Person>;
  units: Repo<Unit>;
  relay: Relay;
  clock: Clock;
}

/**
 * Writes one person with the trace and the reminders that depend on it. `decide` sees the current state, or
 * null for somebody new; it throws to refuse and returns null to leave it. `more` is owed along with a change.
 */
export async function writePerson(
  deps: ChangeDirectoryDeps,
  by: string,
  id: string,
  decide: (current: Person | null) => PersonState | null,
  more: (next: PersonState, before: Person | null) => NewEffect[] = () => [],
): Promise<Person> {
  const owed = (current: Person | null, next: PersonState): NewEffect[] | null => {
    const changes = compareFields(current ? personFields(current) : {}, personFields(next));
    if (changes.length === 0) return null;
    const fields = changes.map(({ field }) => field);
    const subject = subjectOf.person(id);
    const plansAnew = fields.some((name) => ['zone', 'roles', 'active'].includes(name));
    return [
      traceOf(deps, by, subject, { type: 'person.changed', fields, changes }),
      ...(plansAnew ? [{ name: 'reminders.refresh' as const, args: { subject } }] : []),
      ...restaffs(current, next),
      ...substitutions(current, next),
      ...closedClients(current, next),
      ...more(next, current),
    ];
  };
  const written = await putDocument(deps.relay, deps.people, PEOPLE.name, id, (current) => {
    const next = decide(current);
    const effects = next && owed(current, next);
    return next && effects ? { doc: next, effects } : null;
  });
  if (!written) throw new AppError('NOT_FOUND', { message: `no person ${id}` });
  return written;
}

/** Looks again at what waits for a role that somebody gained or lost, or for the person. */
function restaffs(current: Person | null, next: PersonState): NewEffect[] {
  const had = current ? grantsOf(current) : [];
  const has = grantsOf(next);
  const grants = [...without(has, had), ...without(had, has)];
  const turned = current !== null && current.active !== next.active;
  return turned || grants.length > 0
    ? [{ name: 'requests.restaff', args: { person: next._id, grants } }]
    : [];
}

/** Somebody stands in from now on, or no more: what waits goes to whoever may decide it today. */
function substitutions(current: Person | null, next: PersonState): NewEffect[] {
  const [was, is] = [substituteIdOf(current), substituteIdOf(next)];
  if (was === is) return [];
  const grants = grantsOf(next);
  return [
    ...(grants.length > 0 ? [{ name: 'requests.restaff' as const, args: { person: next._id, grants } }] : []),
    ...(was ? [{ name: 'absence.end' as const, args: { person: next._id } }] : []),
  ];
}

/** Takes cards of clients from people who may not see them any more, a substitute among them. */
function closedClients(current: Person | null, next: PersonState): NewEffect[] {
  if (!current) return [];
  const [was, is] = [substituteIdOf(current), substituteIdOf(next)];
  const lost = (current.active && !next.active) || without(grantsOf(current), grantsOf(next)).length > 0;
  const people = [...(lost ? [next._id] : []), ...(was && (lost || was !== is) ? [was] : [])];
  return people.map((person) => ({ name: 'cards.redraw-clients', args: { person } }));
}

function substituteIdOf(person: PersonState | null): string | null {
  return person?.active && person.substitute?.begun ? person.substitute.person : null;
}

function grantsOf({ active, roles }: PersonState): Grant[] {
  return active ? roles : [];
}

function without(grants: Grant[], others: Grant[]): Grant[] {
  return grants.filter(
    ({ role, scope }) => !others.some((other) => other.role === role && other.scope === scope),
  );
}

/** The same for a unit. */
export async function writeUnit(
  deps: ChangeDirectoryDeps,
  by: string,
  id: string,
  decide: (current: Unit | null) => UnitState | null,
): Promise<Unit> {
  const owed = (current: Unit | null, next: UnitState): NewEffect[] | null => {
    const changes = compareFields(current ? unitFields(current) : {}, unitFields(next));
    if (changes.length === 0) return null;
    const fields = changes.map(({ field }) => field);
    return [traceOf(deps, by, subjectOf.unit(id), { type: 'unit.changed', fields, changes })];
  };
  const written = await putDocument(deps.relay, deps.units, UNITS.name, id, (current) => {
    const next = decide(current);
    const effects = next && owed(current, next);
    return next && effects ? { doc: next, effects } : null;
  });
  if (!written) throw new AppError('NOT_FOUND', { message: `no unit ${id}` });
  return written;
}

/** The audit entry of one change of the directory. */
export function traceOf(
  deps: Pick<ChangeDirectoryDeps, 'clock'>,
  by: string,
  subject: Subject,
  event: AuditEvent,
): NewEffect {
  const at = Temporal.Instant.fromEpochMilliseconds(deps.clock.now()).toString();
  return { name: 'audit', args: { entry: { subject, at, by, onBehalfOf: null, event } } };
}
