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

/** The bot on the embedded store with the demo's people, its clock, and a window for each seat. */
export async function startDemo(
  config: Config,
  { withSeats, empty }: { withSeats: boolean; empty: boolean },
): Promise<Demo> {
  const directory = readDemoDirectory();
  const { people, tenantId } = directory;
  // Whoever asks for any free port may have another demo beside this one.
  const wished = (port: number) => (config.port === 0 ? 0 : port);
  const seats = withSeats ? arrangeSeats(people, await findPorts(wished(FIRST_SEAT_PORT))) : [];
  const realClock = createSystemClock();
  const clock = createDemoClock(realClock);
  const windowsUp = Promise.withResolvers<Seats>();
  const openWindow = async (person: DemoPerson) => (await windowsUp.promise).open(person);
  let startPage = '';
  const pageOf = ({ id }: Seat) => `${startPage}seat/${id}`;
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
  const { url } = running.bot;
  const { product } = running;
  try {
    const folder = join(dirname(config.dataFile), 'seats');
    const windows = await startSeats({ seats, people, tenantId, endpoint: url, folder });
    windowsUp.resolve(windows);
    const runDue = () => passes.runDue();
    const pages = withSeats
      ? await showPages({
          product,
          clock,
          port: wished(START_PAGE_PORT),
          seeded,
          seats: windows.list,
          runDue,
        })
      : null;
    if (pages) startPage = `http://127.0.0.1:${pages.port}/`;
    const close = async (doing?: (part: string) => void) => {
      doing?.('windows');
      await Promise.all([pages?.close(), windows.stop()]);
      return running.close(doing);
    };
    return { url, startPage, seeded, close };
  } catch (error) {
    await running.close();
    throw error;
  }
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
