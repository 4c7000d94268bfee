import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DELIVERIES, type Delivery } from '../../../src/deliveries/delivery.ts';
import { countGivenUp, findGivenUp } from '../../../src/deliveries/given-up.ts';
import { COLLECTIONS } from '../../../src/product/repos.ts';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import type { CollectionDef, Repo, Store } from '../../../src/storage/store.ts';
import { migrateStore } from '../../../src/storage/store-version.ts';
import { type MongoDouble, startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';
import { buildEarlierFailure } from '../../helpers/build-delivery.ts';

/** As the release declared them that did not note what was given up. */
const EARLIER: CollectionDef<Delivery> = { ...DELIVERIES, keys: () => [] };

describe.each(['SQLite', 'MongoDB'])('what an earlier release had given up, on %s', (engine) => {
  let folder: string;
  let double: MongoDouble;
  let store: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earlier-'));
    double = await startMongoDouble();
    store = await open();
  });

  afterEach(async () => {
    await store.close();
    await double.close();
    await rm(folder, { recursive: true });
  });

  function open(): Promise<Store> {
    return engine === 'MongoDB'
      ? openMongoStore(double.uri)
      : Promise.resolve(openSqliteStore(join(folder, 'data.db')));
  }

  /** The new release starts on what the earlier one wrote. */
  async function write(work: (deliveries: Repo<Delivery>) => Promise<unknown>): Promise<Repo<Delivery>> {
    await store.migrate([EARLIER] as unknown as CollectionDef<never>[]);
    await work(store.repo(EARLIER));
    await store.close();
    store = await open();
    await migrateStore(store, COLLECTIONS);
    return store.repo(DELIVERIES);
  }

  it('is found by the time of it, and who could not be reached is not', async () => {
    const deliveries = await write(async (earlier) => {
      await earlier.insert(buildEarlierFailure('new', 'bug', '2026-11-21T05:00:00Z'));
      await earlier.insert(buildEarlierFailure('old', 'transient', '2026-11-20T05:00:00Z'));
      await earlier.insert(buildEarlierFailure('left', 'unreachable', '2026-11-20T05:00:00Z'));
    });

    const { items } = await findGivenUp({ deliveries }, { status: 'failed', limit: 10 });

    expect(items.map(({ _id }) => _id)).toEqual(['old', 'new']);
    expect(await countGivenUp({ deliveries })).toBe(2);
  });
});
