import type { AuditEvent } from '../audit/audit-event.ts';
import { putDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { lengthOf } from '../forms/clean-text.ts';
import type { Texts } from '../i18n/translate.ts';
import type { Clock } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import { traceOf } from '../people/directory/change-directory.ts';
import type { Directory } from '../people/directory.ts';
import { BRANCH, type Unit } from '../people/person.ts';
import { STAFF, type StaffPost, type StaffRegister } from '../people/staff.ts';
import type { Repo } from '../storage/store.ts';
import type { NamedRow } from '../tables/name-columns.ts';
import type { Table } from '../tables/table.ts';
import { scopeOf } from './people-table.ts';
import type { ImportInput } from './rows/import-input.ts';
import { readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { problemText, type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

const COLUMNS = ['unit', 'post', 'count', 'note'] as const;

type StaffColumn = (typeof COLUMNS)[number];

const STAFF_TABLE = { table: 'staff', all: COLUMNS, required: ['unit', 'post', 'count'] } as const;

export interface ImportStaffDeps {
  staff: Repo<StaffRegister>;
  directory: Directory;
  relay: Relay;
  clock: Clock;
}

interface Wanted extends StaffPost {
  row: NamedRow<StaffColumn>;
  unit: string;
}

/** Puts the register of every unit in the table in place of the former one, whole or not at all. */
export async function importStaff(
  deps: ImportStaffDeps,
  table: Table,
  { by, apply, languages, texts }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(table, STAFF_TABLE, languages, texts);
  const units = await deps.directory.listUnits();
  const wanted = records.map((row) => toWanted(row, units, languages));
  const registers = await loadRegisters(deps, wanted);
  const known = new Set([BRANCH, ...units.map(({ _id }) => _id)]);
  const broken = rowProblems(records, () => '', texts);
  const former = new Set([...registers].flatMap(([unit, posts]) => posts.map((post) => keyOf(unit, post))));
  const outcomes = wanted.map((each, index): RowOutcome => {
    const isSame = former.has(keyOf(each.unit, each));
    return {
      line: each.row.line,
      name: each.post.slice(0, 60),
      problems: [...(broken[index] ?? []), ...problemsOf(each, known, texts)],
      what: isSame ? 'same' : 'add',
      fields: [],
    };
  });
  const staying = new Set(wanted.map((each) => keyOf(each.unit, each)));
  const also = [...registers].flatMap(([unit, posts]) =>
    posts
      .filter((post) => !staying.has(keyOf(unit, post)))
      .map(({ post }) => texts.t('imports.staff.leaves', { unit, post })),
  );
  const report = toReport(outcomes, { also }, texts);
  if (apply && report.wrong === 0) {
    for (const unit of registers.keys()) {
      const posts = wanted.filter((each) => each.unit === unit);
      await putRegister(
        deps,
        by,
        unit,
        posts.map(({ post, count, note }) => ({ post, count, note })),
      );
    }
  }
  return report;
}

function toWanted(row: NamedRow<StaffColumn>, units: Unit[], languages: Texts[]): Wanted {
  const { unit = '', post = '', count = '', note = '' } = row.record;
  return {
    row,
    unit: scopeOf(unit, units, languages),
    post,
    count: readCount(count),
    note,
  };
}

/** Half posts are common; NaN for what is no number, or may be a thousand: `1,000`. */
function readCount(cell: string): number {
  const text = cell.replaceAll(/\s/g, '').replace(',', '.');
  return /^[0-9]+(?:\.[0-9]{1,2})?$/.test(text) ? Number(text) : Number.NaN;
}

async function loadRegisters(
  { staff }: ImportStaffDeps,
  wanted: Wanted[],
): Promise<Map<string, StaffPost[]>> {
  const registers = new Map<string, StaffPost[]>();
  for (const unit of new Set(wanted.map((each) => each.unit))) {
    registers.set(unit, (await staff.get(unit))?.posts ?? []);
  }
  return registers;
}

function keyOf(unit: string, { post, count, note }: StaffPost): string {
  return JSON.stringify([unit, post, count, note]);
}

const LONGEST = 200;

function problemsOf({ unit, post, count, note }: Wanted, known: Set<string>, texts: Texts): string[] {
  const lengths = { post: lengthOf(post), note: lengthOf(note) };
  const tooLong = (['post', 'note'] as const).filter((column) => lengths[column] > LONGEST);
  return [
    ...(known.has(unit) ? [] : [texts.t('imports.staff.unknown-unit', { unit })]),
    ...(post === '' ? [texts.t('imports.staff.no-post')] : []),
    ...tooLong.map((column) => {
      const error = { code: 'too-long', args: { max: LONGEST, length: lengths[column] } } as const;
      return problemText(texts.t(`imports.columns.staff.${column}`), error, texts);
    }),
    ...(count > 0 && count < 10_000 ? [] : [texts.t('imports.staff.bad-count')]),
  ];
}

async function putRegister(
  deps: ImportStaffDeps,
  by: string,
  unit: string,
  posts: StaffPost[],
): Promise<void> {
  const importedAt = new Date(deps.clock.now()).toISOString();
  await putDocument(deps.relay, deps.staff, STAFF.name, unit, (current) => {
    const before = current?.posts ?? [];
    if (current && JSON.stringify(before) === JSON.stringify(posts)) return null;
    const trace = traceOf(deps, by, subjectOf.unit(unit), staffChanged(before, posts));
    return { doc: { _id: unit, posts, importedAt }, effects: [trace] };
  });
}

/** The posts that went, and those that came. */
function staffChanged(before: StaffPost[], after: StaffPost[]): AuditEvent {
  const [had, has] = [before.map(postText), after.map(postText)];
  const from = had.filter((post) => !has.includes(post)).join('; ');
  const to = has.filter((post) => !had.includes(post)).join('; ');
  return { type: 'unit.changed', fields: ['staff'], changes: [{ field: 'staff', from, to }] };
}

function postText({ post, count, note }: StaffPost): string {
  return [`${post}: ${count}`, note].filter((part) => part !== '').join(', ');
}
