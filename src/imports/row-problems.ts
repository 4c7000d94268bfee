import type { Texts } from '../i18n/translate.ts';
import type { NamedRow } from '../tables/name-columns.ts';

/** What is wrong with rows as rows: values beyond the columns, and keys that an earlier row has. */
export function rowProblems<C extends string>(
  rows: NamedRow<C>[],
  keyOf: (row: NamedRow<C>) => string,
  texts: Texts,
): string[][] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    const key = keyOf(row);
    const earlier = key === '' ? undefined : first.get(key);
    if (key !== '' && earlier === undefined) first.set(key, row.line);
    return [
      ...(row.tooWide ? [texts.t('imports.problems.too-wide')] : []),
      ...(earlier === undefined ? [] : [texts.t('imports.problems.repeated', { line: earlier })]),
    ];
  });
}
