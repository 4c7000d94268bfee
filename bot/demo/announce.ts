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
  if (demo.startPage === '') return [...head, t('demo.no-seats'), t('demo.stop')];
  return [
    ...head,
    '',
    t('demo.start', { url: demo.startPage }),
    t('demo.start-about'),
    ...(demo.seeded ? [t('demo.seeded')] : []),
    t('demo.stop'),
  ];
}
