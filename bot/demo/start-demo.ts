import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createSystemClock } from '../../src/clock.ts';
import type { Config } from '../../src/config.ts';
import { createProduct } from '../../src/create-product.ts';
import { createLogger } from '../../src/logger.ts';
import { loadDirectory } from '../../src/people/load-directory.ts';
import type { Product } from '../../src/product.ts';
import { openStore } from '../../src/storage/open-store.ts';
import type { Store } from '../../src/storage/store.ts';
import type { ContentRenderers } from '../content.ts';
import { isLoopbackService } from '../door.ts';
import { createHandlers } from '../handlers/index.ts';
import { type RunningBot, startBot } from '../start.ts';
import { createDemoClock, type DemoClock } from './demo-clock.ts';
import { DEMO_DIRECTORY_FILE, type DemoDirectory, readDemoDirectory } from './demo-directory.ts';
import { findFreePort } from './find-free-port.ts';
import { greetSeats } from './greet-seats.ts';
import { restoreClock } from './keep-clock.ts';
import { createClockCommand } from './on-clock.ts';
import { arrangeSeats, SEAT_IDS, type Seat } from './seat-config.ts';
import { startSeats } from './seats.ts';

export interface DemoOptions {
  withSeats: boolean;
  renderers: ContentRenderers;
  /** Starts the ticks of the product; `runDue` is one of them, at once. */
  startJobs(product: Product, bot: RunningBot): { runDue(): Promise<void>; stop(): Promise<void> };
}

export interface Demo {
  url: string;
  product: Product;
  /** Empty without windows. */
  seats: Seat[];
  close(): Promise<void>;
}

const FIRST_SEAT_PORT = 56_151;

/** The bot on the embedded store with the demo's people, its clock, and a window for each seat. */
export async function startDemo(config: Config, options: DemoOptions): Promise<Demo> {
  const clock = createDemoClock(createSystemClock());
  const store = await openStore({ dataFile: config.dataFile });
  const closing: (() => Promise<void>)[] = [() => store.close()];
  const close = async () => {
    for (let last = closing.pop(); last; last = closing.pop()) await last();
  };
  try {
    const directory = readDemoDirectory();
    const product = await openProduct(config, store, clock);
    const bot = await startDemoBot(config, product, store, directory, { ...options, clock }, closing);
    const seats = options.withSeats ? await openSeats(config, bot, directory, closing) : [];
    return { url: bot.url, product, seats, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openProduct(config: Config, store: Store, clock: DemoClock): Promise<Product> {
  const log = createLogger(config.logLevel);
  const product = await createProduct({ store, clock, realClock: createSystemClock(), log });
  await restoreClock(product.settings, clock);
  const json: unknown = JSON.parse(await readFile(DEMO_DIRECTORY_FILE, 'utf8'));
  const { problems } = await loadDirectory(product, { json, apply: true, deactivateMissing: false });
  if (problems.length > 0) throw new TypeError(`directory.json: ${JSON.stringify(problems)}`);
  await product.relay.sweep();
  return product;
}

async function startDemoBot(
  config: Config,
  product: Product,
  store: Store,
  directory: DemoDirectory,
  { clock, renderers, startJobs }: DemoOptions & { clock: DemoClock },
  closing: (() => Promise<void>)[],
): Promise<RunningBot> {
  const jobs: { current?: ReturnType<DemoOptions['startJobs']> } = {};
  const runDue = async () => jobs.current?.runDue();
  const bot = await startBot(product, {
    listen: { host: '127.0.0.1', port: config.port },
    allowedTenants: [directory.tenantId],
    auth: { appId: '', issuer: null, sdk: {} },
    isServiceUrl: isLoopbackService,
    // Each window is a service of its own: nobody can be reached through somebody else's.
    openChatsAt: null,
    soleProcess: true,
    handlers: createHandlers({ commands: [createClockCommand({ clock, runDue })] }),
    renderers,
    isHealthy: () => store.ping().then(() => true),
  });
  closing.push(() => bot.close());
  const started = startJobs(product, bot);
  jobs.current = started;
  closing.push(() => started.stop());
  return bot;
}

async function openSeats(
  config: Config,
  bot: RunningBot,
  { people, tenantId }: DemoDirectory,
  closing: (() => Promise<void>)[],
): Promise<Seat[]> {
  const ports: number[] = [];
  for (const [n] of SEAT_IDS.entries()) ports.push(await findFreePort(FIRST_SEAT_PORT + n));
  const seats = arrangeSeats(people, ports);
  const folder = join(dirname(config.dataFile), 'seats');
  const windows = await startSeats({ seats, people, tenantId, endpoint: bot.url, folder });
  closing.push(() => windows.stop());
  await greetSeats({ seats, tenantId, endpoint: bot.url, conversations: bot.app.conversations });
  return seats;
}
