import { createSystemClock } from '../src/clock.ts';
import { loadConfig } from '../src/config.ts';
import { createLogger, type Logger } from '../src/logger.ts';
import { runBot } from './run-bot.ts';
import { startFailure } from './start-failure.ts';

/** Longer than all parts may take to end, shorter than the patience of a service manager. */
const END_WITHIN_MS = 18_500;
/** npm passes on what the terminal or the service manager has told the bot as well: that is one signal, not two. */
const SAME_SIGNAL_MS = 1_000;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

let log: Logger | null = null;

/** Resolves with the first signal to end, from the first moment on. */
const ended = new Promise<void>((resolve) => {
  const onSignal = () => {
    resolve();
    setTimeout(() => endAtOnce('the process did not end in time'), END_WITHIN_MS).unref();
    setTimeout(() => {
      for (const signal of SIGNALS) process.on(signal, () => endAtOnce('ended by a second signal'));
    }, SAME_SIGNAL_MS).unref();
  };
  let isFirst = true;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (isFirst) onSignal();
      isFirst = false;
    });
  }
});

function endAtOnce(why: string): void {
  log?.fatal(why);
  process.exit(1);
}

try {
  const config = loadConfig();
  log = createLogger(config.logLevel);
  const clock = createSystemClock();
  const running = await runBot({ config, clock, realClock: clock, log });
  log.info({ host: config.host, port: running.bot.port }, 'listening');
  if (!config.credentials) log.warn('no credentials: anybody on this machine may speak, nobody else');
  await ended;
  log.info('stopping');
  const left = await running.close();
  // What hangs would keep the process alive.
  if (left.length > 0) process.exit(1);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${startFailure(error)}\n`);
}
