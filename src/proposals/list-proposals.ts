import { Temporal } from 'temporal-polyfill';
import { type Client, clientsBy, ENDED_STATUSES, ownClientKeys } from '../clients/client.ts';
import type { DictionaryEntry } from '../dictionaries/dictionary.ts';
import { type Limit, USUAL_NEAR } from '../dictionaries/limit-rules.ts';
import { loadDictionary } from '../dictionaries/load-dictionary.ts';
import {
  belowThreshold,
  completeQuarters,
  QUARTERS,
  type QuarterCharge,
  quarterAfter,
} from '../figures/below-threshold-rules.ts';
import { chargeCriterion, completePeriods } from '../figures/criteria-rules.ts';
import type { MonthFigures } from '../figures/month-figures.ts';
import { today } from '../kernel/clock.ts';
import type { Actor } from '../people/actor.ts';
import { loadActor } from '../people/find-actor.ts';
import { unitsWithRight } from '../people/rights.ts';
import { type Closeness, closenessOf, type ListPotentialDeps } from '../potential/list-potential.ts';
import { type PotentialClient, potentialBy } from '../potential/potential-client.ts';
import type { KeyOf, Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import { type ProposalAnswer, type ProposalKind, proposalIdOf } from './proposal-answer.ts';

export interface ListProposalsDeps extends ListPotentialDeps {
  proposalAnswers: Repo<ProposalAnswer>;
}

interface About {
  kind: ProposalKind;
  /** Number of the client or the potential client. */
  about: string;
  name: string;
  unit: string;
  manager: string;
}

export interface RemovalProposal extends About {
  kind: 'removal';
  limit: Limit;
  quarters: QuarterCharge[];
}

export interface CandidateProposal extends About {
  kind: 'candidate';
  closeness: Closeness;
}

export type Proposal = RemovalProposal | CandidateProposal;

export interface Proposals {
  /** Removals first, then those nearest to the list. */
  proposals: Proposal[];
  /** True while the figures that they rest on are new. */
  fresh: boolean;
}

const NEW_DAYS = 3;
const DAY_MS = 86_400_000;

/** Proposals to a head of sales for the unit, and to managers whom of their own they may register; as of now. */
export async function listProposals(
  deps: ListProposalsDeps,
  { actor }: { actor: string },
): Promise<Proposals> {
  const criteria = await loadDictionary(deps, 'criteria');
  const limit = chargeCriterion(criteria)?.limit;
  if (!limit) return { proposals: [], fresh: false };
  const viewer = await loadActor(deps, actor);
  const scan = await openScan(deps, viewer, criteria, limit);
  const found = [...(await findRemovals(scan)), ...(await findCandidates(scan))];
  const proposals: Proposal[] = [];
  for (const each of found) if (!(await isAnswered(scan, each))) proposals.push(each);
  const loadedAt = scan.months.reduce((latest, { at }) => (at > latest ? at : latest), '');
  const fresh = loadedAt !== '' && deps.clock.now() - Date.parse(loadedAt) < NEW_DAYS * DAY_MS;
  return { proposals, fresh };
}

/** The proposal as it stands now; null once it stands no more, or somebody has answered it. */
export async function findProposal(
  deps: ListProposalsDeps,
  { actor, kind, about }: { actor: string; kind: ProposalKind; about: string },
): Promise<Proposal | null> {
  const { proposals } = await listProposals(deps, { actor });
  return proposals.find((each) => each.kind === kind && each.about === about) ?? null;
}

interface Scan {
  deps: ListProposalsDeps;
  viewer: Actor;
  date: Temporal.PlainDate;
  criteria: DictionaryEntry[];
  limit: Limit;
  /** Units that the viewer leads the sales of. */
  units: string[];
  /** Figures of those units over all months that count. */
  months: MonthFigures[];
}

async function openScan(
  deps: ListProposalsDeps,
  viewer: Actor,
  criteria: DictionaryEntry[],
  limit: Limit,
): Promise<Scan> {
  const people = [viewer.person, ...viewer.principals];
  const units = [...new Set(people.flatMap((each) => unitsWithRight(each, 'lead-sales')))];
  const date = today(deps.clock, await deps.directory.zoneOf(viewer.person));
  const from = [
    ...completeQuarters(date, QUARTERS).flat(),
    ...completePeriods(date, limit.months),
  ].toSorted()[0];
  const months: MonthFigures[] = [];
  for (const unit of units) {
    const query = { index: 'unit', eq: { unit }, range: { gte: from ?? '' } };
    for await (const month of walk(deps.figures, query)) months.push(month);
  }
  return { deps, viewer, date, criteria, limit, units, months };
}

async function findRemovals({
  deps,
  units,
  months,
  criteria,
  limit,
  date,
}: Scan): Promise<RemovalProposal[]> {
  const found: RemovalProposal[] = [];
  for (const [client, known] of Map.groupBy(months, (month) => month.client)) {
    const current = await deps.clients.get(client);
    if (!current?.active || current.openRequest !== null || !units.includes(current.passport.unit)) continue;
    const quarters = belowThreshold(current.passport, known, criteria, date);
    if (quarters) found.push({ kind: 'removal', ...namedAs(current), limit, quarters });
  }
  return found.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Candidates of the unit for its head, and of their own for managers. */
async function findCandidates(scan: Scan): Promise<CandidateProposal[]> {
  const { deps, viewer, criteria, date, limit, units } = scan;
  const people = [viewer.person, ...viewer.principals];
  const periods = completePeriods(date, limit.months);
  const found: CandidateProposal[] = [];
  const add = async (about: Omit<About, 'kind'>, inn: string, estimate: number | null, least: number) => {
    const closeness = await closenessOf(deps, { inn, unit: about.unit, estimate }, criteria, periods);
    if (closeness && (closeness.closeness ?? 0) >= least)
      found.push({ kind: 'candidate', ...about, closeness });
  };
  const ofPotential = [
    ...units.map((unit) => potentialBy.unit(unit)),
    ...people.map(({ _id }) => potentialBy.manager(_id)),
  ];
  const open = { index: 'all', eq: {}, keys: [potentialBy.status('open')], anyKeys: ofPotential };
  for await (const potential of walk(deps.potentialClients, open)) {
    await add(potentialAs(potential), potential.inn, potential.estimate, 100);
  }
  const own = new Set<KeyOf<Client>>([
    ...units.map((unit) => clientsBy.unit(unit)),
    ...people.flatMap(({ _id }) => ownClientKeys(_id)),
  ]);
  for (const status of ENDED_STATUSES) {
    const left = { index: 'all', eq: {}, keys: [clientsBy.status(status)], anyKeys: [...own] };
    for await (const client of walk(deps.clients, left)) {
      if (client.openRequest !== null || hasJustLeft(client, date)) continue;
      await add(namedAs(client), client.passport.inn, null, limit.near ?? USUAL_NEAR);
    }
  }
  return found.toSorted((a, b) => (b.closeness.closeness ?? 0) - (a.closeness.closeness ?? 0));
}

/** True for a client whose refusal or removal is as fresh as an answer that still holds. */
function hasJustLeft({ statusHistory, createdAt }: Client, date: Temporal.PlainDate): boolean {
  const leftOn = Temporal.PlainDate.from((statusHistory.at(-1)?.at ?? createdAt).slice(0, 10));
  return Temporal.PlainDate.compare(quarterAfter(leftOn, QUARTERS), date) > 0;
}

function namedAs({ _id, passport }: Client): Omit<About, 'kind'> {
  return {
    about: _id,
    name: passport.shortName,
    unit: passport.unit,
    manager: passport.appointment.manager,
  };
}

function potentialAs({ _id, name, unit, manager }: PotentialClient): Omit<About, 'kind'> {
  return { about: _id, name, unit, manager };
}

/** One that was handed to its manager stays with the manager. */
async function isAnswered({ deps, viewer, date }: Scan, { kind, about, manager }: About): Promise<boolean> {
  const answer = await deps.proposalAnswers.get(proposalIdOf(kind, about));
  if (!answer || answer.until <= date.toString()) return false;
  const isOwn = [viewer.person, ...viewer.principals].some(({ _id }) => _id === manager);
  return answer.answer === 'later' || !isOwn;
}
