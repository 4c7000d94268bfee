import type { Texts } from '../../i18n/translate.ts';
import type { ReadRow } from './read-columns.ts';

/** Problems of rows as rows: broken cells, values beyond the columns, and keys that an earlier row has. */
export function rowProblems<C extends string>(
  rows: ReadRow<C>[],
  keyOf: (row: ReadRow<C>) => string,
  texts: Texts,
): string[][] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    const key = keyOf(row);
    const earlier = key === '' ? undefined : first.get(key);
    if (key !== '' && earlier === undefined) first.set(key, row.line);
    return [
      ...row.broken,
      ...(row.tooWide ? [texts.t('imports.problems.too-wide')] : []),
      ...(earlier === undefined ? [] : [texts.t('imports.problems.repeated', { line: earlier })]),
    ];
  });
}
