import { COLLECTIONS } from '../storage/repos.ts';
import { withStore } from './with-store.ts';

await withStore(async (store, texts) => {
  await store.migrate(COLLECTIONS);
  console.log(texts.t('storage.migrated', { count: COLLECTIONS.length }));
});
