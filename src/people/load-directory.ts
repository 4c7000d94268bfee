import { Temporal } from 'temporal-polyfill';
import { appendAudit } from '../audit/append-audit.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Clock } from '../clock.ts';
import type { Repo } from '../storage/store.ts';
import { type DirectoryChange, diffDirectory } from './directory-diff-rules.ts';
import { type DirectoryProblem, parseDirectoryFile } from './directory-file.ts';
import { findDirectoryProblems } from './directory-file-rules.ts';
import type { Person, Unit } from './person.ts';

export interface LoadDirectoryDeps {
  people: Repo<Person>;
  units: Repo<Unit>;
  audit: Repo<AuditEntry>;
  clock: Clock;
}

export interface LoadDirectoryInput {
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
  { json, apply, deactivateMissing }: LoadDirectoryInput,
): Promise<LoadDirectoryResult> {
  const parsed = parseDirectoryFile(json);
  if ('problems' in parsed) return { problems: parsed.problems, changes: [] };
  const current = { units: await readAll(deps.units), people: await readAll(deps.people) };
  const problems = findDirectoryProblems(parsed.file, {
    units: current.units.map(({ _id }) => _id),
    people: current.people.filter(({ active }) => active).map(({ _id }) => _id),
  });
  if (problems.length > 0) return { problems, changes: [] };
  const changes = diffDirectory(parsed.file, current, deactivateMissing);
  if (apply) for (const change of changes) await applyChange(deps, change);
  return { problems, changes };
}

async function applyChange(deps: LoadDirectoryDeps, change: DirectoryChange): Promise<void> {
  if (change.kind === 'unit') {
    await writeTraced(deps, deps.units, change.next, change);
  } else {
    await writeTraced(deps, deps.people, change.next, change);
  }
}

/** The trace is written first under the version to come, so a run that dies in between repeats without a gap. */
async function writeTraced<T extends Person | Unit>(
  deps: LoadDirectoryDeps,
  repo: Repo<T>,
  next: Omit<T, 'version'>,
  { kind, id, fields }: DirectoryChange,
): Promise<void> {
  const current = await repo.get(id);
  const version = current?.version ?? 0;
  const names = fields.map(({ field }) => field);
  await appendAudit(
    deps,
    {
      subject: `${kind}:${id}`,
      at: Temporal.Instant.fromEpochMilliseconds(deps.clock.now()).toString(),
      by: 'system',
      onBehalfOf: null,
      event: { type: `${kind}.changed`, fields: names },
    },
    `${kind}:${id}:${version + 1}`,
  );
  if (current) await repo.replace({ ...next, version } as T);
  else await repo.insert(next);
}

async function readAll<T extends Person | Unit>(repo: Repo<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of repo.scan()) all.push(each);
  return all;
}
