import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Client } from '../../clients/client.ts';
import { type Clock, today, toLocal } from '../../kernel/clock.ts';
import type { Actor, Capacity } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { foreseeHolders } from '../../people/remember-holders.ts';
import { substituteOn } from '../../people/substitution-rules.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import type { Repo } from '../../storage/store.ts';
import type { RequestDoc, Seat } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';
import type { RouteContext } from '../route/route-rules.ts';
import { rolesToStaff } from '../seats/staffing-rules.ts';

export interface DecisionContextDeps {
  clients: Repo<Client>;
  directory: Directory;
  clock: Clock;
  calendar(): WorkCalendar;
}

export interface DecisionContext extends RouteContext {
  /** UTC instant, ISO. */
  now: string;
  /** The client's manager and deputy. */
  clientManagers: string[];
}

/** Everything that a decision about this request depends on, read now. */
export async function loadDecisionContext(
  deps: DecisionContextDeps,
  request: Pick<RequestDoc, 'author' | 'client' | 'onBehalfOf' | 'steps' | 'unit'>,
): Promise<DecisionContext> {
  const epochMs = deps.clock.now();
  const zone = await zoneOfUnit(deps, request.unit);
  const date = toLocal(epochMs, zone).toPlainDate();
  const clientManagers = await findClientManagers(deps, request.client);
  const roles = rolesToStaff(request);
  const directory = await foreseeHolders(deps.directory, roles);
  const byRole: Record<string, Capacity[]> = {};
  for (const { role, scope } of roles) {
    byRole[`${role}@${scope}`] = (await directory.findActors(role, scope, date)).map(asCandidate);
  }
  return {
    now: Temporal.Instant.fromEpochMilliseconds(epochMs).toString(),
    today: date,
    calendar: deps.calendar(),
    clientManagers,
    staffing: {
      byRole,
      author: await candidatesOf(deps.directory, requestersOf(request), date),
      clientManagers: await candidatesOf(deps.directory, clientManagers, date),
      assigned: await candidatesByPerson(deps.directory, assigneesOf(request), date),
      owners: [...requestersOf(request), ...clientManagers.slice(0, 1)],
    },
  };
}

/** Loads those who could act in this one seat now, without the rest of the route. */
export async function loadCandidates(
  deps: DecisionContextDeps,
  request: Pick<RequestDoc, 'author' | 'client' | 'onBehalfOf' | 'unit'>,
  { id, assignee, role, scope }: Seat,
): Promise<Capacity[]> {
  const { directory } = deps;
  const zone = await zoneOfUnit({ directory }, request.unit);
  const date = today(deps.clock, zone);
  if (!assignee && role) return (await directory.findActors(role, scope ?? '', date)).map(asCandidate);
  const people = assignee
    ? [assignee]
    : id === 'author'
      ? requestersOf(request)
      : await findClientManagers(deps, request.client);
  return candidatesOf(directory, people, date);
}

/** The client's manager first, then the deputy; nobody where the request has no client. */
export async function findClientManagers(
  deps: { clients: Repo<Client> },
  clientId: string | null,
): Promise<string[]> {
  const client = clientId ? await deps.clients.get(clientId) : null;
  if (!client) return [];
  const { manager, deputy } = client.passport.appointment;
  return deputy ? [manager, deputy] : [manager];
}

function assigneesOf({ steps }: Pick<RequestDoc, 'steps'>): string[] {
  const assignees = steps.flatMap((step) => step.seats.flatMap((seat) => seat.assignee ?? []));
  return [...new Set(assignees)];
}

async function candidatesByPerson(
  directory: Directory,
  ids: string[],
  today: Temporal.PlainDate,
): Promise<Record<string, Capacity[]>> {
  const found: Record<string, Capacity[]> = {};
  for (const id of ids) found[id] = await candidatesOf(directory, [id], today);
  return found;
}

async function candidatesOf(
  directory: Directory,
  ids: string[],
  today: Temporal.PlainDate,
): Promise<Capacity[]> {
  const candidates: Capacity[] = [];
  for (const id of ids) {
    const person = await directory.findPerson(id);
    if (!person) continue;
    candidates.push(asCandidate({ person, principals: [] }));
    const substituteId = substituteOn(person, today);
    const substitute = substituteId ? await directory.findPerson(substituteId) : undefined;
    if (substitute) candidates.push(asCandidate({ person: substitute, principals: [person] }));
  }
  return candidates;
}

function asCandidate({ person, principals: [principal] }: Actor): Capacity {
  if (!principal) return { by: person._id, onBehalfOf: null };
  return { by: person._id, onBehalfOf: principal._id, roles: person.roles };
}
