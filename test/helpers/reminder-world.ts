import { Temporal } from 'temporal-polyfill';
import { appendAudit } from '../../src/audit/append-audit.ts';
import { createWorkCalendar } from '../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../src/calendar/default-transfers.ts';
import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Client } from '../../src/clients/client.ts';
import { NO_COMPANY_REGISTER } from '../../src/companies/company-register.ts';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { redrawCards, redrawClientCards } from '../../src/deliveries/redraw-cards.ts';
import { createSendGate } from '../../src/deliveries/sending/send-gate.ts';
import { createSignal } from '../../src/deliveries/signal.ts';
import { tell } from '../../src/deliveries/tell.ts';
import type { Aggregate, CommandHandlers } from '../../src/effects/effect.ts';
import { createRelay } from '../../src/effects/relay.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import { followDirectory } from '../../src/jobs/follow-directory.ts';
import { toEpochMs } from '../../src/kernel/clock.ts';
import { createLogger } from '../../src/kernel/logger.ts';
import { createQueue } from '../../src/kernel/queue.ts';
import { createDirectory } from '../../src/people/create-directory.ts';
import type { Person, Role } from '../../src/people/person.ts';
import type { Product } from '../../src/product/product.ts';
import { openRepos } from '../../src/product/repos.ts';
import { followGreetings } from '../../src/reminders/answers/follow-greetings.ts';
import { recordAnswer } from '../../src/reminders/answers/record-answer.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { gatherDigests } from '../../src/reminders/digests/gather-digests.ts';
import { redrawMornings } from '../../src/reminders/digests/redraw-mornings.ts';
import { settleDate } from '../../src/requests/actions/settle-date.ts';
import type { Repo } from '../../src/storage/store.ts';
import { buildClient } from './build-client.ts';
import { buildPassport } from './build-passport.ts';
import { buildHolder, buildUnit } from './build-person.ts';
import { openMemoryStore } from './memory-store.ts';
import { signPlans } from './sign-plans.ts';

const ROLES: Role[] = [
  'manager',
  'unit-sales-head',
  'unit-head',
  'branch-sales',
  'commercial-director',
  'security-director',
  'branch-director',
  'admin',
];

/** Reminders on the embedded store, with a clock that is set by hand and one holder of each role. */
export interface ReminderWorld {
  app: Product;
  /** `2026-12-04 09:00` in the unit's zone. */
  setTime(local: string): void;
  setCalendar(calendar: WorkCalendar): void;
  /** Runs a pass for reminders: plans to the directory, ticks once and lets go of what was held. */
  runOnce(): Promise<void>;
  /** Minute by minute is slow: stops at every quarter of an hour up to this time. */
  runUntil(local: string): Promise<void>;
  /** Saves an active client and plans its reminders. */
  addClient(client?: Client): Promise<Client>;
  /** Deliveries let go since the last call: `recipient content…` in order. */
  sent(): Promise<string[]>;
  deliveries(): Promise<Delivery[]>;
}

export async function createReminderWorld(start = '2026-11-23 08:00'): Promise<ReminderWorld> {
  let now = instant(start);
  let calendar = createWorkCalendar(DEFAULT_TRANSFERS);
  const store = openMemoryStore();
  const repos = openRepos(store);
  const clock = { now: () => now };
  const outbox = createSignal();
  const directory = createDirectory(repos);
  const realClock = { now: () => 1_000 };
  const handlers: CommandHandlers = {
    audit: ({ entry }, effectId) => appendAudit(repos, entry, effectId),
    tell: (args, effectId) =>
      tell({ ...repos, clock, realClock, directory, outbox, findCalled: async () => [] }, args, effectId),
    'cards.redraw': async (args) => {
      await redrawCards({ ...repos, realClock, outbox }, args);
      await redrawMornings(app, args);
    },
    'cards.redraw-clients': (args) => redrawClientCards({ ...repos, realClock, outbox }, args),
    'reminders.refresh': ({ subject }) => refreshReminders(app, subject),
    'request.settle-date': (args) => settleDate(app, args),
    'greetings.record': (args) => recordAnswer(app, args),
    'greetings.follow': (args) => followGreetings(app, args),
    'request.submit': async () => {},
    'client.follow': async () => {},
    'request.add-file': async () => {},
    'client.add-file': async () => {},
    'absence.begin': async () => {},
    'absence.end': async () => {},
    'client.correct': async () => {},
    'person.replace': async () => {},
    'potential.follow': async () => {},
    'client.appoint': async () => {},
    'client.hand-over': async () => {},
    'client.standing': async () => {},
    'requests.restaff': async () => {},
    'unit.approve-headcount': async () => {},
  };
  const aggregates = {
    clients: repos.clients as unknown as Repo<Aggregate>,
    requests: repos.requests as unknown as Repo<Aggregate>,
    greetings: repos.greetings as unknown as Repo<Aggregate>,
    'greeting-intents': repos.greetingIntents as unknown as Repo<Aggregate>,
    'greeting-plans': repos.greetingPlans as unknown as Repo<Aggregate>,
    reports: repos.reports as unknown as Repo<Aggregate>,
    'reminder-clocks': repos.reminderClocks as unknown as Repo<Aggregate>,
    channels: repos.channels as unknown as Repo<Aggregate>,
    'vip-lists': repos.vipLists as unknown as Repo<Aggregate>,
  };
  const onError = (error: unknown): void => {
    throw error;
  };
  let ids = 0;
  const app: Product = {
    ...repos,
    clock,
    realClock,
    log: createLogger('silent'),
    translator: createTranslator(),
    directory,
    calendar: () => calendar,
    reloadCalendar: async () => {},
    outbox,
    exportQueue: createQueue(8),
    sendGate: createSendGate(store, realClock, 'on'),
    companies: NO_COMPANY_REGISTER,
    relay: createRelay({ aggregates, handlers, onError }),
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  };
  await repos.units.insert(buildUnit());
  for (const role of ROLES) await repos.people.insert(buildHolder(role));
  await signPlans(repos, [buildHolder('manager')]);
  const known = new Set<string>();
  return {
    app,
    setTime: (local) => {
      now = instant(local);
    },
    setCalendar: (changed) => {
      calendar = changed;
    },
    runOnce: () => runOnce(app),
    runUntil: async (local) => {
      for (const end = instant(local); now < end; ) {
        now = Math.min(now + 15 * 60_000, end);
        await runOnce(app);
      }
    },
    addClient: async (client = buildClient({ status: 'client_notified' })) => {
      const { version: _, ...draft } = client;
      const saved = await repos.clients.insert(draft);
      await refreshReminders(app, `client:${saved._id}`);
      return saved;
    },
    sent: () => listSent(app, known),
    deliveries: () => all(app),
  };
}

