import { isSending } from '../deliveries/sending/sender-lease.ts';
import { createSystemClock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { COLLECTIONS } from '../product/repos.ts';
import type { Manifest } from '../storage/backups/backup-manifest.ts';
import { exportStore } from '../storage/backups/export-store.ts';
import { MARKS } from '../storage/mark.ts';
import type { Store } from '../storage/store.ts';
import { readArguments } from './read-arguments.ts';
import { requireFolder } from './require-folder.ts';
import { withSnapshot } from './with-snapshot.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = readArguments({ stopped: { type: 'boolean', default: false } });
const realClock = createSystemClock();

await withStore({ data: values.data, missing: 'refuse', older: true }, async (store, texts) => {
  const folder = requireFolder(positionals);
  const exportedAt = new Date(realClock.now()).toISOString();
  const write = (from: Store) => exportStore(from, COLLECTIONS, folder, exportedAt);
  const manifest = await (values.stopped === true ? exportStopped(store, write) : withSnapshot(store, write));
  const count = manifest.collections.reduce((sum, entry) => sum + entry.count, 0);
  console.log(texts.t('storage.exported', { count, folder }));
});

/** Nothing stands still but what nobody writes to. Throws BOT_RUNNING. */
async function exportStopped(store: Store, write: (from: Store) => Promise<Manifest>): Promise<Manifest> {
  if (await isSending({ marks: store.repo(MARKS), realClock })) throw new AppError('BOT_RUNNING');
  return write(store);
}
