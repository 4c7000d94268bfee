import type { Texts } from '../../src/i18n/translate.ts';
import type { Config } from '../../src/settings/config.ts';
import type { Demo } from './start-demo.ts';

/** Prints, once everything stands, where to look and what to type first. */
export function announce(demo: Demo, config: Config, languages: Texts[]): string {
  return languages.map((texts) => describe(demo, config, texts).join('\n')).join('\n\n');
}

function describe(demo: Demo, config: Config, texts: Texts): string[] {
  const { t } = texts;
  const head = [
    t('demo.title'),
    t('demo.endpoint', { url: demo.url }),
    t('demo.data', { file: config.dataFile }),
  ];
  if (demo.seats.length === 0) return [...head, t('demo.no-seats'), t('demo.stop')];
  const windows = demo.seats.map(
    ({ id, port }) => `  http://127.0.0.1:${port}/  ${texts.built(`people.roles.${id}`)}`,
  );
  return [
    ...head,
    '',
    t('demo.windows'),
    ...windows,
    '',
    t('demo.first'),
    t('demo.commands'),
    t('demo.more'),
    t('demo.stop'),
  ];
}
