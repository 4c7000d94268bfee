import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { toEpochMs } from '../kernel/clock.ts';
import { DEFAULT_ZONE, type Unit } from '../people/person.ts';
import { openStepOf, type RequestDoc, requestsBy } from '../requests/request.ts';
import { agreedOn, removedOn } from '../requests/route/turn-rules.ts';
import type { KeyOf, Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import { type DecidedStep, decidedSteps } from './step-rules.ts';

export interface DecisionDeps {
  requests: Repo<RequestDoc>;
  calendar(): WorkCalendar;
}

/** A client whose status a request changed for good. */
export interface Turned {
  request: string;
  client: string;
  unit: string;
  /** ISO date. */
  on: string;
}

export interface Decisions {
  steps: DecidedStep[];
  agreed: Turned[];
  removed: Turned[];
}

/** No two zones lie farther apart. */
const MARGIN_MS = 26 * 60 * 60_000;

/** Everything decided since a day in requests of these units, null for all: a decision moves its request up the list. */
export async function loadDecisions(
  deps: DecisionDeps,
  scope: string[] | null,
  units: Unit[],
  since: Temporal.PlainDate,
): Promise<Decisions> {
  const found: Decisions = { steps: [], agreed: [], removed: [] };
  const zones = new Map(units.map(({ _id, zone }) => [_id, zone]));
  const after = new Date(toEpochMs(since, '00:00', DEFAULT_ZONE) - MARGIN_MS).toISOString();
  for await (const request of walk(deps.requests, {
    index: 'all',
    eq: {},
    range: { gte: after },
    ...within(scope),
  })) {
    const zone = zones.get(request.unit) ?? DEFAULT_ZONE;
    found.steps.push(...decidedSteps(request, deps.calendar(), zone));
    found.agreed.push(...turned(request, agreedOn(request)));
    found.removed.push(...turned(request, removedOn(request, zone)));
  }
  return found;
}

/** Open requests that wait for a decision beyond its day, the longest first. A clock that stands is not late. */
export async function* walkOverdue(
  deps: DecisionDeps,
  scope: string[] | null,
  today: string,
): AsyncGenerator<RequestDoc> {
  const late = { index: 'waiting', eq: {}, keys: [requestsBy.status('open')], range: { lt: today } };
  for await (const request of walk(deps.requests, { ...late, ...within(scope) })) {
    if (!request.paused && openStepOf(request)?.dueOn) yield request;
  }
}

function within(scope: string[] | null): { anyKeys?: KeyOf<RequestDoc>[] } {
  return scope === null ? {} : { anyKeys: scope.map(requestsBy.unit) };
}

function turned({ _id, client, unit }: RequestDoc, on: string | null): Turned[] {
  return on && client ? [{ request: _id, client, unit, on }] : [];
}
