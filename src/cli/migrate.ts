import { isSending } from '../deliveries/sending/sender-lease.ts';
import { createSystemClock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { COLLECTIONS } from '../product/repos.ts';
import { MARKS } from '../storage/mark.ts';
import type { Store } from '../storage/store.ts';
import { migrateStore, readStoreVersion, STORE_VERSION } from '../storage/store-version.ts';
import { readArguments } from './read-arguments.ts';
import { withStore } from './with-store.ts';

const { values } = readArguments({});

await withStore({ data: values.data, missing: 'create', older: true }, async (store, texts) => {
  await refuseWhileBotsRun(store);
  await migrateStore(store, COLLECTIONS, ({ fate, ...where }) =>
    console.log(texts.t(`storage.index-${fate}`, where)),
  );
  console.log(texts.t('storage.migrated', { count: COLLECTIONS.length, version: STORE_VERSION }));
});

/** Bots of the release before would write what this one does not find. Once the version is noted, there are none. */
async function refuseWhileBotsRun(store: Store): Promise<void> {
  if ((await readStoreVersion(store)) === STORE_VERSION) return;
  const deps = { marks: store.repo(MARKS), realClock: createSystemClock() };
  if (await isSending(deps)) throw new AppError('BOT_RUNNING');
}
