import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A store and its exports hold personal data: they are for their owner only, whatever the umask says. */
export const OWNER_ONLY = { folder: 0o700, file: 0o600 };

/**
 * Makes the folder and those above it that are missing. What is there already is somebody else's to decide. Step by
 * step: Node's recursive mkdir never ends where the system lets nobody make one, as below /proc.
 */
export function makeOwnFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  makeOwnFolder(dirname(folder));
  mkdirSync(folder, { mode: OWNER_ONLY.folder });
  chmodSync(folder, OWNER_ONLY.folder);
}
