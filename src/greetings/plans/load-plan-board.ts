import type { Temporal } from 'temporal-polyfill';
import { clientsBy } from '../../clients/client.ts';
import { today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { loadActor } from '../../people/find-actor.ts';
import type { Unit } from '../../people/person.ts';
import { findAll } from '../../storage/walk.ts';
import { type Coverage, coverageOf } from './coverage-rules.ts';
import { type GreetingPlan, type PlanState, planIdOf } from './greeting-plan.ts';
import { loadGreetingLines } from './load-greeting-lines.ts';
import { type LoadPlanDeps, spanOf } from './load-plan.ts';
import { plansLookedOver } from './plan-access-rules.ts';
import type { PlanLine } from './plan-line.ts';
import { changesSince } from './sign-off-rules.ts';

export interface ManagerPlan {
  manager: string;
  name: string;
  coverage: Coverage;
  state: PlanState | 'draft';
  /** Count of changes since the signature. */
  changed: number;
}

export interface UnitPlans {
  unit: Unit;
  coverage: Coverage;
  managers: ManagerPlan[];
}

/** Plans of a year by manager, in the units that somebody looks over. */
export interface PlanBoard {
  year: number;
  today: Temporal.PlainDate;
  units: UnitPlans[];
  /** True where more units than the one asked for are looked over. */
  more: boolean;
  coverage: Coverage;
}

/** Throws FORBIDDEN for who looks over nobody, NOT_FOUND for a unit that is not theirs. */
export async function loadPlanBoard(
  deps: LoadPlanDeps,
  { actor, year: asked, unit }: { actor: string; year?: number | undefined; unit?: string | undefined },
): Promise<PlanBoard> {
  const viewer = await loadActor(deps, actor);
  const scope = plansLookedOver(viewer);
  if (scope?.length === 0) throw new AppError('FORBIDDEN', { message: `${actor} looks over no plans` });
  const theirs = (await deps.directory.listUnits()).filter(
    ({ _id }) => scope === null || scope.includes(_id),
  );
  const units = theirs.filter(({ _id }) => unit === undefined || _id === unit);
  if (units.length === 0) throw new AppError('NOT_FOUND', { message: `no unit ${unit} for ${actor}` });
  const now = today(deps.clock, await deps.directory.zoneOf(viewer.person));
  const year = asked ?? now.year;
  const plans = await findAll(deps.greetingPlans, { index: 'year', eq: { year } });
  const known = new Map(plans.map((plan) => [plan._id, plan]));
  const found: UnitPlans[] = [];
  const all: PlanLine[] = [];
  for (const each of units) {
    const lines = await loadGreetingLines(deps, { unit: each._id, span: spanOf(year) });
    all.push(...lines);
    found.push({
      unit: each,
      coverage: coverageOf(lines),
      managers: await managersOf(deps, lines, year, known),
    });
  }
  return { year, today: now, units: found, more: theirs.length > units.length, coverage: coverageOf(all) };
}

async function managersOf(
  deps: LoadPlanDeps,
  lines: readonly PlanLine[],
  year: number,
  plans: ReadonlyMap<string, GreetingPlan>,
): Promise<ManagerPlan[]> {
  const rows: ManagerPlan[] = [];
  for (const [manager, theirs] of Map.groupBy(lines, (line) => line.manager)) {
    const plan = plans.get(planIdOf(manager, year));
    rows.push({
      manager,
      name: (await deps.directory.findEvenInactive(manager))?.name ?? manager,
      coverage: coverageOf(theirs),
      state: plan?.state ?? 'draft',
      changed: plan?.state === 'signed' ? changesSince(plan.signed, theirs).count : 0,
    });
  }
  return rows.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Starting point of who says «план поздравлений»: clients of their own, and plans of others. */
export async function findPlanHome(
  deps: LoadPlanDeps,
  actor: string,
): Promise<{ own: boolean; looksOver: boolean; today: Temporal.PlainDate }> {
  const viewer = await loadActor(deps, actor);
  const own = await deps.clients.count({ index: 'all', eq: {}, keys: [clientsBy.activeManager(actor)] });
  return {
    own: own > 0,
    looksOver: plansLookedOver(viewer)?.length !== 0,
    today: today(deps.clock, await deps.directory.zoneOf(viewer.person)),
  };
}
