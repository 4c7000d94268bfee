import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const MAIN = new URL('../../bot/main.ts', import.meta.url).pathname;

let folder: string;
let silent: Server;
let child: ChildProcess;
let said: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'end-signal-'));
  // A database that takes connections and never answers.
  silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
});

afterEach(async () => {
  child.kill('SIGKILL');
  silent.close();
  await rm(folder, { recursive: true, force: true });
});

function start(env: Record<string, string>): void {
  said = '';
  child = spawn(process.execPath, ['--no-warnings', MAIN], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_FILE: join(folder, 'vip-desk.db'),
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      said += String(text);
    });
  }
}

const hanging = () => {
  const { port } = silent.address() as AddressInfo;
  return {
    MONGODB_URI: `mongodb://127.0.0.1:${port}/vip?serverSelectionTimeoutMS=60000&connectTimeoutMS=60000`,
  };
};

async function codeOfEnd(): Promise<unknown> {
  const [code] = await once(child, 'exit');
  return code;
}

/** Until it has come so far that it handles signals. */
async function underWay(): Promise<void> {
  await once(silent, 'connection');
}

describe('a signal while the bot starts', () => {
  it('is not lost: the start is finished, and ended again', async () => {
    start({});
    const lock = join(folder, 'vip-desk.db.lock');
    while (!existsSync(lock)) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGTERM');

    expect(await codeOfEnd()).toBe(0);
    expect(said).not.toContain('Error');
  });

  it('ends a start that hangs within twenty seconds, and the log says that it was the start', async () => {
    start(hanging());
    await underWay();
    const since = Date.now();
    child.kill('SIGTERM');

    expect(await codeOfEnd()).toBe(1);
    expect(Date.now() - since).toBeLessThan(20_000);
    expect(said).toMatch(/"part":"start","msg":"the process did not end in time"/);
  }, 40_000);

  it('ends it at once when it comes a second time', async () => {
    start(hanging());
    await underWay();
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    const since = Date.now();
    child.kill('SIGTERM');

    expect(await codeOfEnd()).toBe(1);
    expect(Date.now() - since).toBeLessThan(3_000);
    expect(said).toMatch(/"part":"start".*ended by a second signal/);
  });
});

describe('a process that does not come to its end', () => {
  it('is ended within twenty seconds of the signal, and the log says what hung', async () => {
    const { href } = new URL('../../bot/end-signal.ts', import.meta.url);
    const script = `
      import { listenForEnd } from '${href}';
      const log = { fatal: (fields, text) => process.stdout.write(JSON.stringify({ ...fields, text })) };
      const signal = listenForEnd(['SIGTERM'], () => log);
      setInterval(() => {}, 1_000);
      signal.ended.then(() => signal.doing('store'));
      process.stdout.write('up ');
    `;
    said = '';
    child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script]);
    child.stdout?.on('data', (text) => {
      said += String(text);
    });
    await once(child.stdout ?? child, 'data');
    const since = Date.now();
    child.kill('SIGTERM');

    expect(await codeOfEnd()).toBe(1);
    expect(Date.now() - since).toBeLessThan(20_000);
    expect(said).toContain('{"part":"store","text":"the process did not end in time"}');
  }, 40_000);
});
