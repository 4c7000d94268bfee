import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A store holds personal data: it is for its owner only, whatever the umask says. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 };

/** SQLite keeps these beside the file, and makes them with the file's own rights. */
const COMPANIONS = ['-wal', '-shm', '-journal'];

/** Makes the folder and those above it that are missing. What is there already is somebody else's to decide. */
export function makeOwnFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  makeOwnFolder(dirname(folder));
  mkdirSync(folder, { mode: OWNER_ONLY.folder });
  chmodSync(folder, OWNER_ONLY.folder);
}

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
