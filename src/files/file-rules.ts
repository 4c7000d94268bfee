import { cleanText } from '../forms/clean-text.ts';
import { raisersOf } from '../requests/raiser-rules.ts';
import type { RequestDoc } from '../requests/request.ts';
import type { Abilities } from '../requests/rights/standing-rules.ts';

export const MAX_FILES_PER_REQUEST = 20;

const LONGEST_NAME = 120;

/** Whose it is, whoever decides now, and whoever may take it back or rework it. */
export function mayAddFile(
  actor: string,
  request: Pick<RequestDoc, 'author' | 'onBehalfOf' | 'status'>,
  abilities: Abilities,
): boolean {
  if (request.status !== 'open' && request.status !== 'returned') return false;
  return (
    raisersOf(request).includes(actor) || abilities.seat !== null || abilities.rework || abilities.withdraw
  );
}

/** The request with the file, or null when it has it already. The revision stays: no open card grows stale. */
export function withFile(request: RequestDoc, file: string, at: string): RequestDoc | null {
  const files = filesOf(request);
  return files.includes(file) ? null : { ...request, files: [...files, file], updatedAt: at };
}

/** Requests of an earlier version name none. */
export function filesOf(request: { files?: string[] }): string[] {
  return request.files ?? [];
}

/** A name that OneDrive takes, and that ends as the sender's did. */
export function cleanFileName(name: string): string {
  const text = cleanText(name).replaceAll(/["*:<>?/\\|#%{}~&]/g, '_');
  const ending = /\.[\p{L}\p{N}]{1,12}$/u.exec(text)?.[0] ?? '';
  const stem = [...text.slice(0, text.length - ending.length)].slice(0, LONGEST_NAME).join('');
  const bare = stem.replaceAll(/^[\s.]+|[\s.]+$/g, '');
  return bare === '' ? `file${ending}` : bare + ending;
}

/** The ending without its dot, as Teams and people write it. */
export function fileTypeOf(name: string, said: string): string {
  const type = (said || name.slice(name.lastIndexOf('.') + 1)).toLowerCase();
  return /^[a-z0-9]{1,12}$/.test(type) ? type : '';
}
