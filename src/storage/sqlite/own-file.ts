import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { OWNER_ONLY } from '../own-folder.ts';

/** SQLite keeps these beside the file, and makes them with the file's own rights. */
const COMPANIONS = ['-wal', '-shm', '-journal'];

/**
 * Makes the file if it is missing, and takes from others what rights they have to it and its companions. An existing
 * file is never opened here: closing it would end the locks that SQLite holds on it in this process.
 */
export function makeOwnFile(file: string): void {
  if (!existsSync(file)) {
    closeSync(openSync(file, 'a', OWNER_ONLY.file));
    chmodSync(file, OWNER_ONLY.file);
  }
  for (const path of [file, ...COMPANIONS.map((ending) => file + ending)]) {
    if (existsSync(path)) tighten(path);
  }
}

/** The owner's own rights stay as they are: a file may be read-only on purpose. */
function tighten(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o777 & ~OWNER_ONLY.file) === 0) return;
  try {
    chmodSync(path, mode & OWNER_ONLY.file);
  } catch {
    // On a file of another user, or a disk without such rights, there is nothing to take.
    return;
  }
}
