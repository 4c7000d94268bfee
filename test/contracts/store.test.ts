import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMongoStore } from '../../src/storage/mongo/open-mongo-store.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { startMongoDouble } from './mongo-double/start-mongo-double.ts';
import { describeStore } from './store-contract.ts';

describeStore('SQLite store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  const store = openSqliteStore(join(folder, 'data.sqlite'));
  return {
    store,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});

describeStore('SQLite store in memory', async () => {
  const store = openSqliteStore(':memory:');
  return { store, close: () => store.close() };
});

describeStore('MongoDB store over the wire double', async () => {
  const double = await startMongoDouble();
  const store = await openMongoStore(double.uri);
  return {
    store,
    close: async () => {
      await store.close();
      await double.close();
    },
  };
});

const realServer = process.env.TEST_MONGODB_URI;

if (realServer) {
  describeStore('MongoDB store on a real server', async () => {
    const store = await openMongoStore(realServer);
    return { store, close: () => store.close() };
  });
}
