import { maySeeClient } from '../clients/client-access-rules.ts';
import {
  byRequest,
  type OverdueSeat,
  type Standing,
  type Stuck,
  standingsBy,
  stuckAt,
} from './duty-rules.ts';
import { type Duties, type DutiesDeps, loadDuties, sightOf } from './load-duties.ts';
import type { SpanName } from './span-rules.ts';
import type { UnitLoad } from './workload-rules.ts';

/** Figures of the card that have a list behind them. */
export const DUTY_LISTS = ['overdue', 'people', 'units', 'stuck', 'workload'] as const;

export type DutyListName = (typeof DUTY_LISTS)[number];

export type DutyRow =
  | ({ kind: 'overdue' } & OverdueSeat)
  | ({ kind: 'person' } & Standing)
  | ({ kind: 'unit' } & Standing)
  | ({ kind: 'stuck' } & Stuck)
  | ({ kind: 'load' } & UnitLoad);

export interface DutyList {
  duties: Duties;
  rows: DutyRow[];
  total: number;
  /** First row of the following page. */
  next?: number;
  /** Short names of the clients that the rows speak of. */
  clients: Record<string, string>;
}

export const DUTY_PAGE = 10;

export interface ListDutiesInput {
  actor: string;
  name: SpanName;
  what: DutyListName;
  /** Overdue ones of this person only. */
  person?: string;
  /** First row of the page. */
  first?: number;
}

/** A page of what a figure counts. Throws FORBIDDEN for who may not see it. */
export async function listDuties(deps: DutiesDeps, input: ListDutiesInput): Promise<DutyList> {
  const duties = await loadDuties(deps, input);
  const all = dutyRows(duties, input.what, input.person);
  const first = input.first ?? 0;
  const end = first + DUTY_PAGE;
  const rows = all.slice(first, end);
  return {
    duties,
    rows,
    total: all.length,
    ...(all.length > end ? { next: end } : {}),
    clients: await nameClients(deps, input.actor, rows),
  };
}

/** Rows of a list, all of them. */
export function dutyRows(duties: Duties, what: DutyListName, person?: string): DutyRow[] {
  const { kept, overdue, loads } = duties;
  switch (what) {
    case 'overdue': {
      const own = person ? overdue.filter(({ people }) => people.includes(person)) : overdue;
      return byRequest(own).map((seat) => ({ kind: 'overdue', ...seat }));
    }
    case 'people':
      return standingsBy('person', kept, overdue).map((each) => ({ kind: 'person', ...each }));
    case 'units':
      return standingsBy('unit', kept, overdue).map((each) => ({ kind: 'unit', ...each }));
    case 'stuck':
      return stuckAt(overdue).map((each) => ({ kind: 'stuck', ...each }));
    case 'workload':
      return loads.map((each) => ({ kind: 'load', ...each }));
  }
}

/** A client who has gone to another unit since is a number to who may not see it now. */
async function nameClients(
  deps: DutiesDeps,
  actor: string,
  rows: readonly DutyRow[],
): Promise<Record<string, string>> {
  const { who } = await sightOf(deps, actor);
  const clients: Record<string, string> = {};
  for (const row of rows) {
    if (row.kind !== 'overdue' || !row.client) continue;
    const known = await deps.clients.get(row.client);
    clients[row.client] = known && maySeeClient(who, known) ? known.passport.shortName : row.client;
  }
  return clients;
}
