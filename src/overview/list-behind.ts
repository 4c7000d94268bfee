import { isWithin } from '../calendar/span.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import {
  type DictionaryEntry,
  type LoadDictionaryDeps,
  loadDictionary,
} from '../dictionaries/load-dictionary.ts';
import type { Actor } from '../people/actor.ts';
import type { Unit } from '../people/person.ts';
import { openStepOf, type RequestDoc } from '../requests/request.ts';
import { countClients } from './count-clients.ts';
import { type Turned, walkOverdue } from './load-decisions.ts';
import type { GreetingDue } from './load-greetings.ts';
import {
  loadReports,
  type OverviewDeps,
  type OverviewInput,
  overviewOf,
  type Pieces,
  piecesOf,
  type Sight,
  sightOf,
  TIMED_DAYS,
} from './load-overview.ts';
import type { Overview } from './overview.ts';
import type { ReportFigures } from './report-rules.ts';
import type { UnitClients } from './standing-rules.ts';
import { type DecidedStep, type StepTime, stepTimes } from './step-rules.ts';

/** Figures that have a list behind them. */
export const BEHIND = ['units', 'vips', 'overdue', 'late', 'steps', 'greetings', 'reports'] as const;

export type Behind = (typeof BEHIND)[number];

/** One row of a list, by ids; whoever draws it names them. */
export type BehindRow =
  | ({ kind: 'unit' } & UnitClients)
  | ({ kind: 'vip' } & Turned)
  | { kind: 'overdue'; request: RequestDoc; step: string; dueOn: string }
  | ({ kind: 'late' } & DecidedStep)
  | ({ kind: 'step' } & StepTime)
  | ({ kind: 'greeting' } & GreetingDue)
  | ({ kind: 'report' } & ReportFigures['owing'][number]);

/** One page of it. */
export interface BehindList {
  on: string;
  from: string;
  to: string;
  /** ISO date where the reader is. */
  today: string;
  rows: BehindRow[];
  total: number;
  /** First row of the following page. */
  next?: number;
  units: Unit[];
  /** Short names of clients, and names of people, that the rows speak of. */
  clients: Record<string, string>;
  people: Record<string, string>;
  /** The branch's own, after which holidays are named. */
  spheres: DictionaryEntry[];
}

export interface ListBehindInput extends OverviewInput {
  what: Behind;
  /** First row of the page, and how many rows it has. */
  first?: number;
  count?: number;
}

export type ListBehindDeps = OverviewDeps & LoadDictionaryDeps;

export const BEHIND_PAGE = 10;

/** Lists what a figure of the overview counts, a page at a time. Throws FORBIDDEN for who sees none. */
export async function listBehind(deps: ListBehindDeps, input: ListBehindInput): Promise<BehindList> {
  const sight = await sightOf(deps, input);
  return listOf(deps, sight, piecesOf(deps, sight), input);
}

/** A list beside the overview that it was opened from; what both count is read once. */
export async function listWithOverview(
  deps: ListBehindDeps,
  input: ListBehindInput,
): Promise<{ list: BehindList; overview: Overview }> {
  const sight = await sightOf(deps, input);
  const pieces = piecesOf(deps, sight);
  return {
    list: await listOf(deps, sight, pieces, input),
    overview: await overviewOf(deps, sight, pieces),
  };
}

async function listOf(
  deps: ListBehindDeps,
  sight: Sight,
  pieces: Pieces,
  input: ListBehindInput,
): Promise<BehindList> {
  const all = await LISTS[input.what](deps, sight, pieces);
  const first = input.first ?? 0;
  const end = first + (input.count ?? BEHIND_PAGE);
  const rows = all.slice(first, end);
  return {
    on: sight.on.toString(),
    from: sight.week.from.toString(),
    to: sight.week.to.toString(),
    today: sight.today.toString(),
    rows,
    total: all.length,
    ...(all.length > end ? { next: end } : {}),
    units: sight.allUnits,
    ...(await nameRows(deps, rows, sight.who)),
  };
}

/** A client who has gone to another unit since is a number to who may not see it now. */
async function nameRows(
  deps: ListBehindDeps,
  rows: BehindRow[],
  who: Actor,
): Promise<Pick<BehindList, 'clients' | 'people' | 'spheres'>> {
  const clients: Record<string, string> = {};
  const people: Record<string, string> = {};
  for (const row of rows) {
    const client = row.kind === 'overdue' ? row.request.client : 'client' in row ? row.client : null;
    const known = client ? await deps.clients.get(client) : null;
    if (client) clients[client] = known && maySeeClient(who, known) ? known.passport.shortName : client;
    if (row.kind === 'greeting') {
      people[row.manager] = (await deps.directory.findEvenInactive(row.manager))?.name ?? row.manager;
    }
  }
  return { clients, people, spheres: await loadDictionary(deps, 'spheres') };
}

const LISTS: Record<Behind, (deps: OverviewDeps, sight: Sight, pieces: Pieces) => Promise<BehindRow[]>> = {
  units: async (deps, { units }) => {
    const counted = await countClients(
      deps,
      units.map(({ _id }) => _id),
    );
    return counted.map((each) => ({ kind: 'unit', ...each }));
  },
  vips: async (_, sight, pieces) => {
    const { agreed } = await pieces.decisions();
    return agreed.filter(({ on }) => isWithin(sight.week, on)).map((each) => ({ kind: 'vip', ...each }));
  },
  overdue: async (deps, { scope, today }) => {
    const rows: BehindRow[] = [];
    for await (const request of walkOverdue(deps, scope, today.toString())) {
      const step = openStepOf(request);
      rows.push({ kind: 'overdue', request, step: step?.definition.id ?? '', dueOn: step?.dueOn ?? '' });
    }
    return rows;
  },
  late: async (_, sight, pieces) => {
    const { steps } = await pieces.decisions();
    const late = steps.filter((step) => step.late && isWithin(sight.week, step.decidedOn));
    return late.sort((a, b) => b.days - a.days).map((each) => ({ kind: 'late', ...each }));
  },
  steps: async (_, sight, pieces) => {
    const { steps } = await pieces.decisions();
    const { to } = sight.week;
    const timed = { from: to.subtract({ days: TIMED_DAYS - 1 }), to };
    return stepTimes(steps.filter(({ decidedOn }) => isWithin(timed, decidedOn))).map((each) => ({
      kind: 'step',
      ...each,
    }));
  },
  greetings: async (_deps, _sight, pieces) => {
    const greetings = await pieces.greetings();
    const left = greetings.filter(({ outcome }) => outcome !== 'done');
    return left.map((each) => ({ kind: 'greeting', ...each }));
  },
  reports: async (deps, sight) => {
    const figures = await loadReports(deps, sight);
    return (figures?.owing ?? []).map((each) => ({ kind: 'report', ...each }));
  },
};
