import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Store } from './store.ts';

export interface StoreSettings {
  /** Chooses MongoDB. */
  mongodbUri?: string | undefined;
  /** The embedded store's file otherwise; its folder is created. */
  dataFile: string;
  /** For the bot itself: no other bot may have this file. Throws STORE_IN_USE. */
  alone?: boolean;
}

/** Loads only the engine that is chosen: the other one's driver costs start-up time and memory. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  if (settings.mongodbUri) {
    const { openMongoStore } = await import('./mongo/open-mongo-store.ts');
    return openMongoStore(settings.mongodbUri);
  }
  await mkdir(dirname(settings.dataFile), { recursive: true, mode: 0o700 });
  if (settings.alone) return openAlone(settings.dataFile);
  const { openSqliteStore } = await import('./sqlite/open-sqlite-store.ts');
  return openSqliteStore(settings.dataFile);
}

async function openAlone(file: string): Promise<Store> {
  const { lockFile } = await import('./sqlite/lock-file.ts');
  const release = lockFile(file);
  try {
    const { openSqliteStore } = await import('./sqlite/open-sqlite-store.ts');
    const store = openSqliteStore(file);
    return {
      ...store,
      close: async () => {
        await store.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
