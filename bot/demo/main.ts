import { createTranslator } from '../../src/i18n/create-translator.ts';
import { createLogger, type Logger } from '../../src/kernel/logger.ts';
import { loadDemoConfig } from '../../src/settings/config.ts';
import { listenForEnd } from '../end-signal.ts';
import { startFailure } from '../start-failure.ts';
import { announce } from './announce.ts';
import { isPlaygroundInstalled } from './find-playground.ts';
import { type Demo, startDemo } from './start-demo.ts';

const translator = createTranslator();
const languages = [translator.in('ru'), translator.in('en')];

let log: Logger | null = null;
const signal = listenForEnd(['SIGINT', 'SIGTERM', 'SIGHUP'], () => log);

try {
  const config = loadDemoConfig();
  log = createLogger(config.logLevel);
  const withSeats = !process.argv.includes('--no-seats');
  if (withSeats && !isPlaygroundInstalled()) {
    process.exitCode = 1;
    process.stderr.write(`${languages.map((texts) => texts.t('demo.not-installed')).join('\n')}\n`);
  } else {
    const demo = await startDemo(config, { withSeats, empty: process.argv.includes('--empty') });
    say(`\n${announce(demo, config, languages)}\n`);
    await signal.ended;
    // Parts that hang would keep the process alive.
    if ((await stop(demo)).length > 0) process.exit(1);
  }
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${startFailure(error)}\n`);
}

function stop(demo: Demo): Promise<string[]> {
  say(languages.map((texts) => texts.t('demo.stopping')).join(' '));
  return demo.close(signal.doing);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
