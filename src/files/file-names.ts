import { cleanText } from '../forms/clean-text.ts';

const LONGEST_NAME = 120;

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
