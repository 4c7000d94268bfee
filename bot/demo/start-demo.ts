import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadDirectory } from '../../src/imports/directory-file/load-directory.ts';
import { createSystemClock } from '../../src/kernel/clock.ts';
import { createLogger } from '../../src/kernel/logger.ts';
import type { Product } from '../../src/product/product.ts';
import type { Config } from '../../src/settings/config.ts';
import { runBot } from '../run-bot.ts';
import { createDemoClock } from './demo-clock.ts';
import { DEMO_DIRECTORY_FILE, type DemoPerson, readDemoDirectory } from './demo-directory.ts';
import { findFreePort } from './find-free-port.ts';
import { forgetSeats } from './forget-seats.ts';
import { restoreClock } from './keep-clock.ts';
import { createClockCommand } from './on-clock.ts';
import { createSeatCommand } from './on-seat.ts';
import { arrangeSeats, SEAT_IDS, type Seat } from './seat-config.ts';
import { type Seats, startSeats } from './seats.ts';

export interface Demo {
  url: string;
  /** Empty without windows. */
  seats: Seat[];
  /** As `RunningProduct` ends, the windows first. */
  close(doing?: (part: string) => void): Promise<string[]>;
}

const FIRST_SEAT_PORT = 56_151;

/** The bot on the embedded store with the demo's people, its clock, and a window for each seat. */
export async function startDemo(config: Config, { withSeats }: { withSeats: boolean }): Promise<Demo> {
  const { people, tenantId } = readDemoDirectory();
  const seats = withSeats ? arrangeSeats(people, await findPorts()) : [];
  const realClock = createSystemClock();
  const clock = createDemoClock(realClock);
  const windowsUp = Promise.withResolvers<Seats>();
  const openWindow = async (person: DemoPerson) => (await windowsUp.promise).open(person);
  const running = await runBot({
    config: { ...config, allowedTenants: [tenantId] },
    clock,
    realClock,
    log: createLogger(config.logLevel),
    commands: (runDue) => [
      createClockCommand({ clock, runDue }),
      ...(withSeats ? [createSeatCommand({ people, openWindow })] : []),
    ],
    prepare: async (product) => {
      await restoreClock(product.marks, clock);
      await bringInPeople(product);
      await forgetSeats(product.conversations, withSeats ? people : []);
    },
  });
  const { url } = running.bot;
  try {
    const folder = join(dirname(config.dataFile), 'seats');
    const windows = await startSeats({ seats, people, tenantId, endpoint: url, folder });
    windowsUp.resolve(windows);
    const close = async (doing?: (part: string) => void) => {
      doing?.('windows');
      await windows.stop();
      return running.close(doing);
    };
    return { url, seats, close };
  } catch (error) {
    await running.close();
    throw error;
  }
}

async function findPorts(): Promise<number[]> {
  const ports: number[] = [];
  for (const [n] of SEAT_IDS.entries()) ports.push(await findFreePort(FIRST_SEAT_PORT + n));
  return ports;
}

async function bringInPeople(product: Product): Promise<void> {
  const json: unknown = JSON.parse(await readFile(DEMO_DIRECTORY_FILE, 'utf8'));
  const { problems } = await loadDirectory(product, { json, apply: true, deactivateMissing: false });
  if (problems.length > 0) throw new TypeError(`directory.json: ${JSON.stringify(problems)}`);
}
