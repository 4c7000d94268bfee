import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CHILD_ENV } from '../helpers/child-env.ts';
import { until } from '../helpers/until.ts';

const MAIN = new URL('../../bot/main.ts', import.meta.url).pathname;
const END_SIGNAL = new URL('../../bot/end-signal.ts', import.meta.url).href;

/** Loaded first, lets the timers of a process run twenty times as fast; `waits` are as long as they were asked for. */
const HASTE = `data:text/javascript,${encodeURIComponent(`
  const slow = globalThis.setTimeout;
  globalThis.waits = [];
  globalThis.setTimeout = (callback, ms, ...args) => {
    globalThis.waits.push(ms);
    return slow(callback, ms / 20, ...args);
  };
`)}`;

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

function run(args: string[], env: Record<string, string> = {}): void {
  said = '';
  child = spawn(process.execPath, ['--no-warnings', ...args], {
    env: { ...CHILD_ENV, PORT: '0', DATA_FILE: join(folder, 'vip-desk.db'), LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      said += String(text);
    });
  }
}

/** A start that does not come to its end. */
function hang(...flags: string[]): void {
  const { port } = silent.address() as AddressInfo;
  run([...flags, MAIN], {
    MONGODB_URI: `mongodb://127.0.0.1:${port}/vip?serverSelectionTimeoutMS=60000&connectTimeoutMS=60000`,
  });
}

async function codeOfEnd(): Promise<unknown> {
  const [code] = await once(child, 'close');
  return code;
}

/** Until it has come so far that it handles signals. */
async function underWay(): Promise<void> {
  await once(silent, 'connection');
}

describe('a signal while the bot starts', () => {
  it('is not lost: the start is finished, and ended again', async () => {
    run([MAIN]);
    const lock = join(folder, 'vip-desk.db.lock');
    await until(() => existsSync(lock));
    child.kill('SIGTERM');

    expect(await codeOfEnd()).toBe(0);
    expect(said).not.toContain('Error');
  });

  it('ends a start that hangs, and the log says that it was the start', async () => {
    hang('--import', HASTE);
    await underWay();
    child.kill('SIGTERM');

    expect(await codeOfEnd()).toBe(1);
    expect(said).toMatch(/"part":"start","msg":"the process did not end in time"/);
  });

  it('ends it at once when it comes a second time', async () => {
    hang();
    await underWay();
    const ended = codeOfEnd();
    while (child.exitCode === null) {
      child.kill('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }

    expect(await ended).toBe(1);
    expect(said).toMatch(/"part":"start".*ended by a second signal/);
  });
});

describe('a process that does not come to its end', () => {
  it('is ended within twenty seconds of the signal, and the log says what hung', async () => {
    const script = join(folder, 'hangs.mjs');
    await writeFile(
      script,
      `
        import { listenForEnd } from '${END_SIGNAL}';
        const log = {
          fatal: (fields, text) => process.stdout.write(JSON.stringify({ ...fields, text, waits })),
        };
        const signal = listenForEnd(['SIGTERM'], () => log);
        setInterval(() => {}, 1_000);
        signal.ended.then(() => signal.doing('store'));
        process.stdout.write('up ');
      `,
    );
    run(['--import', HASTE, script]);
    await once(child.stdout ?? child, 'data');
    child.kill('SIGTERM');

    expect(await codeOfEnd()).toBe(1);
    const { part, text, waits } = JSON.parse(said.replace('up ', ''));
    expect([part, text]).toEqual(['store', 'the process did not end in time']);
    expect(Math.max(...waits)).toBeLessThan(20_000);
  });
});
