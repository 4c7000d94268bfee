import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/storage/store.ts';

export interface DemoProcess {
  /** Address of the start page. */
  startPage: string;
  /** Addresses of the windows in the order of the route. */
  windows: string[];
  /** Everything it printed. */
  output(): string;
  /** Ends it as Ctrl-C does, once. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 90_000;
const SEATS = 5;

export interface DemoProcessOptions {
  /** Made-up clients and requests stand in the store; without them it is empty. */
  seeded?: boolean;
  /** Puts something into the store beforehand. */
  prepare?(store: Store): Promise<void>;
}

/** `npm run demo` on free ports and a data folder of its own. */
export async function startDemoProcess({
  seeded = false,
  prepare,
}: DemoProcessOptions = {}): Promise<DemoProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'vip-desk-e2e-'));
  const file = join(folder, 'vip-desk.db');
  if (prepare) {
    const store = openSqliteStore(file);
    await prepare(store);
    await store.close();
  }
  const child = spawn('npm', ['run', '--silent', 'demo', ...(seeded ? [] : ['--', '--empty'])], {
    // A group of its own, so that a signal reaches npm and what it started, as it does in a terminal.
    detached: true,
    env: { ...process.env, PORT: '0', DATA_FILE: file, NODE_OPTIONS: '' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (isRunning(child)) signal(child);
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const startPage = await waitForStart(child, () => output);
    const seats = [...(await textAt(startPage)).matchAll(/href="\/(seat\/[\w-]+)/g)];
    const windows = await Promise.all(seats.map(([, seat]) => windowOf(`${startPage}${seat}`)));
    if (windows.length !== SEATS) throw new Error(`the start page shows ${windows.length} seats`);
    return { startPage, windows, output: () => output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Address of the Playground in the frame of a seat's page. */
export async function windowOf(seatPage: string): Promise<string> {
  const [, url] = /<iframe src="([^"]+)"/.exec(await textAt(seatPage)) ?? [];
  if (!url) throw new Error(`${seatPage} shows no window`);
  return url;
}

async function textAt(url: string): Promise<string> {
  return (await fetch(url)).text();
}

async function waitForStart(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && isRunning(child)) {
    const [, url] = /: (http:\/\/127\.0\.0\.1:\d+\/)\n/.exec(output()) ?? [];
    if (url && output().includes('Ctrl-C')) return url;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the demo did not start:\n${output()}`);
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function signal(child: ChildProcess): void {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
}
