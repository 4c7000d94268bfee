import { compareFields } from '../audit/compare-fields.ts';
import type { FieldError } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import type { Texts } from '../i18n/translate.ts';
import { today } from '../kernel/clock.ts';
import { type ChangeDirectoryDeps, writeUnit } from '../people/directory/change-directory.ts';
import { checkUnitId, UNIT_FIELDS } from '../people/directory/directory-fields.ts';
import type { Directory } from '../people/directory.ts';
import { BRANCH, DEFAULT_ZONE, type Unit, type UnitState } from '../people/person.ts';
import { unitFields } from '../people/traced-fields.ts';
import type { NamedRow } from '../tables/name-columns.ts';
import type { Table } from '../tables/table.ts';
import { isZone } from './directory-file/directory-file-rules.ts';
import type { ImportInput } from './rows/import-input.ts';
import { readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { problemText, type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';
import { typedRow } from './rows/typed-row.ts';

const COLUMNS = ['id', 'nameRu', 'nameEn', 'zone', 'approvedManagers'] as const;

type UnitColumn = (typeof COLUMNS)[number];

const UNITS_TABLE = { table: 'units', all: COLUMNS, required: ['id', 'nameRu', 'nameEn', 'zone'] } as const;

export interface ImportUnitsDeps extends ChangeDirectoryDeps {
  directory: Directory;
}

/** Units, whole or not at all; those that the table does not name stay as they are. */
export async function importUnits(
  deps: ImportUnitsDeps,
  table: Table,
  { by, apply, languages, texts }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(table, UNITS_TABLE, languages, texts);
  const office = await deps.units.get(BRANCH);
  const known = [...(await deps.directory.listUnits()), ...(office ? [office] : [])];
  const units = new Map(known.map((unit) => [unit._id, unit]));
  const broken = rowProblems(records, ({ record }) => record.id ?? '', texts);
  const date = today(deps.clock, DEFAULT_ZONE);
  const decided = records.map((row, index) => {
    const current = units.get(row.record.id ?? '');
    const context = { today: date, options: () => zonesOf(row.record.zone) };
    const typed = typedRow('directory.unit', UNIT_FIELDS, row.record, languages);
    const { values, errors } = validateFields(UNIT_FIELDS, typed, context);
    const next: UnitState = {
      _id: row.record.id ?? '',
      name: { ru: String(values.nameRu), en: String(values.nameEn) },
      zone: String(values.zone),
      approvedManagers: (values.approvedManagers ?? current?.approvedManagers ?? null) as number | null,
    };
    const wrong = [
      ...(broken[index] ?? []),
      ...sentencesOf(row, { ...errors, ...pastApproval(current, next) }, texts),
    ];
    return { next, outcome: outcomeOf(row, current, next, wrong) };
  });
  const report = toReport(
    decided.map(({ outcome }) => outcome),
    {},
    texts,
  );
  if (apply && report.wrong === 0) {
    for (const { next } of decided) await writeUnit(deps, by, next._id, (fresh) => ({ ...fresh, ...next }));
  }
  return report;
}

function outcomeOf(
  { line, record }: NamedRow<UnitColumn>,
  current: Unit | undefined,
  next: UnitState,
  problems: string[],
): RowOutcome {
  const fields = problems.length > 0 || !current ? [] : compareFields(unitFields(current), unitFields(next));
  const what = !current ? 'add' : fields.length > 0 ? 'change' : 'same';
  return { line, name: record.nameRu || record.id || '', problems, what, fields };
}

/** Clause 8.2: once the branch director has approved a number, no table changes it. */
function pastApproval(current: Unit | undefined, next: UnitState): Record<string, FieldError> {
  if (!current?.headcount || next.approvedManagers === current.approvedManagers) return {};
  return { approvedManagers: { code: 'approved-by-request', args: { request: current.headcount.request } } };
}

function sentencesOf(
  { record }: NamedRow<UnitColumn>,
  errors: Record<string, FieldError>,
  texts: Texts,
): string[] {
  const wrongId = record.id === BRANCH ? null : checkUnitId(record.id ?? '');
  const all = { ...(wrongId ? { id: wrongId } : {}), ...errors };
  return Object.entries(all).map(([column, error]) => {
    const isUnknownZone = column === 'zone' && error.code === 'choice';
    return problemText(
      texts.built(`imports.columns.units.${column}`),
      isUnknownZone ? { code: 'zone-unknown' } : error,
      texts,
    );
  });
}

/** A table may name any zone there is; the card offers the usual ones. */
function zonesOf(zone: string | undefined): string[] {
  return zone && isZone(zone) ? [zone] : [];
}
