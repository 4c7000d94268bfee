import { AppError } from '../kernel/errors.ts';
import type { Person } from '../people/person.ts';
import { hasBranchRight, hasRight, unitsWithRight } from '../people/rights.ts';
import { CLIENT_TABLES, TABLE_KINDS, type TableKind } from './table-kind.ts';

/**
 * The tables that a person may load: an admin all, branch sales the list of clients that they keep
 * (clause 10.1), sales the figures, managers and heads their words for a report.
 */
export function tablesOf(person: Person): readonly TableKind[] {
  if (hasRight(person, 'import-tables')) return TABLE_KINDS;
  return [
    ...(hasRight(person, 'import-clients') ? CLIENT_TABLES : []),
    ...(hasRight(person, 'load-figures') ? (['figures', 'income'] as const) : []),
    ...(REPORTERS.some((right) => hasRight(person, right)) ? (['report-entries'] as const) : []),
  ];
}

/** Managers tell of their own clients in a report, and who hands it in, of all. */
const REPORTERS = ['register-clients', 'hand-in-reports'] as const;

/** Units whose figures and clients' figures a person may load. */
export function unitsOfFigures(person: Person): readonly string[] | 'all' {
  return hasBranchRight(person, 'load-figures') ? 'all' : unitsWithRight(person, 'load-figures');
}

/** The person, when they may load that table. Throws FORBIDDEN. */
export function requireTable(person: Person, kind: TableKind): Person {
  if (!tablesOf(person).includes(kind)) throw new AppError('FORBIDDEN');
  return person;
}

/** By the ends of their names; what is none that can be read is told so when it is tried. */
const TABLE_TYPES = [
  'csv',
  'tsv',
  'tab',
  'txt',
  'xlsx',
  'xlsm',
  'xltx',
  'xls',
  'xlsb',
  'ods',
  'xml',
  'html',
  'htm',
];

export function mayHoldTable(type: string): boolean {
  return TABLE_TYPES.includes(type);
}
