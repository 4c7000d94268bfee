import type { Texts } from '../i18n/translate.ts';
import { type ChangeDirectoryDeps, writePerson } from '../people/directory/change-directory.ts';
import type { Directory } from '../people/directory.ts';
import type { FoundPerson, PeopleFinder } from '../people/find-by-word.ts';
import { BRANCH, type Grant, type Person, type Role } from '../people/person.ts';
import { holdsRole } from '../people/role-rules.ts';
import { listDepartments } from '../requests/seats/list-departments.ts';
import type { NamedRow } from '../tables/name-columns.ts';
import type { Table } from '../tables/table.ts';
import { peopleByWord, personProblems } from './people-by-word.ts';
import { roleOf } from './people-table.ts';
import type { ImportInput } from './rows/import-input.ts';
import { readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

const COLUMNS = ['department', 'person'] as const;

type AddresseeColumn = (typeof COLUMNS)[number];

const ADDRESSEES_TABLE = { table: 'addressees', all: COLUMNS, required: COLUMNS } as const;

export interface ImportAddresseesDeps extends ChangeDirectoryDeps {
  directory: Directory;
}

interface Wanted {
  row: NamedRow<AddresseeColumn>;
  department: Role | undefined;
  person: FoundPerson;
}

/** Makes the people of the table the addressees of each department that it names, in place of the former ones. */
export async function importAddressees(
  deps: ImportAddresseesDeps,
  table: Table,
  { by, apply, languages, texts }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(table, ADDRESSEES_TABLE, languages, texts);
  const people = await peopleByWord(deps, [texts, ...languages]);
  const departments = listDepartments();
  const wanted = records.map((row): Wanted => {
    const role = roleOf(row.record.department ?? '', languages);
    return {
      row,
      department: departments.find((each) => each === role),
      person: people.find(row.record.person ?? ''),
    };
  });
  const byRow = new Map(wanted.map((each) => [each.row, each]));
  const broken = rowProblems(records, (row) => keyOf(byRow.get(row)), texts);
  const outcomes = wanted.map((each, index) =>
    outcomeOf(each, broken[index] ?? [], { departments, people }, texts),
  );
  const leavers = await findLeavers(deps, wanted);
  const also = leavers.map(({ department, person }) =>
    texts.t('imports.addressees.leaves', {
      department: texts.t(`people.roles.${department}`),
      person: people.titleOf(person),
    }),
  );
  const report = toReport(outcomes, { also }, texts);
  if (apply && report.wrong === 0) await write(deps, by, wanted, leavers);
  return report;
}

interface Leaver {
  department: Role;
  person: Person;
}

async function findLeavers({ directory }: ImportAddresseesDeps, wanted: Wanted[]): Promise<Leaver[]> {
  const leavers: Leaver[] = [];
  for (const department of new Set(wanted.flatMap((each) => each.department ?? []))) {
    const staying = new Set(
      wanted
        .filter((each) => each.department === department)
        .map(({ person }) => (typeof person === 'string' ? '' : person._id)),
    );
    const holders = await directory.findHolders(department, BRANCH);
    leavers.push(...holders.filter(({ _id }) => !staying.has(_id)).map((person) => ({ department, person })));
  }
  return leavers;
}

/** One write for each person; those who come are there before anybody goes. */
async function write(
  deps: ImportAddresseesDeps,
  by: string,
  wanted: Wanted[],
  leavers: Leaver[],
): Promise<void> {
  for (const { department, person } of wanted) {
    if (!department || typeof person === 'string') continue;
    const grant: Grant = { role: department, scope: BRANCH };
    await writePerson(deps, by, person._id, (current) =>
      !current || holdsRole(current, department, BRANCH)
        ? null
        : { ...current, roles: [...current.roles, grant] },
    );
  }
  for (const { department, person } of leavers) {
    await writePerson(
      deps,
      by,
      person._id,
      (current) =>
        current && {
          ...current,
          roles: current.roles.filter(({ role, scope }) => role !== department || scope !== BRANCH),
        },
    );
  }
}

function outcomeOf(
  { row: { line, record }, department, person }: Wanted,
  broken: string[],
  { departments, people }: { departments: Role[]; people: PeopleFinder },
  texts: Texts,
): RowOutcome {
  const title = (role: Role) => texts.t(`people.roles.${role}`);
  const isKnown = typeof person !== 'string';
  const problems = [
    ...broken,
    ...(department
      ? []
      : [texts.t('imports.problems.department', { known: departments.map(title).join(', ') })]),
    ...personProblems(person, record.person ?? '', people, texts),
  ];
  const isSame = isKnown && department !== undefined && holdsRole(person, department, BRANCH);
  const name = `${department ? title(department) : (record.department ?? '')}: ${isKnown ? people.titleOf(person) : (record.person ?? '')}`;
  return { line, name, problems, what: isSame ? 'same' : 'add', fields: [] };
}

function keyOf(wanted: Wanted | undefined): string {
  if (!wanted?.department || typeof wanted.person === 'string') return '';
  return `${wanted.department} ${wanted.person._id}`;
}
