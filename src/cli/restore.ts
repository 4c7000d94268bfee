import { COLLECTIONS } from '../storage/repos.ts';
import { restoreStore } from '../storage/restore-store.ts';
import { readArguments } from './read-arguments.ts';
import { requireFolder } from './require-folder.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = readArguments({});

await withStore({ data: values.data, missing: 'create' }, async (store, texts) => {
  const manifest = await restoreStore(store, COLLECTIONS, requireFolder(positionals));
  const count = manifest.collections.reduce((sum, entry) => sum + entry.count, 0);
  console.log(texts.t('storage.restored', { count, exportedAt: manifest.exportedAt }));
});
