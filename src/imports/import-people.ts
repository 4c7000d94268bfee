import { AppError } from '../errors.ts';
import type { Directory } from '../people/directory.ts';
import type { DirectoryProblem } from '../people/directory-file.ts';
import { type LoadDirectoryDeps, loadDirectory } from '../people/load-directory.ts';
import type { TableRow } from '../tables/read-table.ts';
import type { ImportInput } from './import-table.ts';
import { PEOPLE_COLUMNS, toDirectoryFile } from './people-table.ts';
import { readColumns } from './read-columns.ts';
import { rowProblems } from './row-problems.ts';
import { type RowOutcome, type TableReport, toReport } from './table-report.ts';

export interface ImportPeopleDeps extends LoadDirectoryDeps {
  directory: Directory;
}

/** People with their roles, whole or not at all. Throws NO_TENANT when neither input nor directory names one. */
export async function importPeople(
  deps: ImportPeopleDeps,
  rows: TableRow[],
  { by, apply, deactivateMissing, languages, texts, ...input }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(rows, PEOPLE_COLUMNS, languages, texts);
  const tenantId = input.tenantId || (await findTenant(deps));
  if (tenantId === '') throw new AppError('NO_TENANT');
  const units = await deps.directory.listUnits();
  const json = toDirectoryFile(records, { tenantId, units, languages });
  const broken = rowProblems(records, () => '', texts);
  const mayApply = apply && broken.every((problems) => problems.length === 0);
  const { problems, changes } = await loadDirectory(deps, { by, json, apply: mayApply, deactivateMissing });
  const sentence = ({ at, code, args }: DirectoryProblem) => {
    const field = at.replace(/^people\.[0-9]+\.?/, '') || texts.t('people.file.root');
    return texts.t(`people.file.errors.${code}`, { at: field, ...args });
  };
  const byRow = Map.groupBy(problems, ({ at }) => rowOf(at));
  const byId = new Map(changes.map((change) => [change.id, change]));
  const outcomes = records.map(({ line, record }, index): RowOutcome => {
    const own = byRow.get(index) ?? [];
    const change = byId.get((record.id ?? '').toLowerCase());
    const what = !change ? 'same' : change.what === 'add' ? 'add' : 'change';
    return {
      line,
      name: record.name ?? '',
      problems: [...(broken[index] ?? []), ...own.map(sentence)],
      what,
      fields: change?.fields ?? [],
    };
  });
  const also = changes
    .filter(({ what }) => what === 'deactivate')
    .map(({ id }) => texts.t('people.file.person.deactivate', { id }));
  const general = (byRow.get(null) ?? []).map(sentence);
  return toReport(outcomes, { also, problems: general }, texts);
}

/** Which row a problem `people.3.roles.0` is about; null for the whole table. */
function rowOf(at: string): number | null {
  const [, row] = /^people\.([0-9]+)/.exec(at) ?? [];
  return row === undefined ? null : Number(row);
}

/** That of the people who are there already. */
async function findTenant({ people }: ImportPeopleDeps): Promise<string> {
  for await (const person of people.scan()) return person.tenantId;
  return '';
}
