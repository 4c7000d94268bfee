import { type FileHandle, open } from 'node:fs/promises';

/** Makes what SQLite has written to its log durable, off the main thread. */
export interface LogSync {
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** `file` is the database's; its log exists from the first write until the last connection is closed. */
export function createLogSync(file: string): LogSync {
  let log: FileHandle | undefined;
  return {
    sync: async () => {
      log ??= await open(`${file}-wal`, 'r+');
      await log.datasync();
    },
    close: async () => {
      await log?.close();
    },
  };
}

/** For a database that needs no sync of ours. */
export const NO_SYNC: LogSync = { sync: async () => {}, close: async () => {} };
