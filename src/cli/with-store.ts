import { existsSync } from 'node:fs';
import { createTranslator } from '../i18n/create-translator.ts';
import type { Texts } from '../i18n/translate.ts';
import { AppError } from '../kernel/errors.ts';
import { openStore, type StoreSettings } from '../product/open-store.ts';
import { loadConfig } from '../settings/config.ts';
import { refuseHalfRestored } from '../storage/backups/restore-marks.ts';
import type { Store } from '../storage/store.ts';
import { refuseNewerStore, requireStoreVersion } from '../storage/store-version.ts';
import { tellFailure } from './tell-failure.ts';

export interface WithStoreOptions {
  /** The embedded store's file from the command line; '' for the configured store. */
  data: string;
  /** A file that is not there: made, taken for an empty store that is not kept, or refused. */
  missing: 'create' | 'empty' | 'refuse';
  /** An older store will do: the command makes it ready itself, or takes it as it is. */
  older?: true;
  /** True while the store is filled from an export, which may lie beside it. */
  restoring?: true;
}

/** Runs one command on a store that it names; a failure is told in a sentence and by the exit code. */
export async function withStore(
  { data, missing, older, restoring }: WithStoreOptions,
  work: (store: Store, texts: Texts) => Promise<void>,
): Promise<void> {
  const texts = createTranslator().in('ru');
  try {
    const settings = data === '' ? loadConfig() : { dataFile: data };
    const store = await open({ ...settings, fresh: restoring === true }, missing, texts);
    try {
      await checkVersion(store, settings, older);
      if (!restoring) await refuseHalfRestored(store);
      await work(store, texts);
    } finally {
      await store.close();
    }
  } catch (error) {
    tellFailure(error, texts);
  }
}

/** An embedded store is made ready by the bot's next start. Throws STORE_OLDER, STORE_NEWER. */
function checkVersion(store: Store, { mongodbUri }: StoreSettings, older: true | undefined): Promise<void> {
  return mongodbUri && !older ? requireStoreVersion(store) : refuseNewerStore(store);
}

/** Names the store beside the output, not in it. */
async function open(
  settings: StoreSettings,
  missing: WithStoreOptions['missing'],
  texts: Texts,
): Promise<Store> {
  const file = settings.dataFile;
  if (settings.mongodbUri) {
    console.error(texts.t('storage.reads-mongodb'));
  } else if (missing === 'create' || existsSync(file)) {
    console.error(texts.t('storage.reads', { file }));
  } else if (missing === 'empty') {
    console.error(texts.t('storage.reads-empty', { file }));
    return openStore({ dataFile: ':memory:' });
  } else {
    throw new AppError('NO_STORE', { details: { file } });
  }
  return openStore(settings);
}
