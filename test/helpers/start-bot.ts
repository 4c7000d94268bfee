import { createHandlers } from '../../bot/index.ts';
import { type RunningBot, startBot } from '../../bot/start.ts';
import { isLoopbackService } from '../../bot/teams/door.ts';
import type { TeamsAuthOptions } from '../../bot/teams/teams-auth.ts';
import type { ContentRenderers } from '../../bot/turn/content.ts';
import type { ActionHandler, CommandHandler } from '../../bot/turn/turn.ts';
import type { CompanyRegister } from '../../src/companies/company-register.ts';
import { isLoopbackFileUrl } from '../../src/files/file-url-rules.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { createLogger, type Logger } from '../../src/kernel/logger.ts';
import type { Person, Unit } from '../../src/people/person.ts';
import { createProduct } from '../../src/product/create-product.ts';
import type { Product } from '../../src/product/product.ts';
import { createReadiness } from '../../src/product/readiness.ts';
import { createVitalSigns } from '../../src/product/vital-signs.ts';
import type { Store } from '../../src/storage/store.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT, TENANT } from './build-person.ts';
import { visibleText } from './card-contents.ts';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { createFixedClock, type FixedClock } from './fixed-clock.ts';
import { createJumpingClock } from './jumping-clock.ts';
import { openMemoryStore } from './memory-store.ts';
import { plainRenderers } from './plain-renderers.ts';
import { signPlans } from './sign-plans.ts';
import { type ClickResult, createUsers, type Users } from './users.ts';

export interface TestBotOptions {
  people?: Person[];
  /** Managers are asked for their greeting plans, as in life. */
  plans?: 'unsigned';
  /** `off`: nobody has a card of the morning, so reminders come one by one or as digests. */
  mornings?: 'off';
  units?: Unit[];
  commands?: CommandHandler[];
  actions?: ActionHandler[];
  renderers?: ContentRenderers;
  /** Stays open after `close`, so that another bot can be started on it. */
  store?: Store;
  /** UTC; business time stands still there. */
  at?: string;
  realClock?: Clock;
  /** False where other bots may share the store. */
  soleProcess?: boolean;
  openChats?: boolean;
  /** True where a chat begins with its person, as in the demo. */
  awaitsPeople?: boolean;
  /** Credentials of a fake issuer; without them nobody proves who they are. */
  auth?: TeamsAuthOptions;
  isFileUrl?(url: string): boolean;
  /** Milliseconds for a turn; more than any machine takes unless a test is about it. */
  turnWithinMs?: number;
  /** Milliseconds for the connector to answer. */
  answerWithinMs?: number;
  /** Milliseconds for calls to the connector at the end. */
  stopWithinMs?: number;
  log?: Logger;
  send?: 'on' | 'off';
  companies?: CompanyRegister;
}

export interface TestBot extends Users {
  running: RunningBot;
  product: Product;
  store: Store;
  connector: FakeConnector;
  clock: FixedClock;
  /** Waits until nothing that is due waits to be sent. */
  drain(): Promise<void>;
  /** Waits until nothing is owed to anybody, rate limits included. */
  quiet(): Promise<void>;
  /** Presses a button once everything owed has come, waits for what follows, and tells what is shown then. */
  press(person: string, button: string, typed?: Record<string, string>, data?: object): Promise<string>;
  /** Returns the bot's answer in the person's chat, as text. */
  hear(person: string, text: string): Promise<string>;
  close(): Promise<void>;
}

/** Rate limits and pauses are waited for in steps of it, in no time. */
const WAIT_MS = 250;

/** One holder of each role of the main job, named after it; all in the unit of the tests. */
export const SEATS: Person[] = [
  buildHolder('manager'),
  buildHolder('unit-sales-head'),
  buildHolder('branch-sales'),
  buildHolder('commercial-director'),
  buildHolder('security-director'),
  buildHolder('admin'),
];

