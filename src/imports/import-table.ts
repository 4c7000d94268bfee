import type { Texts } from '../i18n/translate.ts';
import type { SetAbsenceDeps } from '../people/set-absence.ts';
import type { TableRow } from '../tables/read-table.ts';
import { importAddressees } from './import-addressees.ts';
import { type ImportEntriesDeps, importEntries } from './import-entries.ts';
import { type ImportPeopleDeps, importPeople } from './import-people.ts';
import { type ImportStaffDeps, importStaff } from './import-staff.ts';
import { importSubstitutes } from './import-substitutes.ts';
import { importUnits } from './import-units.ts';
import type { TableKind } from './table-kind.ts';
import type { TableReport } from './table-report.ts';

export interface ImportTableDeps
  extends ImportPeopleDeps,
    ImportStaffDeps,
    ImportEntriesDeps,
    Omit<SetAbsenceDeps, keyof ImportPeopleDeps> {}

export interface ImportInput {
  /** Whom the log names: an admin, or `system`. */
  by: string;
  /** Nothing is written without it, nor while one row is wrong. */
  apply: boolean;
  /** People: of the new ones; '' for that of the people who are there. */
  tenantId: string;
  /** People: whom the table does not name loses their access. */
  deactivateMissing: boolean;
  /** Those in which columns and names may be written. */
  languages: Texts[];
  /** Of whoever reads the report. */
  texts: Texts;
}

/** Brings a part of the directory in line with a table, and says what becomes of every row. */
export function importTable(
  deps: ImportTableDeps,
  kind: TableKind,
  rows: TableRow[],
  input: ImportInput,
): Promise<TableReport> {
  switch (kind) {
    case 'people':
      return importPeople(deps, rows, input);
    case 'units':
      return importUnits(deps, rows, input);
    case 'substitutes':
      return importSubstitutes(deps, rows, input);
    case 'addressees':
      return importAddressees(deps, rows, input);
    case 'staff':
      return importStaff(deps, rows, input);
    default:
      return importEntries(deps, rows, { ...input, dictionary: kind });
  }
}
