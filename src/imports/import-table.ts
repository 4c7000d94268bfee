import type { SetAbsenceDeps } from '../absences/set-absence.ts';
import type { Table } from '../tables/table.ts';
import { importAddressees } from './import-addressees.ts';
import { type ImportClientTableDeps, importClientTable } from './import-client-table.ts';
import { type ImportEntriesDeps, importEntries } from './import-entries.ts';
import { type ImportFiguresDeps, importFigures } from './import-figures.ts';
import { type ImportIncomeDeps, importIncome } from './import-income.ts';
import { type ImportPeopleDeps, importPeople } from './import-people.ts';
import { type ImportReportEntriesDeps, importReportEntries } from './import-report-entries.ts';
import { type ImportReportFormsDeps, importReportForms } from './import-report-forms.ts';
import { type ImportStaffDeps, importStaff } from './import-staff.ts';
import { importSubstitutes } from './import-substitutes.ts';
import { importUnits } from './import-units.ts';
import type { ImportInput } from './rows/import-input.ts';
import type { TableReport } from './rows/table-report.ts';
import type { TableKind } from './table-kind.ts';
import { noteTexts } from './table-notes.ts';

export interface ImportTableDeps
  extends ImportPeopleDeps,
    ImportStaffDeps,
    ImportEntriesDeps,
    ImportFiguresDeps,
    ImportIncomeDeps,
    ImportReportFormsDeps,
    ImportReportEntriesDeps,
    Omit<ImportClientTableDeps, 'requests'>,
    Omit<SetAbsenceDeps, keyof ImportPeopleDeps> {}

/** Brings a part of the directory or of the register in line with a table, and says what becomes of every row. */
export async function importTable(
  deps: ImportTableDeps,
  kind: TableKind,
  table: Table,
  input: ImportInput,
): Promise<TableReport> {
  const report = await importRows(deps, kind, table, input);
  // The keys of rows are hidden by ourselves.
  const notes = table.notes.filter(({ what }) => kind !== 'report-entries' || what !== 'hidden-columns');
  return { ...report, warnings: [...noteTexts(notes, input.texts), ...report.warnings] };
}

function importRows(
  deps: ImportTableDeps,
  kind: TableKind,
  table: Table,
  input: ImportInput,
): Promise<TableReport> {
  switch (kind) {
    case 'people':
      return importPeople(deps, table, input);
    case 'units':
      return importUnits(deps, table, input);
    case 'substitutes':
      return importSubstitutes(deps, table, input);
    case 'addressees':
      return importAddressees(deps, table, input);
    case 'staff':
      return importStaff(deps, table, input);
    case 'clients':
      return importClientTable(deps, table, { ...input, status: 'active' });
    case 'candidates':
      return importClientTable(deps, table, { ...input, status: 'candidate' });
    case 'figures':
      return importFigures(deps, table, input);
    case 'report-entries':
      return importReportEntries(deps, table, input);
    case 'report-forms':
      return importReportForms(deps, table, input);
    case 'income':
      return importIncome(deps, table, input);
    default:
      return importEntries(deps, table, { ...input, dictionary: kind });
  }
}
