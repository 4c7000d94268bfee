/**
 * Words as both stores index and search them: NFKC, lower case, ё folded into е, split on whatever is
 * neither a letter nor a digit. SQLite itself folds ASCII only, so this is done in code for both.
 */
export function normaliseWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A name as lists are ordered by: folded, without quotes and doubled spaces. */
export function sortKey(text: string): string {
  return normaliseWords(text).join(' ');
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}
