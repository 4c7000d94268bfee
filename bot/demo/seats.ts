import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment } from '../../src/settings/config.ts';
import type { DemoPerson } from './demo-directory.ts';
import { findFreePort } from './find-free-port.ts';
import { findPlayground } from './find-playground.ts';
import { type Seat, seatConfig, seatOf, serviceUrl } from './seat-config.ts';

export interface SeatsOptions {
  seats: Seat[];
  people: DemoPerson[];
  tenantId: string;
  /** Endpoint of the bot for messages. */
  endpoint: string;
  /** Configurations and logs of the windows go here. */
  folder: string;
}

export interface Seats {
  /** The window of a person, opened unless it is there already. */
  open(person: DemoPerson): Promise<Seat>;
  /** Windows that are open by now. */
  list(): Seat[];
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const KILL_AFTER_MS = 3_000;
/** Ports of windows opened later are looked for from here on. */
const LATER_PORT = 56_161;

/** Starts one Playground per seat and waits until each answers; ends all of them if one does not. */
export async function startSeats(options: SeatsOptions): Promise<Seats> {
  await mkdir(options.folder, { recursive: true });
  const windows: ChildProcess[] = [];
  const listed = [...options.seats];
  const opened = new Map<string, Promise<Seat>>();
  const stop = async () => {
    await Promise.all(windows.map(end));
  };
  // A parent that dies on an exception must not leave five servers behind.
  process.once('exit', () => {
    for (const window of windows) window.kill('SIGKILL');
  });
  try {
    for (const seat of options.seats) windows.push(await startWindow(seat, options));
    await Promise.all(options.seats.map((seat, n) => waitUntilReady(seat, windows[n], options.folder)));
  } catch (error) {
    await stop();
    throw error;
  }
  for (const seat of options.seats) opened.set(seat.person.aadObjectId, Promise.resolve(seat));
  const add = async (person: DemoPerson) => {
    const seat = seatOf(person, await findFreePort(LATER_PORT + opened.size));
    const window = await startWindow(seat, options);
    windows.push(window);
    await waitUntilReady(seat, window, options.folder);
    listed.push(seat);
    return seat;
  };
  const open = (person: DemoPerson) => {
    const known = opened.get(person.aadObjectId) ?? add(person);
    opened.set(person.aadObjectId, known);
    known.catch(() => opened.delete(person.aadObjectId));
    return known;
  };
  return { open, list: () => listed, stop };
}

async function startWindow(seat: Seat, options: SeatsOptions): Promise<ChildProcess> {
  const config = join(options.folder, `${seat.id}.yml`);
  await writeFile(config, JSON.stringify(seatConfig(seat, options.tenantId, options.people), null, 2));
  const cli = findPlayground();
  const preload = new URL('./loopback-only.ts', import.meta.url).href;
  const where = ['-e', options.endpoint, '-p', String(seat.port), '--service-url', serviceUrl(seat)];
  const args = ['--import', preload, cli, 'start', ...where, '-c', 'msteams', '--disable-telemetry'];
  return spawn(process.execPath, args, {
    stdio: 'ignore',
    env: childEnvironment({
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: logFileOf(seat, options.folder),
      TEAMSAPPTESTER_BROWSER: 'none',
      SEND_INSTALLATION_ACTIVITY: 'true',
    }),
  });
}

async function waitUntilReady(seat: Seat, window: ChildProcess | undefined, folder: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && window?.exitCode === null) {
    if (await answers(seat.port)) return;
    await sleep(200);
  }
  throw new Error(
    `Playground for ${seat.id} did not start on port ${seat.port}: ${await reason(seat, folder)}`,
  );
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Playground prints nothing when it refuses its configuration: the reason stands in its log file only. */
async function reason(seat: Seat, folder: string): Promise<string> {
  try {
    return (await readFile(logFileOf(seat, folder), 'utf8')).trim().split('\n').slice(-3).join(' | ');
  } catch {
    return 'no log file';
  }
}

function logFileOf(seat: Seat, folder: string): string {
  return join(folder, `${seat.id}.log`);
}

async function end(window: ChildProcess): Promise<void> {
  if (window.exitCode !== null || window.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => window.once('exit', () => resolve()));
  window.kill('SIGTERM');
  const timer = setTimeout(() => window.kill('SIGKILL'), KILL_AFTER_MS);
  await ended;
  clearTimeout(timer);
}
