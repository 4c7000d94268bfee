import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CHILD_ENV } from './child-env.ts';

export interface BotProcess {
  url: string;
  /** kill -9, and wait until it is gone. */
  kill(): Promise<void>;
}

const MAIN = new URL('../../bot/main.ts', import.meta.url).pathname;

/** The bot as `npm start` runs it, in a process of its own, on the embedded store and any free port. */
export async function startBotProcess(dataFile: string): Promise<BotProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...CHILD_ENV, PORT: '0', DATA_FILE: dataFile, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await readPort(child);
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** The log names the port once the bot listens. What it complained of before is told when it never does. */
async function readPort(child: ChildProcess): Promise<number> {
  const said: string[] = [];
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the process has no output');
  stderr.on('data', (chunk) => said.push(String(chunk)));
  for await (const line of createInterface({ input: stdout })) {
    said.push(line);
    const { port } = parse(line);
    if (typeof port === 'number') {
      stdout.resume();
      return port;
    }
  }
  throw new Error(`the bot did not start:\n${said.join('\n')}`);
}

function parse(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}
