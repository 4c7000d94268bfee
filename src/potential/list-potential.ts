import type { Client } from '../clients/client.ts';
import type { DictionaryDoc, DictionaryEntry } from '../dictionaries/dictionary.ts';
import { loadDictionary } from '../dictionaries/load-dictionary.ts';
import {
  type Assessment,
  assessAmount,
  averageCharge,
  chargeCriterion,
  completePeriods,
} from '../figures/criteria-rules.ts';
import type { MonthFigures } from '../figures/month-figures.ts';
import { today } from '../kernel/clock.ts';
import type { Actor } from '../people/actor.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import { hasRight } from '../people/rights.ts';
import type { Repo } from '../storage/store.ts';
import { type PotentialClient, potentialBy } from './potential-client.ts';
import { potentialScopeOf, wayToPotential } from './potential-rules.ts';
import { getPotential } from './save-potential.ts';

export interface ListPotentialDeps extends LoadActorDeps {
  potentialClients: Repo<PotentialClient>;
  clients: Repo<Client>;
  figures: Repo<MonthFigures>;
  dictionaries: Repo<DictionaryDoc>;
}

export interface Closeness extends Assessment {
  /** Charges of the billing system, where it knows the company; else the manager's estimate. */
  from: 'figures' | 'estimate';
}

export interface PotentialRow {
  potential: PotentialClient;
  /** Null while the branch has set no number, or nothing is known of the client's charges. */
  closeness: Closeness | null;
}

export interface PotentialList {
  rows: PotentialRow[];
  total: number;
  next?: string;
}

export const POTENTIAL_PAGE = 10;

/** One page of the open ones that this person may see, the latest first. */
export async function listPotential(
  deps: ListPotentialDeps,
  input: { actor: string; unit?: string; after?: string; limit?: number },
): Promise<PotentialList> {
  const viewer = await loadActor(deps, input.actor);
  const scope = potentialScopeOf(viewer);
  const keys = [potentialBy.status('open'), ...(input.unit ? [potentialBy.unit(input.unit)] : [])];
  const query = { index: 'all', eq: {}, keys, ...(scope === 'all' ? {} : { anyKeys: scope }) };
  const [page, total, measure] = await Promise.all([
    deps.potentialClients.find({
      ...query,
      desc: true,
      limit: input.limit ?? POTENTIAL_PAGE,
      ...(input.after ? { after: input.after } : {}),
    }),
    deps.potentialClients.count(query),
    loadMeasure(deps, viewer),
  ]);
  const rows = await Promise.all(
    page.items.map(async (potential) => ({ potential, closeness: await measure(potential) })),
  );
  return { rows, total, ...(page.next ? { next: page.next } : {}) };
}

export interface OpenedPotential extends PotentialRow {
  /** True for its manager, who alone may register it. */
  mayRegister: boolean;
}

/** Throws NOT_FOUND for who may not see it. */
export async function openPotential(
  deps: ListPotentialDeps,
  input: { actor: string; potential: string },
): Promise<OpenedPotential> {
  const viewer = await loadActor(deps, input.actor);
  const potential = await getPotential(deps, viewer, input.potential);
  const measure = await loadMeasure(deps, viewer);
  return {
    potential,
    closeness: await measure(potential),
    mayRegister:
      potential.status === 'open' &&
      wayToPotential(viewer, potential) !== null &&
      potential.manager === viewer.person._id &&
      hasRight(viewer.person, 'register-clients'),
  };
}

/** Measures potential clients by the criterion of charges, as of the viewer's day. */
async function loadMeasure(
  deps: ListPotentialDeps,
  { person }: Actor,
): Promise<(potential: PotentialClient) => Promise<Closeness | null>> {
  const criteria = await loadDictionary(deps, 'criteria');
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const periods = completePeriods(date, chargeCriterion(criteria)?.limit?.months ?? 1);
  return (potential) => closenessOf(deps, potential, criteria, periods);
}

export async function closenessOf(
  deps: Pick<ListPotentialDeps, 'clients' | 'figures'>,
  { inn, unit, estimate }: Pick<PotentialClient, 'inn' | 'unit' | 'estimate'>,
  criteria: readonly DictionaryEntry[],
  periods: readonly string[],
): Promise<Closeness | null> {
  if (!chargeCriterion(criteria)) return null;
  const charged = averageCharge(await monthsOfCompany(deps, inn, unit, periods), periods);
  const amount = charged ? Number(charged.sum / charged.by) : estimate;
  const assessed = assessAmount(amount, criteria);
  if (!assessed || assessed.value === null) return null;
  return charged
    ? { ...assessed, months: charged.months, from: 'figures' }
    : { ...assessed, from: 'estimate' };
}

const MOST_BRANCHES = 20;

/** Figures of the company as it is known in the register of that unit: a candidate, or one that has left the list. */
async function monthsOfCompany(
  { clients, figures }: Pick<ListPotentialDeps, 'clients' | 'figures'>,
  inn: string,
  unit: string,
  periods: readonly string[],
): Promise<MonthFigures[]> {
  const { items } = await clients.search(inn, { limit: MOST_BRANCHES });
  const known = items.find(({ passport }) => passport.inn === inn && passport.unit === unit);
  const [from, to] = [periods[0], periods.at(-1)];
  if (!known || !from || !to) return [];
  const query = { index: 'client', eq: { client: known._id }, range: { gte: from, lte: to }, limit: 24 };
  return (await figures.find(query)).items;
}
