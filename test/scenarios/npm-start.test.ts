import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startBotProcess } from '../helpers/bot-process.ts';

const CHECK = new URL('../../src/require-node.js', import.meta.url).pathname;

let folder: string;
let dataFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'npm-start-'));
  dataFile = join(folder, 'vip-desk.db');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** `npm start` as a service manager runs it. */
function npmStart(): ChildProcess {
  return spawn('npm', ['start'], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: '', PORT: '0', DATA_FILE: dataFile },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function untilItSays(child: ChildProcess, words: string): Promise<string> {
  if (!child.stdout) throw new Error('the process has no output');
  let said = '';
  for await (const line of createInterface({ input: child.stdout })) {
    said = line;
    if (line.includes(words)) break;
  }
  child.stdout.resume();
  return said;
}

/** The output ends when the last process that writes to it has ended: npm, the shell and the bot. */
async function signalNpm(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const gone = once(child, 'close');
  child.kill(signal);
  const [code] = await gone;
  return code;
}

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends the bot cleanly when npm alone gets %s', async (signal) => {
    const child = npmStart();
    const line = await untilItSays(child, '"listening"');

    expect(JSON.parse(line)).toMatchObject({
      pid: expect.any(Number),
      version: expect.stringMatching(/^\d/),
    });

    expect(await signalNpm(child, signal)).toBe(0);

    const next = await startBotProcess(dataFile);
    await next.kill();
  });
});

describe('an older Node', () => {
  async function checkWith(version: string): Promise<{ code: unknown; said: string }> {
    const fake = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;
    const child = spawn(process.execPath, ['--import', fake, CHECK], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    const [code] = await once(child, 'close');
    return { code, said };
  }

  it.each(['20.20.2', '22.21.0', '24.14.1'])('is named in one sentence: %s', async (version) => {
    const { code, said } = await checkWith(version);

    expect(code).toBe(1);
    expect(said.trim().split('\n')).toEqual([
      expect.stringContaining(`Нужен Node 24.15 или новее, здесь ${version}.`),
      expect.stringContaining(`needs Node 24.15 or newer; this is ${version}.`),
    ]);
  });

  it.each(['24.15.0', '24.21.0', '25.0.0', '26.1.0'])('is not %s', async (version) => {
    expect(await checkWith(version)).toEqual({ code: 0, said: '' });
  });
});
