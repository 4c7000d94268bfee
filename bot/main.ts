import { createSystemClock } from '../src/clock.ts';
import { loadConfig } from '../src/config.ts';
import { createLogger } from '../src/logger.ts';
import { runBot } from './run-bot.ts';
import { startFailure } from './start-failure.ts';

/** Resolves with the first signal to end, from the first moment on. */
const ended = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});

try {
  const config = loadConfig();
  const log = createLogger(config.logLevel);
  const clock = createSystemClock();
  const running = await runBot({ config, clock, realClock: clock, log });
  log.info({ host: config.host, port: running.bot.port }, 'listening');
  if (!config.credentials) log.warn('no credentials: anybody on this machine may speak, nobody else');
  await ended;
  log.info('stopping');
  await running.close();
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${startFailure(error)}\n`);
}
