import type { Clock } from '../clock.ts';
import { changeDocument, insertDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { AppError } from '../errors.ts';
import type { Texts } from '../i18n/translate.ts';
import type { Repo } from '../storage/store.ts';
import { type NamedTable, nameColumns } from '../tables/name-columns.ts';
import type { TableRow } from '../tables/read-table.ts';
import { traceOf } from './change-directory.ts';
import type { Directory } from './directory.ts';
import { scopeOf } from './people-table.ts';
import { BRANCH } from './person.ts';
import { STAFF, type StaffPost, type StaffRegister } from './staff.ts';

const COLUMNS = ['unit', 'post', 'count', 'note'] as const;

export type StaffColumn = (typeof COLUMNS)[number];

export interface ImportStaffDeps {
  staff: Repo<StaffRegister>;
  directory: Directory;
  relay: Relay;
  clock: Clock;
}

export interface StaffRow {
  line: number;
  unit: string;
  post: string;
  /** `people.staff.<fate>` says it. */
  fate: 'ok' | 'unknown-unit' | 'no-post' | 'bad-count';
}

export function readStaffTable(rows: TableRow[], languages: Texts[]): NamedTable<StaffColumn> {
  return nameColumns(rows, COLUMNS, ['unit', 'post', 'count'], (column) =>
    languages.map((texts) => texts.t(`people.staff.columns.${column}`)),
  );
}

/** Puts the register of every unit in the table in place of the former one; nothing while a row is wrong. */
export async function importStaff(
  deps: ImportStaffDeps,
  input: { table: NamedTable<StaffColumn>; apply: boolean; languages: Texts[] },
): Promise<StaffRow[]> {
  const units = await deps.directory.listUnits();
  const known = new Set([BRANCH, ...units.map(({ _id }) => _id)]);
  const posts = new Map<string, StaffPost[]>();
  const rows = input.table.records.map(({ line, record }): StaffRow => {
    const unit = scopeOf(record.unit ?? '', units, input.languages);
    const post = (record.post ?? '').slice(0, 200);
    const count = Number((record.count ?? '').replace(',', '.'));
    posts.set(unit, [...(posts.get(unit) ?? []), { post, count, note: (record.note ?? '').slice(0, 200) }]);
    if (!known.has(unit)) return { line, unit, post, fate: 'unknown-unit' };
    if (post === '') return { line, unit, post, fate: 'no-post' };
    return { line, unit, post, fate: count > 0 && count < 10_000 ? 'ok' : 'bad-count' };
  });
  if (input.apply && rows.every(({ fate }) => fate === 'ok')) {
    for (const [unit, list] of posts) await putRegister(deps, unit, list);
  }
  return rows;
}

async function putRegister(deps: ImportStaffDeps, unit: string, posts: StaffPost[]): Promise<void> {
  const importedAt = new Date(deps.clock.now()).toISOString();
  const trace = traceOf(deps, 'system', `unit:${unit}`, { type: 'unit.changed', fields: ['staff'] });
  if (!(await deps.staff.get(unit))) {
    await insertDocument(deps.relay, deps.staff, STAFF.name, { _id: unit, posts, importedAt }, [trace]);
    return;
  }
  await changeDocument(
    deps.relay,
    deps.staff,
    STAFF.name,
    async () => {
      const current = await deps.staff.get(unit);
      if (!current) throw new AppError('NOT_FOUND');
      return current;
    },
    (current) =>
      JSON.stringify(current.posts) === JSON.stringify(posts)
        ? null
        : { doc: { ...current, posts, importedAt }, effects: [trace] },
  );
}