async function runOnce(app: Product): Promise<void> {
  await followDirectory(app);
  await tick(app);
  await gatherDigests(app);
}

async function all(app: Product): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for await (const delivery of app.deliveries.scan()) found.push(delivery);
  return found;
}

async function listSent(app: Product, known: Set<string>): Promise<string[]> {
  const fresh = (await all(app)).filter(({ _id, status }) => status === 'pending' && !known.has(_id));
  for (const delivery of fresh) known.add(delivery._id);
  const lines = await Promise.all(fresh.map((delivery) => describe(app, delivery)));
  return lines.flat().sort();
}

/** `manager T-3 client-day:… (late)`, or `manager digest of …; …`; the card of a morning as each of its reminders. */
async function describe(app: Product, { recipient, content }: Delivery): Promise<string[]> {
  if (content.kind === 'digest' || content.kind === 'morning') {
    const parts = await Promise.all(content.deliveries.map((id) => app.deliveries.get(id)));
    const inside = parts.flatMap((part) => (part ? [describeContent(part)] : []));
    if (content.kind === 'morning') return inside.map((each) => `${recipient} ${each}`);
    return [`${recipient} digest of ${inside.sort().join('; ')}`];
  }
  return [`${recipient} ${describeContent({ content })}`];
}

function describeContent({ content }: Pick<Delivery, 'content'>): string {
  if (content.kind === 'reminder') {
    return `${content.step} ${content.matter} ${content.occurrence}${content.late ? ' late' : ''}`;
  }
  if (content.kind === 'channel-report') return `${content.step} ${content.matter}`;
  if (content.kind === 'channel-week')
    return `week of ${content.scope} ${content.from}${content.late ? ' late' : ''}`;
  if (content.kind === 'overview') return `overview ${content.on}${content.late ? ' late' : ''}`;
  return content.kind === 'alarm' ? `alarm ${content.alarm}` : content.kind;
}

function instant(local: string, zone = 'Asia/Barnaul'): number {
  const [date = '', time = ''] = local.split(' ');
  return toEpochMs(Temporal.PlainDate.from(date), time, zone);
}

/** A client with only the days given, so that a test sees nothing else. */
export function buildGreeted(
  days: { birthday?: string | null; companyDay?: string },
  overrides: Partial<Client> = {},
): Client {
  const passport = buildPassport({ sphere: 'other' });
  const contacts = passport.contacts.map((contact) => ({ ...contact, birthday: days.birthday ?? null }));
  const companyDays = days.companyDay ? [{ id: 'foundation', title: 'День', day: days.companyDay }] : [];
  return buildClient({
    status: 'client_notified',
    passport: { ...passport, contacts, companyDays },
    ...overrides,
  });
}

export async function addPerson(world: ReminderWorld, person: Person): Promise<void> {
  const { version: _, ...draft } = person;
  await world.app.people.insert(draft);
}

/** On the eve of a birthday: its manager was reminded, and has a deputy, who may be given it. */
export async function createEve(deputy: Partial<Person> = {}, ...others: Person[]): Promise<ReminderWorld> {
  const world = await createReminderWorld('2026-12-02 10:00');
  const people = [buildHolder('manager', { _id: 'deputy', name: 'deputy', ...deputy }), ...others];
  for (const person of people) await addPerson(world, person);
  const client = buildGreeted({ birthday: '12-04' });
  const appointment = { ...client.passport.appointment, deputy: 'deputy' };
  await world.addClient({ ...client, passport: { ...client.passport, appointment } });
  await world.runUntil('2026-12-03 10:00');
  await world.sent();
  return world;
}

/** Day that `createEve` is about. */
export const EVE = { matter: 'client-day:VIP-2026-0001:contact-director', occurrence: '2026-12-04' } as const;

/** Gives up the card of the morning for somebody, who gets reminders one by one or as digests from now on. */
export async function withoutMorning(world: ReminderWorld, id = 'manager'): Promise<void> {
  const person = await world.app.people.get(id);
  if (person) await world.app.people.replace({ ...person, morning: 'off' });
}

/** The same world for a manager who has given up the card of the morning. */
export async function createDigestWorld(start?: string): Promise<ReminderWorld> {
  const world = await createReminderWorld(start);
  await withoutMorning(world);
  return world;
}
