import { createSystemClock } from '../src/kernel/clock.ts';
import { createLogger, type Logger } from '../src/kernel/logger.ts';
import { loadConfig } from '../src/settings/config.ts';
import { listenForEnd } from './end-signal.ts';
import { runBot } from './run-bot.ts';
import { startFailure } from './start-failure.ts';

let log: Logger | null = null;
const signal = listenForEnd(['SIGINT', 'SIGTERM'], () => log);

try {
  const config = loadConfig();
  log = createLogger(config.logLevel);
  const clock = createSystemClock();
  const running = await runBot({ config, clock, realClock: clock, log });
  log.info({ host: config.host, port: running.bot.port }, 'listening');
  if (!config.credentials) log.warn('no credentials: anybody on this machine may speak, nobody else');
  await signal.ended;
  log.info('stopping');
  const left = await running.close(signal.doing);
  // Parts that hang would keep the process alive.
  if (left.length > 0) process.exit(1);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${startFailure(error)}\n`);
}
