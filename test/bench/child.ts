import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A measured process of its own: it says where it listens, its memory when asked, and ends when told. */
export interface Child {
  url: string;
  /** From the fork until it listened. */
  startedInMs: number;
  /** Resident memory, megabytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export async function startChild(script: string, ...args: string[]): Promise<Child> {
  const from = performance.now();
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    // As `npm start` runs the bot: young garbage is collected early, which costs little and saves 40 MB.
    execArgv: ['--no-warnings', '--max-semi-space-size=8'],
  });
  const [hello] = (await once(child, 'message')) as [{ url: string }];
  return {
    url: hello.url,
    startedInMs: performance.now() - from,
    memory: async () => {
      child.send('memory');
      const [answer] = (await once(child, 'message')) as [{ rss: number }];
      return answer.rss / 1_000_000;
    },
    stop: async () => {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

/** The child's end of it. */
export function reportTo(parent: NodeJS.Process, url: string, close: () => Promise<void>): void {
  parent.on('message', (message) => {
    if (message === 'memory') parent.send?.({ rss: process.memoryUsage().rss });
    if (message === 'stop') void close().then(() => parent.disconnect?.());
  });
  parent.send?.({ url });
}
