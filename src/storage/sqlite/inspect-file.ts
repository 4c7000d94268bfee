import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '../../kernel/errors.ts';
import { MANIFEST_FILE } from '../backups/backup-manifest.ts';

/** Header of every SQLite file (sqlite.org/fileformat.html). */
const HEADER = Buffer.from('SQLite format 3\0');

/** SQLite's smallest page. It takes what is shorter for empty, and writes over it. */
const SHORTEST_BYTES = 512;

/**
 * Checks before anything is touched that a store fits there: a file, in a folder in which others can be made
 * beside it. Throws AppError, or what the operating system says.
 */
export function inspectFile(file: string): void {
  accessSync(dirname(file), constants.W_OK | constants.X_OK);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) throw new AppError('STORE_IS_FOLDER', { details: { file } });
  const isTooShort = stat.size > 0 && stat.size < SHORTEST_BYTES;
  if (!stat.isFile() || isTooShort) throw new AppError('STORE_FOREIGN', { details: { file } });
}

export function isEmpty(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

/** A backup beside the file, by name and content: `vip-desk.db.bak`, `vip-desk-2026.db`, an export; '' for none. */
export function findBackup(file: string): string {
  const folder = dirname(file);
  const name = basename(file);
  const stem = basename(file, extname(file));
  const own = [`${name}-wal`, `${name}-shm`, `${name}-journal`];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && existsSync(join(path, MANIFEST_FILE))) return path;
    if (!entry.isFile() || entry.name === name || own.includes(entry.name)) continue;
    if (entry.name.startsWith(`${name}.lock`) || isEmpty(path)) continue;
    if (entry.name.startsWith(name) || (entry.name.startsWith(stem) && isSqliteFile(path))) return path;
  }
  return '';
}

function isSqliteFile(path: string): boolean {
  const start = Buffer.alloc(HEADER.length);
  try {
    const file = openSync(path, 'r');
    readSync(file, start);
    closeSync(file);
  } catch {
    return false;
  }
  return start.equals(HEADER);
}
