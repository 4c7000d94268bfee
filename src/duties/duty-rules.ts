import type { ClientStatus } from '../clients/client.ts';
import type { PlanLine } from '../greetings/plans/plan-line.ts';
import { toLocal } from '../kernel/clock.ts';
import type { Punctuality } from '../overview/step-rules.ts';
import type { RequestDoc, Step } from '../requests/request.ts';

/** Things with a day that somebody answers for (clauses 7.1.2, 7.1.3, 7.2 and 10.1). */
export const DUTIES = ['decisions', 'notices', 'reports', 'greetings'] as const;

export type Duty = (typeof DUTIES)[number];

/** One thing that was done, or was to be done, by its day. */
export interface Kept {
  duty: Duty;
  /** Person id; '' where nobody holds the role. */
  person: string;
  unit: string;
  /** The day on which it was done, ISO; the day that has passed where it was not. */
  on: string;
  late: boolean;
}

/** One seat of an open request whose day has passed, with everybody who may decide in it. */
export interface OverdueSeat {
  request: string;
  type: string;
  step: string;
  seat: string;
  unit: string;
  client: string | null;
  /** ISO date. */
  dueOn: string;
  /** Working days since. */
  days: number;
  people: string[];
}

/** While the client has this status, its manager owes it the word of it (clause 10.1). */
const TO_BE_TOLD: ClientStatus = 'confirmed_to_sp';

/** Decisions with a term, by who took them. Rounds before a return are not looked at: a return begins them anew. */
export function keptIn(request: RequestDoc, zone: string): Kept[] {
  return request.steps.flatMap((step) => keptInStep(request, step, zone));
}

function keptInStep({ unit }: RequestDoc, { definition, dueOn, seats }: Step, zone: string): Kept[] {
  if (!definition.due || !dueOn) return [];
  const duty = definition.clientStatus === TO_BE_TOLD ? 'notices' : 'decisions';
  return seats.flatMap(({ decision }) => {
    if (!decision || decision.outcome === 'dropped') return [];
    const on = toLocal(Date.parse(decision.at), zone).toPlainDate().toString();
    return [{ duty, person: decision.by, unit, on, late: on > dueOn }];
  });
}

/** A greeting that was done, or that nobody has told of by its day; left out or put off with a reason it is neither. */
export function keptGreeting({ status, late, entry, greetOn, manager, unit }: PlanLine): Kept[] {
  if (status === 'missed') return [{ duty: 'greetings', person: manager, unit, on: greetOn, late: true }];
  if (status !== 'done') return [];
  return [{ duty: 'greetings', person: manager, unit, on: entry?.on ?? greetOn, late }];
}

export type DutyCounts = Record<Duty, Punctuality>;

/** Duties of one person or one unit. */
export interface Standing {
  id: string;
  counts: DutyCounts;
  all: Punctuality;
  /** Seats that wait for them beyond their day. */
  overdue: number;
  /** Working days of the one that waits longest. */
  longest: number;
}

export function standingsBy(
  whose: 'person' | 'unit',
  kept: readonly Kept[],
  overdue: readonly OverdueSeat[],
): Standing[] {
  const found = new Map<string, Standing>();
  const of = (id: string) => {
    const known = found.get(id) ?? blankStanding(id);
    found.set(id, known);
    return known;
  };
  for (const each of kept) {
    if (each[whose] === '') continue;
    const { counts, all } = of(each[whose]);
    const key = each.late ? 'late' : 'inTime';
    counts[each.duty][key] += 1;
    all[key] += 1;
  }
  for (const seat of overdue) {
    for (const id of whose === 'unit' ? [seat.unit] : seat.people) {
      const standing = of(id);
      standing.overdue += 1;
      standing.longest = Math.max(standing.longest, seat.days);
    }
  }
  return [...found.values()].sort(byTrouble);
}

function blankStanding(id: string): Standing {
  const none = (): Punctuality => ({ inTime: 0, late: 0 });
  const counts = { decisions: none(), notices: none(), reports: none(), greetings: none() };
  return { id, counts, all: none(), overdue: 0, longest: 0 };
}

/** Puts first who is late with most, then who was late oftenest. */
function byTrouble(a: Standing, b: Standing): number {
  return (
    b.overdue - a.overdue || b.longest - a.longest || lateShare(b) - lateShare(a) || a.id.localeCompare(b.id)
  );
}

function lateShare({ all }: Standing): number {
  return all.late / Math.max(1, all.inTime + all.late);
}

/** In time, in percent; null where there was nothing to be late with. */
export function percentInTime({ inTime, late }: Punctuality): number | null {
  return inTime + late === 0 ? null : Math.round((100 * inTime) / (inTime + late));
}

export function sumOfKept(kept: readonly Kept[]): Punctuality {
  const late = kept.filter((each) => each.late).length;
  return { inTime: kept.length - late, late };
}

/** A step of a kind of request at which things wait beyond their day. */
export interface Stuck {
  type: string;
  step: string;
  requests: number;
  /** Working days of the one that waits longest. */
  longest: number;
}

/** The place at which most waits comes first. */
export function stuckAt(overdue: readonly OverdueSeat[]): Stuck[] {
  const groups = Map.groupBy(overdue, ({ type, step }) => `${type} ${step}`);
  return [...groups.values()]
    .flatMap((seats) => {
      const [first] = seats;
      if (!first) return [];
      const requests = new Set(seats.map(({ request }) => request)).size;
      const longest = Math.max(...seats.map(({ days }) => days));
      return [{ type: first.type, step: first.step, requests, longest }];
    })
    .sort((a, b) => b.requests - a.requests || b.longest - a.longest || a.type.localeCompare(b.type));
}

/** One line a request, with everybody whom it waits for; the longest first. */
export function byRequest(overdue: readonly OverdueSeat[]): OverdueSeat[] {
  const groups = Map.groupBy(overdue, ({ request }) => request);
  return [...groups.values()]
    .flatMap(([first, ...rest]) => {
      if (!first) return [];
      const people = new Set([first, ...rest].flatMap((seat) => seat.people));
      return [{ ...first, people: [...people] }];
    })
    .sort((a, b) => b.days - a.days || a.request.localeCompare(b.request));
}