/** The real server, SDK and product on an embedded store; only Teams is a fake. */
export async function startTestBot(options: TestBotOptions = {}): Promise<TestBot> {
  const store = options.store ?? openMemoryStore();
  const clock = createFixedClock(options.at ?? '2026-11-24T05:00:00Z');
  const jumping = createJumpingClock();
  const realClock = options.realClock ?? jumping;
  const product = await createProduct({
    store,
    clock,
    realClock,
    log: options.log ?? createLogger('silent'),
    ...(options.send === undefined ? {} : { send: options.send }),
    ...(options.companies ? { companies: options.companies } : {}),
  });
  const vitalSigns = createVitalSigns(realClock);
  await seed(product, options);
  await product.relay.sweep();
  const connector = await startFakeConnector();
  const running = await startBot(product, {
    listen: { host: '127.0.0.1', port: 0 },
    allowedTenants: [TENANT],
    auth: options.auth ?? { appId: '', issuer: null, sdk: {} },
    isServiceUrl: isLoopbackService,
    isFileUrl: options.isFileUrl ?? isLoopbackFileUrl,
    openChatsAt: options.openChats ? { serviceUrl: connector.serviceUrl, botId: '28:bot' } : null,
    turnWithinMs: options.turnWithinMs ?? 60_000,
    ...(options.answerWithinMs === undefined ? {} : { answerWithinMs: options.answerWithinMs }),
    ...(options.stopWithinMs === undefined ? {} : { stopWithinMs: options.stopWithinMs }),
    soleProcess: options.soleProcess ?? true,
    awaitsPeople: options.awaitsPeople ?? false,
    handlers: createHandlers(options),
    renderers: options.renderers ?? plainRenderers,
    readiness: createReadiness({ ...product, store, vitalSigns }),
    onRound: vitalSigns.noteRound,
  });

  async function close(): Promise<void> {
    await running.close();
    await connector.close();
    if (!options.store) await store.close();
  }

  const users = createUsers(running.url, connector);
  const quiet = () => waitUntilQuiet(product, running, () => jumping.jump(WAIT_MS));
  return {
    running,
    product,
    store,
    connector,
    clock,
    drain: () => running.sender.flush(),
    quiet,
    press: async (person, button, typed = {}, data = {}) => {
      await quiet();
      const answer = await users.click(person, button, typed, { data: { ...data } });
      await quiet();
      return textOf(answer);
    },
    hear: async (person, text) =>
      (await users.say(person, text)).map(({ card }) => visibleText(card)).join('\n'),
    close,
    ...users,
  };
}

/** A second unit with a manager of its own, somebody without a role, and chats that are open from the start. */
export function startTwoUnits(): Promise<TestBot> {
  return startTestBot({
    people: [
      ...SEATS,
      buildPerson('other-manager', { roles: [{ role: 'manager', scope: OTHER_UNIT }] }),
      buildPerson('outsider'),
    ],
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    openChats: true,
  });
}

export function textOf({ card, message }: ClickResult): string {
  return card ? visibleText(card) : message;
}

async function waitUntilQuiet(product: Product, running: RunningBot, pass: () => void): Promise<void> {
  const query = { index: 'due', eq: { status: 'pending' } };
  await running.sender.flush();
  while ((await product.deliveries.count(query)) > 0) {
    pass();
    await new Promise(setImmediate);
    await running.sender.flush();
  }
}

async function seed(product: Product, options: TestBotOptions): Promise<void> {
  for (const unit of options.units ?? [buildUnit()]) {
    if (!(await product.units.get(unit._id))) await product.units.insert(unit);
  }
  if (options.plans !== 'unsigned') await signPlans(product, options.people ?? SEATS);
  for (const person of options.people ?? SEATS) {
    const seeded = options.mornings ? { ...person, morning: options.mornings } : person;
    if (!(await product.people.get(person._id))) await product.people.insert(seeded);
  }
}
