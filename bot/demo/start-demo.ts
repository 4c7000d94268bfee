import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadDirectory } from '../../src/imports/directory-file/load-directory.ts';
import { createSystemClock } from '../../src/kernel/clock.ts';
import { createLogger } from '../../src/kernel/logger.ts';
import type { Product } from '../../src/product/product.ts';
import type { Config } from '../../src/settings/config.ts';
import { runBot } from '../run-bot.ts';
import { createMadeUpRegister } from './branch/made-up-register.ts';
import { createDemoClock } from './demo-clock.ts';
import { DEMO_DIRECTORY_FILE, type DemoPerson, readDemoDirectory } from './demo-directory.ts';
import { findFreePort } from './find-free-port.ts';
import { forgetSeats } from './forget-seats.ts';
import { restoreClock } from './keep-clock.ts';
import { onAgain } from './on-again.ts';
import { createClockCommand } from './on-clock.ts';
import { createSeatCommand } from './on-seat.ts';
import { arrangeSeats, SEAT_IDS, type Seat } from './seat-config.ts';
import { type Seats, startSeats } from './seats.ts';
import { seedOnce } from './seed-once.ts';
import { showPages } from './show-pages.ts';

export interface Demo {
  url: string;
  /** Address of the start page; '' without windows. */
  startPage: string;
  /** A branch with clients and requests was put into an empty store, now or by an earlier start. */
  seeded: boolean;
  /** As `RunningProduct` ends, the windows first. */
  close(doing?: (part: string) => void): Promise<string[]>;
}

const START_PAGE_PORT = 56_150;
const FIRST_SEAT_PORT = 56_151;

interface StartDemoOptions {
  withSeats: boolean;
  /** Leaves an empty store empty. */
  empty: boolean;
}

/** The bot on the embedded store with the demo's people, its clock, and a window for each seat. */
export async function startDemo(config: Config, options: StartDemoOptions): Promise<Demo> {
  const { withSeats } = options;
  const { people, tenantId } = readDemoDirectory();
  // A free port is asked for where another demo may run beside this one.
  const wished = (port: number) => (config.port === 0 ? 0 : port);
  const seats = withSeats ? arrangeSeats(people, await findPorts(wished(FIRST_SEAT_PORT))) : [];
  const running = await startDemoBot(config, options);
  const { clock, startPage, windowsUp } = running;
  const { url } = running.bot;
  try {
    const folder = join(dirname(config.dataFile), 'seats');
    const windows = await startSeats({ seats, people, tenantId, endpoint: url, folder });
    windowsUp.resolve(windows);
    const pages = withSeats
      ? await showPages({ ...running, clock, port: wished(START_PAGE_PORT), seats: windows.list })
      : null;
    if (pages) startPage.url = `http://127.0.0.1:${pages.port}/`;
    const close = async (doing?: (part: string) => void) => {
      doing?.('windows');
      await Promise.all([pages?.close(), windows.stop()]);
      return running.close(doing);
    };
    return { url, startPage: startPage.url, seeded: running.seeded, close };
  } catch (error) {
    await running.close();
    throw error;
  }
}

/** The bot with what only the demo has; its windows and pages are told to it once they stand. */
async function startDemoBot(config: Config, { withSeats, empty }: StartDemoOptions) {
  const directory = readDemoDirectory();
  const { people, tenantId } = directory;
  const realClock = createSystemClock();
  const clock = createDemoClock(realClock);
  const windowsUp = Promise.withResolvers<Seats>();
  const openWindow = async (person: DemoPerson) => (await windowsUp.promise).open(person);
  const startPage = { url: '' };
  const pageOf = ({ id }: Seat) => `${startPage.url}seat/${id}`;
  const passes = { runDue: async () => {} };
  let seeded = false;
  const running = await runBot({
    config: { ...config, allowedTenants: [tenantId] },
    clock,
    realClock,
    awaitsPeople: true,
    companies: createMadeUpRegister(),
    log: createLogger(config.logLevel),
    commands: (runDue) => {
      passes.runDue = runDue;
      return [
        createClockCommand({ clock, runDue }),
        onAgain,
        ...(withSeats ? [createSeatCommand({ directory, pageOf, openWindow })] : []),
      ];
    },
    prepare: async (product) => {
      await restoreClock(product.marks, clock);
      await bringInPeople(product);
      seeded = await seedOnce(product, clock, { people, empty });
      await forgetSeats(product.conversations, withSeats ? people : []);
    },
  });
  return { ...running, clock, windowsUp, startPage, seeded, runDue: () => passes.runDue() };
}

async function findPorts(first: number): Promise<number[]> {
  const ports: number[] = [];
  for (const [n] of SEAT_IDS.entries()) ports.push(await findFreePort(first === 0 ? 0 : first + n));
  return ports;
}

async function bringInPeople(product: Product): Promise<void> {
  const json: unknown = JSON.parse(await readFile(DEMO_DIRECTORY_FILE, 'utf8'));
  const { problems } = await loadDirectory(product, { json, apply: true, deactivateMissing: false });
  if (problems.length > 0) throw new TypeError(`directory.json: ${JSON.stringify(problems)}`);
}
