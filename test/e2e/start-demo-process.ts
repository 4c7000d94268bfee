import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/storage/store.ts';

export interface DemoProcess {
  /** Addresses of the windows in the order of the route. */
  windows: string[];
  /** Everything it printed. */
  output(): string;
  /** Ends it as Ctrl-C does, once. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 90_000;
const SEATS = 5;

/** `npm run demo` on free ports and a data folder of its own, with what is put into its store beforehand. */
export async function startDemoProcess(prepare?: (store: Store) => Promise<void>): Promise<DemoProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'vip-desk-e2e-'));
  const file = join(folder, 'vip-desk.db');
  if (prepare) {
    const store = openSqliteStore(file);
    await prepare(store);
    await store.close();
  }
  const child = spawn('npm', ['run', '--silent', 'demo'], {
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
    const windows = await waitForWindows(child, () => output);
    return { windows, output: () => output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitForWindows(child: ChildProcess, output: () => string): Promise<string[]> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && isRunning(child)) {
    const found = [...new Set(output().match(/http:\/\/127\.0\.0\.1:\d+\/(?= )/g) ?? [])];
    if (found.length === SEATS && output().includes('Ctrl-C')) return found;
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
