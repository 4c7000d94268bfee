import { createSystemClock } from '../clock.ts';
import { exportStore } from '../storage/export-store.ts';
import { COLLECTIONS } from '../storage/repos.ts';
import { withSnapshot } from '../storage/with-snapshot.ts';
import { readArguments } from './read-arguments.ts';
import { requireFolder } from './require-folder.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = readArguments({});

await withStore({ data: values.data, missing: 'refuse' }, async (store, texts) => {
  const folder = requireFolder(positionals);
  const exportedAt = new Date(createSystemClock().now()).toISOString();
  const manifest = await withSnapshot(store, (snapshot) =>
    exportStore(snapshot, COLLECTIONS, folder, exportedAt),
  );
  const count = manifest.collections.reduce((sum, entry) => sum + entry.count, 0);
  console.log(texts.t('storage.exported', { count, folder }));
});
