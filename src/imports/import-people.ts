import type { Texts } from '../i18n/translate.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { waitingText } from '../people/describe-waiting.ts';
import type { Directory } from '../people/directory.ts';
import { findAddressees } from '../people/find-addressees.ts';
import { BRANCH, DEFAULT_ZONE, type Role } from '../people/person.ts';
import { tellApart } from '../people/tell-apart.ts';
import { listDepartments } from '../requests/seats/list-departments.ts';
import type { NamedRow } from '../tables/name-columns.ts';
import type { Table } from '../tables/table.ts';
import type { DirectoryChange } from './directory-file/directory-diff-rules.ts';
import type { DirectoryProblem } from './directory-file/directory-file.ts';
import { type LoadDirectoryDeps, loadDirectory } from './directory-file/load-directory.ts';
import { PEOPLE_COLUMNS, type PeopleColumn, toDirectoryFile } from './people-table.ts';
import type { ImportInput } from './rows/import-input.ts';
import { readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

export interface ImportPeopleDeps extends LoadDirectoryDeps {
  directory: Directory;
}

/** People with their roles, whole or not at all. Throws NO_TENANT when neither input nor directory names one. */
export async function importPeople(
  deps: ImportPeopleDeps,
  table: Table,
  { by, apply, deactivateMissing, languages, texts, ...input }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(table, PEOPLE_COLUMNS, languages, texts);
  const tenantId = input.tenantId || (await findTenant(deps));
  if (tenantId === '') throw new AppError('NO_TENANT');
  const units = await deps.directory.listUnits();
  const json = toDirectoryFile(records, { tenantId, units, languages });
  const answered = await answeredDepartments(deps);
  const broken = rowProblems(records, () => '', texts);
  const mayApply = apply && broken.every((problems) => problems.length === 0);
  const { problems, changes } = await loadDirectory(deps, { by, json, apply: mayApply, deactivateMissing });
  const sentence = ({ at, code, args }: DirectoryProblem) => {
    const field = at.replace(/^people\.[0-9]+\.?/, '') || texts.t('people.file.root');
    return texts.built(`people.file.errors.${code}`, { at: field, ...args });
  };
  const byRow = Map.groupBy(problems, ({ at }) => rowOf(at));
  const byId = new Map(changes.map((change) => [change.id, change]));
  const names = namesAmong(records);
  const outcomes = records.map(({ line, record }, index): RowOutcome => {
    const own = byRow.get(index) ?? [];
    const change = byId.get((record.id ?? '').toLowerCase());
    const what = !change ? 'same' : change.what === 'add' ? 'add' : 'change';
    return {
      line,
      name: names.get(record.id ?? '') ?? record.name ?? '',
      problems: [...(broken[index] ?? []), ...own.map(sentence)],
      what,
      fields: change?.fields ?? [],
    };
  });
  const also = changes
    .filter(({ what }) => what === 'deactivate')
    .map(({ id }) => texts.t('people.file.person.deactivate', { id }));
  const general = (byRow.get(null) ?? []).map(sentence);
  const warnings = await bareWarnings(deps, answered, changes, texts);
  return toReport(outcomes, { also, warnings, problems: general }, texts);
}

/** Name of each row's person among those of the table. */
function namesAmong(rows: NamedRow<PeopleColumn>[]): Map<string, string> {
  const people = rows.map(({ record: { id = '', name = '', email = '' } }) => ({
    _id: id,
    name,
    email,
    roles: [],
  }));
  return tellApart(people, (scope) => scope);
}

/** Those whose requests somebody answers, with who does. */
async function answeredDepartments({ directory }: ImportPeopleDeps): Promise<Map<Role, string[]>> {
  const found = new Map<Role, string[]>();
  for (const role of listDepartments()) {
    const holders = await directory.findHolders(role, BRANCH);
    if (holders.length > 0)
      found.set(
        role,
        holders.map(({ _id }) => _id),
      );
  }
  return found;
}

/** Nothing forbids a department without addressees, but nobody should find out from its requests. */
async function bareWarnings(
  { directory, clock }: ImportPeopleDeps,
  answered: Map<Role, string[]>,
  changes: DirectoryChange[],
  texts: Texts,
): Promise<string[]> {
  const next = new Map(
    changes.flatMap((each) => (each.kind === 'person' ? [[each.id, each.next] as const] : [])),
  );
  const warnings: string[] = [];
  for (const [role, holders] of answered) {
    const stays = holders.some((id) => !next.has(id));
    const comes = [...next.values()].some(
      ({ active, roles }) => active && roles.some((each) => each.role === role),
    );
    if (stays || comes) continue;
    const waiting = waitingText(await findAddressees(directory, role, today(clock, DEFAULT_ZONE)), texts);
    const department = texts.t(`people.roles.${role}`);
    warnings.push(texts.t('directory.addressees.left', { department, waiting }));
  }
  return warnings;
}

/** Row that a problem `people.3.roles.0` is about; null for the whole table. */
function rowOf(at: string): number | null {
  const [, row] = /^people\.([0-9]+)/.exec(at) ?? [];
  return row === undefined ? null : Number(row);
}

/** Tenant of the people who are there already. */
async function findTenant({ people }: ImportPeopleDeps): Promise<string> {
  for await (const person of people.scan()) return person.tenantId;
  return '';
}
