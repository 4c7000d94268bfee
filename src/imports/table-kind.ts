import { DICTIONARY_NAMES } from '../dictionaries/dictionary.ts';

/** What of the directory a table can hold. */
export const TABLE_KINDS = [
  'people',
  'units',
  'substitutes',
  'addressees',
  'staff',
  ...DICTIONARY_NAMES,
] as const;

export type TableKind = (typeof TABLE_KINDS)[number];

export function isTableKind(name: string): name is TableKind {
  return (TABLE_KINDS as readonly string[]).includes(name);
}
