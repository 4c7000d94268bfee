import { readDemoDirectory } from '../../bot/demo/demo-directory.ts';
import { COLLECTIONS, openRepos } from '../../src/product/repos.ts';
import type { Store } from '../../src/storage/store.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';

/** An active client of the manager in the first window. */
export async function addClient(store: Store): Promise<void> {
  const manager = readDemoDirectory().people[0]?.aadObjectId ?? '';
  const appointment = { ...buildPassport().appointment, manager };
  await store.migrate(COLLECTIONS);
  await openRepos(store).clients.insert(
    buildClient({ status: 'client_notified', passport: buildPassport({ appointment }) }),
  );
}
