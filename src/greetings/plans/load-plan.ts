import { Temporal } from 'temporal-polyfill';
import type { Span } from '../../calendar/span.ts';
import type { Client } from '../../clients/client.ts';
import { maySeeContacts } from '../../clients/client-access-rules.ts';
import type { DictionaryEntry } from '../../dictionaries/dictionary.ts';
import { loadDictionary } from '../../dictionaries/load-dictionary.ts';
import { today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Actor, Capacity } from '../../people/actor.ts';
import { loadActor } from '../../people/find-actor.ts';
import type { Person } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';
import type { GreetingIntent, Intent } from '../intent.ts';
import { type GreetingPlan, planIdOf } from './greeting-plan.ts';
import { type GreetingLinesDeps, loadGreetingLines } from './load-greeting-lines.ts';
import { maySeePlan, plansLookedOver, unitOfPlan } from './plan-access-rules.ts';
import type { PlanLine } from './plan-line.ts';
import { changesSince, maySubmitNow, type PlanChanges, wayToSign, wayToSubmit } from './sign-off-rules.ts';

export interface LoadPlanDeps extends GreetingLinesDeps {
  greetingPlans: Repo<GreetingPlan>;
  greetingIntents: Repo<GreetingIntent>;
}

export interface PlanAsk {
  actor: string;
  manager: string;
  year: number;
}

/** The plan of one manager and year, as one reader sees it. */
export interface OpenedPlan {
  manager: Person;
  unit: string;
  year: number;
  /** ISO date where the reader is. */
  today: string;
  /** True for the manager, and who substitutes them. */
  own: boolean;
  /** True for who looks over the plans of others. */
  looksOver: boolean;
  lines: PlanLine[];
  /** Null while nobody has handed the year in. */
  plan: GreetingPlan | null;
  /** Changes since the signature; null where there is none. */
  changes: PlanChanges | null;
  /** Null for who may not, or not now. */
  toSubmit: Capacity | null;
  toSign: Capacity | null;
  /** By number. */
  clients: Map<string, Client>;
  /** Numbers of the clients whose contacts the reader may see. */
  named: Set<string>;
  /** By the id of the greeting. */
  intents: Map<string, Intent>;
  spheres: DictionaryEntry[];
  /** Names of people, by id. */
  names: Map<string, string>;
}

/** Throws NOT_FOUND for who may not see it. */
export async function loadPlan(
  deps: LoadPlanDeps,
  { actor, manager: id, year }: PlanAsk,
): Promise<OpenedPlan> {
  const viewer = await loadActor(deps, actor);
  const manager = await deps.directory.findEvenInactive(id);
  if (!manager) throw new AppError('NOT_FOUND', { message: `no manager ${id}` });
  const lines = await loadGreetingLines(deps, { manager: id, span: spanOf(year) });
  const unit = unitOfPlan(manager, lines);
  if (!maySeePlan(viewer, { manager: id, unit })) {
    throw new AppError('NOT_FOUND', { message: `no plan of ${id} for ${actor}` });
  }
  const plan = await deps.greetingPlans.get(planIdOf(id, year));
  const toSubmit = wayToSubmit(viewer, id);
  const clients = await loadClients(deps, lines);
  return {
    manager,
    unit,
    year,
    today: today(deps.clock, await deps.directory.zoneOf(viewer.person)).toString(),
    own: toSubmit !== null,
    looksOver: plansLookedOver(viewer)?.length !== 0,
    lines,
    plan,
    changes: plan && plan.signed.length > 0 ? changesSince(plan.signed, lines) : null,
    toSubmit: maySubmitNow(plan, lines) ? toSubmit : null,
    toSign: plan?.state === 'submitted' ? wayToSign(viewer, { manager: id, unit }, plan.submitted) : null,
    clients,
    named: namedTo(viewer, clients),
    intents: await loadIntents(deps, clients.keys(), year),
    spheres: await loadDictionary(deps, 'spheres'),
    names: await nameAll(deps, [id, plan?.submitted.by, plan?.decided?.by, plan?.decided?.onBehalfOf]),
  };
}

export function spanOf(year: number): Span {
  return { from: Temporal.PlainDate.from(`${year}-01-01`), to: Temporal.PlainDate.from(`${year}-12-31`) };
}

async function loadClients(deps: LoadPlanDeps, lines: readonly PlanLine[]): Promise<Map<string, Client>> {
  const ids = [...new Set(lines.map(({ client }) => client))];
  const found = await Promise.all(ids.map((id) => deps.clients.get(id)));
  return new Map(found.flatMap((client) => (client ? [[client._id, client]] : [])));
}

function namedTo(viewer: Actor, clients: Map<string, Client>): Set<string> {
  const named = [...clients.values()].filter((client) => maySeeContacts(viewer, client));
  return new Set(named.map(({ _id }) => _id));
}

export async function loadIntents(
  deps: Pick<LoadPlanDeps, 'greetingIntents'>,
  clients: Iterable<string>,
  year: number,
): Promise<Map<string, Intent>> {
  const found = await Promise.all(
    [...clients].map((client) => findAll(deps.greetingIntents, { index: 'client', eq: { client, year } })),
  );
  return new Map(found.flat().map((intent) => [intent._id, intent]));
}

async function nameAll(
  { directory }: Pick<LoadPlanDeps, 'directory'>,
  ids: (string | null | undefined)[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) if (id) names.set(id, (await directory.findEvenInactive(id))?.name ?? id);
  return names;
}
