import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Store } from './store.ts';

export interface StoreSettings {
  /** Chooses MongoDB. */
  mongodbUri?: string | undefined;
  /** The embedded store's file otherwise; its folder is created. */
  dataFile: string;
}

/** Loads only the engine that is chosen: the other one's driver costs start-up time and memory. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  if (settings.mongodbUri) {
    const { openMongoStore } = await import('./mongo/open-mongo-store.ts');
    return openMongoStore(settings.mongodbUri);
  }
  await mkdir(dirname(settings.dataFile), { recursive: true, mode: 0o700 });
  const { openSqliteStore } = await import('./sqlite/open-sqlite-store.ts');
  return openSqliteStore(settings.dataFile);
}
