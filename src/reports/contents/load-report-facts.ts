import type { Span } from '../../calendar/span.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { type Client, clientsBy } from '../../clients/client.ts';
import { incomeOf } from '../../figures/income-of.ts';
import type { MonthFigures } from '../../figures/month-figures.ts';
import type { UnitIncome } from '../../figures/unit-income.ts';
import { type GreetingLinesDeps, loadGreetingLines } from '../../greetings/plans/load-greeting-lines.ts';
import type { PlanLine } from '../../greetings/plans/plan-line.ts';
import { toEpochMs } from '../../kernel/clock.ts';
import type { Note } from '../../notes/note.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import type { PotentialClient } from '../../potential/potential-client.ts';
import { type RequestDoc, requestsBy } from '../../requests/request.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';
import { datedHistory, wasListed } from './listed-rules.ts';
import { daysOf, monthsOf, shiftMonths } from './period-rules.ts';

export interface ComposeReportDeps extends GreetingLinesDeps {
  requests: Repo<RequestDoc>;
  figures: Repo<MonthFigures>;
  unitIncome: Repo<UnitIncome>;
  notes: Repo<Note>;
  potentialClients: Repo<PotentialClient>;
}

/** Everything that a report is written from. */
export interface ReportFacts {
  unit: string;
  months: string[];
  span: Span;
  /** The unit's: it draws the borders of the period. */
  zone: string;
  calendar: WorkCalendar;
  /** Clients that the unit reports on, in the order of their names. */
  reported: { client: Client; figures: MonthFigures[] }[];
  /** Every client that something is told of, by number. */
  clients: Map<string, Client>;
  /** Earned by the unit in the period, kopecks, or null. */
  income: number | null;
  requests: RequestDoc[];
  notes: Note[];
  /** Greetings of the unit as its plan has them. */
  greetings: PlanLine[];
  potential: PotentialClient[];
}

export async function loadReportFacts(
  deps: ComposeReportDeps,
  { unit, period }: { unit: string; period: string },
): Promise<ReportFacts> {
  const [months, span, zone] = [monthsOf(period), daysOf(period), await zoneOfUnit(deps, unit)];
  const days = { gte: span.from.toString(), lte: span.to.toString() };
  const clients = new Map<string, Client>();
  const reported = await loadReported(deps, { unit, months, span, zone }, clients);
  const requests = await loadRequests(deps, { unit, span, zone });
  const notes = await findAll(deps.notes, { index: 'unit', eq: { unit, removed: false }, range: days });
  const greetings = await loadGreetingLines(deps, { unit, span });
  const told = [
    ...requests.flatMap(({ client }) => client ?? []),
    ...[...notes, ...greetings].map(({ client }) => client),
  ];
  for (const number of told) await readInto(deps, clients, number);
  return {
    unit,
    months,
    span,
    zone,
    calendar: deps.calendar(),
    reported,
    clients,
    income: await loadIncome(deps, unit, months),
    requests,
    notes,
    greetings,
    potential: await findAll(deps.potentialClients, { index: 'unit', eq: { unit } }),
  };
}

export type ReportedDeps = Pick<ComposeReportDeps, 'clients' | 'figures' | 'directory'>;

/** Clients of a report with their figures alone, for who asks often. */
export async function loadReportedClients(
  deps: ReportedDeps,
  { unit, period }: { unit: string; period: string },
): Promise<ReportFacts['reported']> {
  const zone = await zoneOfUnit(deps, unit);
  const within = { unit, months: monthsOf(period), span: daysOf(period), zone };
  return loadReported(deps, within, new Map());
}

/**
 * A client is reported once: by the unit in which its figures were told last within the period, or in which it is now.
 * It is reported where it was on the list on any day of the period, whatever it was charged before or after.
 */
async function loadReported(
  deps: Pick<ComposeReportDeps, 'clients' | 'figures'>,
  { unit, months, span, zone }: Pick<ReportFacts, 'unit' | 'months' | 'span' | 'zone'>,
  clients: Map<string, Client>,
): Promise<ReportFacts['reported']> {
  const [first = ''] = shiftMonths(months, { years: 1 });
  const last = months.at(-1) ?? first;
  const here = await findAll(deps.clients, { index: 'all', eq: {}, keys: [clientsBy.unit(unit)] });
  for (const client of here) clients.set(client._id, client);
  const figured = await findAll(deps.figures, {
    index: 'unit',
    eq: { unit },
    range: { gte: months[0] ?? last, lte: last },
  });
  for (const { client } of figured) await readInto(deps, clients, client);
  const reported: ReportFacts['reported'] = [];
  for (const client of clients.values()) {
    if (!wasListed(datedHistory(client, zone), span)) continue;
    const range = { gte: first, lte: last };
    const told = await findAll(deps.figures, { index: 'client', eq: { client: client._id }, range });
    const home = told.findLast(({ period }) => months.includes(period))?.unit ?? client.passport.unit;
    if (home === unit) reported.push({ client, figures: told });
  }
  return reported.toSorted((a, b) => (a.client.sortName < b.client.sortName ? -1 : 1));
}

async function readInto(
  deps: Pick<ComposeReportDeps, 'clients'>,
  clients: Map<string, Client>,
  number: string,
): Promise<void> {
  if (clients.has(number)) return;
  const client = await deps.clients.get(number);
  if (client) clients.set(number, client);
}

const LIVING = (['open', 'returned'] as const).map(requestsBy.status);
const ENDED = (['approved', 'refused', 'withdrawn'] as const).map(requestsBy.status);

/** Requests that lived on a day of the span: open still, or written since the span began. */
async function loadRequests(
  deps: Pick<ComposeReportDeps, 'requests'>,
  { unit, span, zone }: Pick<ReportFacts, 'unit' | 'span' | 'zone'>,
): Promise<RequestDoc[]> {
  const gte = new Date(toEpochMs(span.from, '00:00', zone)).toISOString();
  const within = { eq: {}, keys: [requestsBy.unit(unit)] };
  const open = await findAll(deps.requests, { index: 'waiting', ...within, anyKeys: LIVING });
  const ended = await findAll(deps.requests, { index: 'all', ...within, anyKeys: ENDED, range: { gte } });
  return [...new Map([...open, ...ended].map((request) => [request._id, request])).values()];
}

/** Null unless every month of the period is known: a part of the income would make shares too large. */
async function loadIncome(
  deps: Pick<ComposeReportDeps, 'unitIncome'>,
  unit: string,
  months: readonly string[],
): Promise<number | null> {
  let sum = 0;
  for (const month of months) {
    const income = await incomeOf(deps, unit, month);
    if (income === null) return null;
    sum += income;
  }
  return sum;
}
