import { DICTIONARY_NAMES } from '../dictionaries/dictionary.ts';

/** Clients that are VIP already, and those whose route is still to come. */
export const CLIENT_TABLES = ['clients', 'candidates'] as const;

export const TABLE_KINDS = [
  'people',
  'units',
  'substitutes',
  'addressees',
  'staff',
  ...DICTIONARY_NAMES,
  ...CLIENT_TABLES,
  'figures',
  'income',
  'report-forms',
  'report-entries',
] as const;

export type TableKind = (typeof TABLE_KINDS)[number];

export function isTableKind(name: string): name is TableKind {
  return (TABLE_KINDS as readonly string[]).includes(name);
}
