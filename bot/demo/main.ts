import { loadDemoConfig } from '../../src/config.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import { startFailure } from '../start-failure.ts';
import { announce } from './announce.ts';
import { type Demo, startDemo } from './start-demo.ts';

const translator = createTranslator();
const languages = [translator.in('ru'), translator.in('en')];

/** Resolves with the signal that ends the demo, from the first moment on. */
const ended = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});

try {
  const config = loadDemoConfig();
  const demo = await startDemo(config, { withSeats: !process.argv.includes('--no-seats') });
  say(`\n${announce(demo, config, languages)}\n`);
  await ended;
  await stop(demo);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${startFailure(error)}\n`);
}

async function stop(demo: Demo): Promise<void> {
  say(languages.map((texts) => texts.t('demo.stopping')).join(' '));
  await demo.close();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
