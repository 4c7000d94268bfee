import { AppError } from '../kernel/errors.ts';

/** The folder given on the command line. Throws FOLDER_MISSING. */
export function requireFolder([folder]: string[]): string {
  if (!folder) throw new AppError('FOLDER_MISSING');
  return folder;
}
