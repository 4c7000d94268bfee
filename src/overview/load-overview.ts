import { Temporal } from 'temporal-polyfill';
import { isWithin } from '../calendar/span.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Actor } from '../people/actor.ts';
import { loadActor } from '../people/find-actor.ts';
import type { Unit } from '../people/person.ts';
import type { UnitReport } from '../reports/unit-report.ts';
import type { Repo } from '../storage/store.ts';
import { countClients } from './count-clients.ts';
import { type DecisionDeps, type Decisions, loadDecisions, walkOverdue } from './load-decisions.ts';
import { type GreetingDeps, type GreetingDue, greetingFigures, loadGreetings } from './load-greetings.ts';
import type { Overview } from './overview.ts';
import { overviewScopeOf } from './overview-access-rules.ts';
import { type ReportFigures, reportFigures } from './report-rules.ts';
import { punctualityIn, stepTimes } from './step-rules.ts';
import { type SeenWeek, weekBefore, weekSeenOn, weekStartUntil } from './week-rules.ts';

export interface OverviewDeps extends DecisionDeps, GreetingDeps {
  reports: Repo<UnitReport>;
  calendar(): WorkCalendar;
  clock: Clock;
}

export interface OverviewInput {
  actor: string;
  /** The day from which it is seen, ISO; today when absent or to come. */
  on?: string;
}

/** Everything that one reader sees from one day. */
export interface Sight {
  who: Actor;
  /** Ids of units; null for the branch. */
  scope: string[] | null;
  /** Units within. */
  units: Unit[];
  /** All units of the branch, for their zones and names. */
  allUnits: Unit[];
  week: SeenWeek;
  on: Temporal.PlainDate;
  today: Temporal.PlainDate;
}

/** Steps are timed over so many days up to the end of the week. */
export const TIMED_DAYS = 28;
const LAST_REPORTS = 3;

/** The week in figures. Throws FORBIDDEN for who sees none, NOT_FOUND. */
export async function loadOverview(deps: OverviewDeps, input: OverviewInput): Promise<Overview> {
  const sight = await sightOf(deps, input);
  return overviewOf(deps, sight, piecesOf(deps, sight));
}

/** The same of what is read already. */
export async function overviewOf(deps: OverviewDeps, sight: Sight, pieces: Pieces): Promise<Overview> {
  const { scope, week, units } = sight;
  const decisions = await pieces.decisions();
  const timed = { from: week.to.subtract({ days: TIMED_DAYS - 1 }), to: week.to };
  let overdue = 0;
  for await (const _ of walkOverdue(deps, scope, sight.today.toString())) overdue += 1;
  return {
    on: sight.on.toString(),
    from: week.from.toString(),
    to: week.to.toString(),
    isOver: week.isOver,
    today: sight.today.toString(),
    led: scope === null ? null : units,
    units,
    clients: await countClients(
      deps,
      units.map(({ _id }) => _id),
    ),
    newVips: decisions.agreed.filter(({ on }) => isWithin(week, on)).length,
    removed: decisions.removed.filter(({ on }) => isWithin(week, on)).length,
    decided: punctualityIn(week, decisions.steps),
    decidedBefore: punctualityIn(weekBefore(deps.calendar(), week), decisions.steps),
    overdue,
    steps: stepTimes(decisions.steps.filter(({ decidedOn }) => isWithin(timed, decidedOn))),
    greetings: greetingFigures(await pieces.greetings(), sight.today.toString()),
    reports: await loadReports(deps, sight),
  };
}

/** Parts of both the figures and their lists: read when first asked for, and once. */
export interface Pieces {
  decisions(): Promise<Decisions>;
  greetings(): Promise<GreetingDue[]>;
}

export function piecesOf(deps: OverviewDeps, sight: Sight): Pieces {
  return {
    decisions: once(() => loadSeen(deps, sight)),
    greetings: once(() => loadGreetings(deps, sight.scope, sight.week)),
  };
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

export async function sightOf(deps: OverviewDeps, { actor, on: asked }: OverviewInput): Promise<Sight> {
  const who = await loadActor(deps, actor);
  const scope = overviewScopeOf(who);
  if (scope?.length === 0) throw new AppError('FORBIDDEN', { message: 'sees no overview' });
  const date = today(deps.clock, await deps.directory.zoneOf(who.person));
  const on = asked ? seenDay(deps.calendar(), Temporal.PlainDate.from(asked), date) : date;
  const allUnits = await deps.directory.listUnits();
  const units = allUnits.filter(({ _id }) => scope === null || scope.includes(_id));
  return { who, scope, units, allUnits, week: weekSeenOn(deps.calendar(), on), on, today: date };
}

/** A card of an earlier week shows the week of today: reminders of greetings have turned to the next year by then. */
function seenDay(calendar: WorkCalendar, asked: Temporal.PlainDate, date: Temporal.PlainDate) {
  const isAhead = Temporal.PlainDate.compare(asked, date) > 0;
  const isOld = Temporal.PlainDate.compare(asked, weekStartUntil(calendar, date)) < 0;
  return isAhead || isOld ? date : asked;
}

/** Decisions of this week and the one before, and of the days over which steps are timed. */
async function loadSeen(deps: OverviewDeps, { scope, week, allUnits }: Sight): Promise<Decisions> {
  const before = weekBefore(deps.calendar(), week).from;
  const timed = week.to.subtract({ days: TIMED_DAYS - 1 });
  const since = Temporal.PlainDate.compare(before, timed) < 0 ? before : timed;
  return loadDecisions(deps, scope, allUnits, since);
}

export async function loadReports(deps: OverviewDeps, sight: Sight): Promise<ReportFigures | null> {
  const reports: UnitReport[] = [];
  for (const { _id: unit } of sight.units) {
    const last = { index: 'unit', eq: { unit }, desc: true, limit: LAST_REPORTS };
    reports.push(...(await deps.reports.find(last)).items);
  }
  return reportFigures(reports, sight.today.toString());
}
