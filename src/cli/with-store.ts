import { ConfigError, loadConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { createTranslator } from '../i18n/create-translator.ts';
import type { Texts } from '../i18n/translate.ts';
import { openStore } from '../storage/open-store.ts';
import type { Store } from '../storage/store.ts';

/**
 * Runs one command on the configured store, or on the embedded store's file given; a failure is told in
 * a sentence and by the exit code.
 */
export async function withStore(
  work: (store: Store, texts: Texts) => Promise<void>,
  dataFile = '',
): Promise<void> {
  const texts = createTranslator().in('ru');
  try {
    const store = await openStore(dataFile === '' ? loadConfig() : { dataFile });
    try {
      await work(store, texts);
    } finally {
      await store.close();
    }
  } catch (error) {
    process.exitCode = 1;
    console.error(sentence(error, texts));
  }
}

function sentence(error: unknown, texts: Texts): string {
  if (error instanceof AppError) return texts.t(`errors.${error.code}`, error.details);
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
