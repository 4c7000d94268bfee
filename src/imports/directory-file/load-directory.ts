import { type ChangeDirectoryDeps, writePerson, writeUnit } from '../../people/directory/change-directory.ts';
import type { Person, Unit } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { type DirectoryChange, diffDirectory, losesLastAdmin } from './directory-diff-rules.ts';
import { type DirectoryProblem, parseDirectoryFile } from './directory-file.ts';
import { findDirectoryProblems } from './directory-file-rules.ts';

export type LoadDirectoryDeps = ChangeDirectoryDeps;

export interface LoadDirectoryInput {
  /** Actor for the log: an admin, or `import`. */
  by?: string;
  json: unknown;
  apply: boolean;
  /** People of the store whom the file does not name become inactive. */
  deactivateMissing: boolean;
}

export interface LoadDirectoryResult {
  /** Nothing is changed while there is one. */
  problems: DirectoryProblem[];
  changes: DirectoryChange[];
}

/** Brings people and units in line with a file; without `apply` it only says what that would change. */
export async function loadDirectory(
  deps: LoadDirectoryDeps,
  { by = 'import', json, apply, deactivateMissing }: LoadDirectoryInput,
): Promise<LoadDirectoryResult> {
  const parsed = parseDirectoryFile(json);
  if ('problems' in parsed) return { problems: parsed.problems, changes: [] };
  const current = { units: await readAll(deps.units), people: await readAll(deps.people) };
  const problems = findDirectoryProblems(parsed.file, {
    units: current.units.map(({ _id }) => _id),
    people: new Map(
      current.people.filter(({ active }) => active).map(({ _id, roles }) => [_id, roles] as const),
    ),
  });
  if (problems.length > 0) return { problems, changes: [] };
  const changes = diffDirectory(parsed.file, current, deactivateMissing);
  if (losesLastAdmin(current.people, changes)) {
    return { problems: [{ at: '', code: 'last-admin', args: {} }], changes: [] };
  }
  if (apply) for (const change of changes) await applyChange(deps, by, change);
  return { problems, changes };
}

async function applyChange(deps: LoadDirectoryDeps, by: string, change: DirectoryChange): Promise<void> {
  if (change.kind === 'unit') await writeUnit(deps, by, change.id, () => change.next);
  else await writePerson(deps, by, change.id, () => change.next);
}

async function readAll<T extends Person | Unit>(repo: Repo<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of repo.scan()) all.push(each);
  return all;
}
