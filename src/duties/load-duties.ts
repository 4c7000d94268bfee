import type { Temporal } from 'temporal-polyfill';
import type { Span } from '../calendar/span.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { workingDaysTaken } from '../calendar/working-days-taken.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { walkOverdue } from '../overview/load-decisions.ts';
import { overviewScopeOf } from '../overview/overview-access-rules.ts';
import type { Actor } from '../people/actor.ts';
import { loadActor } from '../people/find-actor.ts';
import { BRANCH, type Unit } from '../people/person.ts';
import { openStepOf } from '../requests/request.ts';
import { findActorsIn, undecidedSeats } from '../requests/rights/find-step-actors.ts';
import type { DecisionContextDeps } from '../requests/rights/load-decision-context.ts';
import type { Kept, OverdueSeat } from './duty-rules.ts';
import { type LoadKeptDeps, loadKept } from './load-kept.ts';
import { loadWorkload, type WorkloadDeps } from './load-workload.ts';
import { type SpanName, spanUntil } from './span-rules.ts';
import type { UnitLoad } from './workload-rules.ts';

export interface DutiesDeps extends DecisionContextDeps, WorkloadDeps, LoadKeptDeps {
  calendar(): WorkCalendar;
  clock: Clock;
}

/** Duties of the branch, or of the units that somebody leads. */
export interface Duties {
  name: SpanName;
  span: Span;
  /** ISO date where the reader is. */
  today: string;
  /** Units of somebody who leads them; null for the whole branch. */
  led: Unit[] | null;
  units: Unit[];
  kept: Kept[];
  overdue: OverdueSeat[];
  loads: UnitLoad[];
  /** Names of people, by id. */
  names: Record<string, string>;
}

/** Duties kept and overdue, and how much each manager has to do. Throws FORBIDDEN for who may not see it. */
export async function loadDuties(
  deps: DutiesDeps,
  { actor, name }: { actor: string; name: SpanName },
): Promise<Duties> {
  const sight = await sightOf(deps, actor);
  const { scope, units } = sight;
  const span = spanUntil(sight.today, name);
  const kept = await loadKept(deps, { ...sight, span });
  const overdue = await loadOverdue(deps, sight);
  const ids = units.map(({ _id }) => _id);
  const loads = await loadWorkload(deps, scope === null ? [...ids, BRANCH] : ids);
  const people = [
    ...kept.flatMap(({ person }) => (person === '' ? [] : [person])),
    ...overdue.flatMap((seat) => seat.people),
    ...loads.flatMap(({ managers }) => managers.map(({ manager }) => manager)),
  ];
  return {
    name,
    span,
    today: sight.today.toString(),
    led: scope === null ? null : units,
    units,
    kept,
    overdue,
    loads,
    names: await nameAll(deps, people),
  };
}

/** Units that one reader may look at. */
export interface DutySight {
  who: Actor;
  /** Ids of units; null for the branch. */
  scope: string[] | null;
  units: Unit[];
  today: Temporal.PlainDate;
}

/** Throws FORBIDDEN for who leads nobody. */
export async function sightOf(
  deps: Pick<DutiesDeps, 'directory' | 'clock'>,
  actor: string,
): Promise<DutySight> {
  const who = await loadActor(deps, actor);
  const scope = overviewScopeOf(who);
  if (scope?.length === 0) throw new AppError('FORBIDDEN', { message: 'sees no duties' });
  const all = await deps.directory.listUnits();
  const units = all.filter(({ _id }) => scope === null || scope.includes(_id));
  return { who, scope, units, today: today(deps.clock, await deps.directory.zoneOf(who.person)) };
}

async function loadOverdue(deps: DutiesDeps, { scope, today: day }: DutySight): Promise<OverdueSeat[]> {
  const found: OverdueSeat[] = [];
  for await (const request of walkOverdue(deps, scope, day.toString())) {
    const step = openStepOf(request);
    if (!step?.dueOn) continue;
    const days = workingDaysTaken(deps.calendar(), step.dueOn, day.toString(), []);
    for (const seat of undecidedSeats(step)) {
      found.push({
        request: request._id,
        type: request.type,
        step: step.definition.id,
        seat: seat.id,
        unit: request.unit,
        client: request.client,
        dueOn: step.dueOn,
        days,
        people: await findActorsIn(deps, request, step, [seat]),
      });
    }
  }
  return found;
}

async function nameAll(
  { directory }: Pick<DutiesDeps, 'directory'>,
  ids: string[],
): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const id of new Set(ids)) names[id] = (await directory.findEvenInactive(id))?.name ?? id;
  return names;
}
