import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/product/open-store.ts';
import { type BotProcess, startBotProcess } from '../helpers/bot-process.ts';
import { type Ran, runProgram } from '../helpers/run-program.ts';

let folder: string;
let dataFile: string;
let first: BotProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'one-process-'));
  dataFile = join(folder, 'vip-desk.db');
});

afterEach(async () => {
  await first?.kill();
  first = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** A start that is expected to fail. */
function failToStart(port: string): Promise<Ran> {
  const env = { PORT: port, DATA_FILE: dataFile, LOG_LEVEL: 'silent' };
  return runProgram('bot/main.ts', [], { cwd: folder, env });
}

describe('a second bot on the same file', () => {
  it('is refused in both languages, and starts once the first one was killed', async () => {
    first = await startBotProcess(dataFile);

    const { code, said } = await failToStart('0');
    expect(code).toBe(1);
    expect(said).toContain('уже открыт другим запущенным ботом');
    expect(said).toContain('in use by another running bot');

    await first.kill();
    first = await startBotProcess(dataFile);
    expect(first.url).toContain('/api/messages');
  });

  it('is refused within one process too, until the first has closed; tools are not', async () => {
    const alone = await openStore({ dataFile, alone: true });

    await expect(openStore({ dataFile, alone: true })).rejects.toMatchObject({ code: 'STORE_IN_USE' });
    const tool = await openStore({ dataFile });
    await tool.ping();
    await tool.close();
    await alone.close();

    const next = await openStore({ dataFile, alone: true });
    await next.close();
  });
});

describe('a port that is taken', () => {
  it('is named in a sentence', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };

    const { code, said } = await failToStart(String(port));
    await new Promise((resolve) => server.close(resolve));

    expect(code).toBe(1);
    expect(said).toContain(`Порт ${port} занят`);
  });
});
