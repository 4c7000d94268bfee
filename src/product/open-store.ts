import { TOOL_PATIENCE } from '../storage/mongo/patience.ts';
import type { StoreFileOptions } from '../storage/sqlite/open-store-file.ts';
import type { Store } from '../storage/store.ts';

export interface StoreSettings extends StoreFileOptions {
  /** Chooses MongoDB. */
  mongodbUri?: string | undefined;
  /** The embedded store's file otherwise; its folder is made. */
  dataFile: string;
}

/**
 * Loads only the engine that is chosen: the other one's driver costs start-up time and memory. A bot (`alone`) has to
 * be answered by MongoDB while a person waits; a tool lets it take its time.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  if (settings.mongodbUri) {
    const { openMongoStore } = await import('../storage/mongo/open-mongo-store.ts');
    return openMongoStore(settings.mongodbUri, settings.alone ? {} : { patience: TOOL_PATIENCE });
  }
  const { openStoreFile } = await import('../storage/sqlite/open-store-file.ts');
  return openStoreFile(settings.dataFile, settings);
}
