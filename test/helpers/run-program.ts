import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { CHILD_ENV } from './child-env.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

export interface Ran {
  code: number | null;
  /** Outputs, both, as they came. */
  said: string;
}

export interface RunOptions {
  cwd: string;
  env: Record<string, string | undefined>;
  /** No file that it writes grows beyond this, as on a disk that is full by then. */
  largestFileKb?: number;
}

/** Runs a file of ours as a process of its own to its end. Whatever happens, nobody is shown a stack. */
export async function runProgram(file: string, args: string[], options: RunOptions): Promise<Ran> {
  const { cwd, env, largestFileKb = 'unlimited' } = options;
  const limited = `ulimit -f ${largestFileKb}; exec "$0" "$@"`;
  const child = spawn('bash', ['-c', limited, process.execPath, join(ROOT, file), ...args], {
    cwd,
    env: { ...CHILD_ENV, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  expect(said).not.toMatch(/ at .*\.ts|node:internal/);
  return { code, said };
}
