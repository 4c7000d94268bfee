import type { ClientStatus } from '../../src/clients/client.ts';
import type { Greeting } from '../../src/greetings/greeting.ts';
import type { Product } from '../../src/product/product.ts';
import { planClock, type ReminderClock } from '../../src/reminders/reminder-clock.ts';
import type { UnitReport } from '../../src/reports/unit-report.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { buildClient } from './build-client.ts';
import { buildPassport } from './build-passport.ts';
import { OTHER_UNIT } from './build-person.ts';
import { agreeSeats, buildRequest } from './build-request.ts';

/** A client of a unit in a status, of no sphere that has a day. */
export async function putClient(
  app: Product,
  n: number,
  { unit = 'barnaul', status = 'client_notified' as ClientStatus } = {},
): Promise<void> {
  const passport = { ...buildPassport({ sphere: 'other' }), unit, shortName: `Компания ${n}` };
  const { version: _, ...client } = buildClient({
    _id: `VIP-2026-${n}`,
    key: `key-${n}`,
    status,
    passport,
    openRequest: null,
    sortName: `компания ${n}`,
  });
  await app.clients.insert(client);
}

export interface PutRequest {
  unit?: string;
  client?: string;
  /** ISO dates: of every step that was opened, of their decisions, and until when each waits. */
  opened: string;
  decided: string;
  due: string;
  /** Steps that were decided, of four until the client is a VIP. */
  steps: number;
  paused?: boolean;
}

const SEATS = [
  ['unit-sales-head'],
  ['branch-sales'],
  ['commercial-director', 'security-director'],
  ['branch-sales'],
];

/** A request for the status, as if each of its steps had opened and been decided on the same days. */
export async function putRequest(app: Product, n: number, input: PutRequest): Promise<void> {
  const { unit = 'barnaul', client = 'VIP-2026-1', opened, decided, due, paused = false } = input;
  const at = `${decided}T05:00:00.000Z`;
  const doc = agreeSeats(buildRequest({ unit: 'barnaul' }), ...SEATS.slice(0, input.steps).flat());
  const steps = doc.steps.map((step) => ({
    ...step,
    ...(step.openedOn ? { openedOn: opened, dueOn: due } : {}),
    seats: step.seats.map((seat) => (seat.decision ? { ...seat, decision: { ...seat.decision, at } } : seat)),
  }));
  const { version: _, ...request }: RequestDoc = {
    ...doc,
    _id: `ST-2026-${n}`,
    unit,
    client,
    steps,
    paused: paused ? { step: 'agree', since: opened, questions: [] } : null,
    updatedAt: at,
    waitsUntil: due,
  };
  await app.requests.insert(request);
}

export async function putReport(
  app: Product,
  unit: string,
  period: string,
  dueOn: string,
  state: 'open' | 'late' | 'in-time',
): Promise<void> {
  const report: Omit<UnitReport, 'version'> = {
    _id: `${unit}:${period}`,
    unit,
    period,
    dueOn,
    status: state === 'open' ? 'open' : 'handed-in',
    late: state === 'late',
    handedInAt: null,
    handedInBy: null,
    pending: [],
    hasPending: false,
  };
  await app.reports.insert(report);
}

/** The clock of a client's own day, as it stands once that day was answered or passed. */
export async function putGreeting(
  app: Product,
  n: number,
  {
    client,
    on,
    outcome,
    recorded = false,
  }: { client: string; on: string; outcome: 'done' | 'skipped' | 'open'; recorded?: boolean },
): Promise<void> {
  const day = `contact-${n}`;
  const state = planClock('x', String(n), {
    args: {},
    on,
    wakeAt: Date.parse(`${on}T00:00:00Z`) + 14 * 86_400_000,
  });
  const result = outcome === 'open' ? null : { outcome, by: 'manager', at: `${on}T05:00:00Z`, reason: null };
  const clock: Omit<ReminderClock, 'version'> = {
    ...state,
    _id: `client-day:${client}:${day}`,
    kind: 'client-day',
    subject: `client:${client}`,
    args: { client, day },
    result,
    step: 'roll',
    pending: [],
    hasPending: false,
  };
  await app.reminderClocks.insert(clock);
  if (outcome !== 'open' && recorded) await putRecord(app, { client, occasion: day, on, outcome });
}

/** A greeting on record. */
export async function putRecord(
  app: Product,
  {
    client,
    occasion,
    on,
    outcome,
  }: { client: string; occasion: string; on: string; outcome: 'done' | 'skipped' },
): Promise<void> {
  const way = { by: 'manager', onBehalfOf: null, at: `${on}T05:00:00Z` };
  const entry = { channel: null, on, gift: '', cost: null, note: '', outcome, reason: '', ...way };
  const record: Omit<Greeting, 'version'> = {
    _id: `${client}:${occasion}:${on.slice(0, 4)}`,
    client,
    occasion,
    year: Number(on.slice(0, 4)),
    date: on,
    contact: '',
    unit: 'barnaul',
    manager: 'manager',
    entries: [entry],
    pending: [],
    hasPending: false,
  };
  await app.greetings.insert(record);
}

/** A new VIP, a decision that waits too long, one that came late, a client forgotten, a report that is missing. */
export async function fillWeek(app: Product): Promise<void> {
  for (const n of [1, 2, 3]) await putClient(app, n);
  await putClient(app, 4, { unit: OTHER_UNIT, status: 'agreeing' });
  await putRequest(app, 1, { opened: '2026-11-24', decided: '2026-11-26', due: '2026-12-01', steps: 3 });
  await putRequest(app, 2, {
    client: 'VIP-2026-4',
    opened: '2026-11-16',
    decided: '2026-11-25',
    due: '2026-11-20',
    steps: 2,
  });
  await putReport(app, OTHER_UNIT, '2026-10', '2026-11-05', 'open');
  await putReport(app, 'barnaul', '2026-10', '2026-11-05', 'in-time');
  await putGreeting(app, 1, { client: 'VIP-2026-1', on: '2026-11-25', outcome: 'done' });
  await putGreeting(app, 2, { client: 'VIP-2026-2', on: '2026-11-26', outcome: 'open' });
}
