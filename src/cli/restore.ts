import { allowSending } from '../deliveries/sending/allow-sending.ts';
import { createSystemClock } from '../kernel/clock.ts';
import { createLogger } from '../kernel/logger.ts';
import { createProduct } from '../product/create-product.ts';
import { COLLECTIONS } from '../product/repos.ts';
import { restoreStore } from '../storage/backups/restore-store.ts';
import { readArguments } from './read-arguments.ts';
import { requireFolder } from './require-folder.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = readArguments({
  again: { type: 'boolean', default: false },
  'may-send': { type: 'boolean', default: false },
});
const { data } = values;

if (values['may-send'] === true) {
  await withStore({ data, missing: 'refuse' }, async (store, texts) => {
    if (positionals.length > 0 || values.again === true) {
      process.exitCode = 1;
      console.error(texts.t('storage.may-send-alone'));
      return;
    }
    const clock = createSystemClock();
    const product = await createProduct({ store, clock, realClock: clock, log: createLogger('warn') });
    const wasCopy = await allowSending(store, product, 'tool');
    console.log(texts.t(wasCopy ? 'storage.may-send' : 'storage.may-send-already'));
  });
} else {
  await withStore({ data, missing: 'create', restoring: true }, async (store, texts) => {
    const again = values.again === true;
    const manifest = await restoreStore(store, COLLECTIONS, requireFolder(positionals), { again });
    const count = manifest.collections.reduce((sum, entry) => sum + entry.count, 0);
    console.log(texts.t('storage.restored', { count, exportedAt: manifest.exportedAt }));
    console.log(texts.t('storage.copy'));
  });
}
