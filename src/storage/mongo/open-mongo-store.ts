import { type Db, MongoClient } from 'mongodb';
import { AppError } from '../../kernel/errors.ts';
import { createRepo } from '../create-repo.ts';
import type { CollectionDef, Rec, Repo, Store } from '../store.ts';
import { STORE_MARKS } from '../store-version.ts';
import { createAnswers, orSilence, within } from './answers.ts';
import { migrateCollection } from './migrate-collection.ts';
import { createMongoEngine } from './mongo-engine.ts';
import { mongoOptions } from './mongo-options.ts';
import { BOT_PATIENCE, type Patience } from './patience.ts';
import { refreshTerms } from './refresh-terms.ts';
import { openSnapshot } from './snapshot.ts';
import type { StoredDocument } from './stored-document.ts';

export interface MongoSettings {
  /** Database where the URI names none. */
  database?: string;
  /** Patience where the URI says nothing of it. */
  patience?: Partial<Patience>;
}

const DEFAULT_DATABASE = 'vip-desk';

/** Connects, or throws STORE_UNREACHABLE. Creates no indexes: `migrate` does, once per release. */
export async function openMongoStore(uri: string, settings: MongoSettings = {}): Promise<Store> {
  const patience = { ...BOT_PATIENCE, ...settings.patience };
  const client = await connect(uri, patience);
  const db = client.db(databaseOf(uri) ?? settings.database ?? DEFAULT_DATABASE);
  const answers = createAnswers(patience);

  function repo<T extends Rec>(def: CollectionDef<T>): Repo<T> {
    const collection = db.collection<StoredDocument>(def.name);
    return createRepo(def, createMongoEngine(collection, def, { answers, rereadMs: patience.rereadMs }));
  }

  return {
    repo,
    migrate: async (defs, note = () => {}) => {
      for (const def of defs) {
        const collection = db.collection<StoredDocument>(def.name);
        const refresh = () => refreshTerms(collection, def, repo(STORE_MARKS));
        await orSilence(migrateCollection(collection, def, refresh, note));
      }
    },
    snapshot: () => openSnapshot(client, db, answers),
    ping: () => ping(db, patience),
    close: () => close(client, patience),
  };
}

async function connect(uri: string, patience: Patience): Promise<MongoClient> {
  try {
    return await new MongoClient(uri, mongoOptions(uri, patience)).connect();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('STORE_UNREACHABLE', { message: reason, details: { reason }, cause });
  }
}

async function ping(db: Db, { pingMs }: Patience): Promise<void> {
  await orSilence(within(pingMs, db.command({ ping: 1 })));
}

/** A server that does not answer is told good-bye, and not waited for. */
async function close(client: MongoClient, { closeMs }: Patience): Promise<void> {
  try {
    await within(closeMs, client.close());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function databaseOf(uri: string): string | undefined {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}
