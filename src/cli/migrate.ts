import { COLLECTIONS } from '../storage/repos.ts';
import { readArguments } from './read-arguments.ts';
import { withStore } from './with-store.ts';

const { values } = readArguments({});

await withStore({ data: values.data, missing: 'create' }, async (store, texts) => {
  await store.migrate(COLLECTIONS);
  console.log(texts.t('storage.migrated', { count: COLLECTIONS.length }));
});
