import { MongoClient } from 'mongodb';
import { createRepo } from '../create-repo.ts';
import type { Store } from '../store.ts';
import { migrateCollection } from './migrate-collection.ts';
import { createMongoEngine } from './mongo-engine.ts';
import type { StoredDocument } from './stored-document.ts';

export interface MongoSettings {
  /** Where the URI names no database. */
  database?: string;
  /** How long to look for a primary before an operation fails. What the URI says goes first. */
  serverSelectionTimeoutMs?: number;
}

const DEFAULT_DATABASE = 'vip-desk';

/** Connects, or throws. Creates no indexes: `migrate` does, once per release. */
export async function openMongoStore(uri: string, settings: MongoSettings = {}): Promise<Store> {
  const client = new MongoClient(uri, {
    appName: 'vip-desk',
    readPreference: 'primary',
    retryReads: true,
    retryWrites: true,
    ...(uri.includes('serverSelectionTimeoutMS=')
      ? {}
      : { serverSelectionTimeoutMS: settings.serverSelectionTimeoutMs ?? 10_000 }),
    writeConcern: { w: 'majority', journal: true },
  });
  await client.connect();
  const db = client.db(databaseOf(uri) ?? settings.database ?? DEFAULT_DATABASE);
  return {
    repo: (def) => createRepo(def, createMongoEngine(db.collection<StoredDocument>(def.name), def)),
    migrate: async (defs) => {
      for (const def of defs) await migrateCollection(db.collection<StoredDocument>(def.name), def);
    },
    ping: async () => {
      await db.command({ ping: 1 });
    },
    close: () => client.close(),
  };
}

function databaseOf(uri: string): string | undefined {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}
