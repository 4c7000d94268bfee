import type { Texts } from '../i18n/translate.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import { type EnterReportDeps, enterReport } from '../reports/enter-report.ts';
import { readEntryKey } from '../reports/entry-key.ts';
import {
  type DecidedEntry,
  decideEntryRow,
  ENTRY_COLUMNS,
  type EntryColumn,
  type EntryFault,
} from '../reports/entry-table-rules.ts';
import { whyClosed } from '../reports/report-rules.ts';
import { type PartView, type ViewReportDeps, viewPart } from '../reports/view-report.ts';
import { cellWords } from '../tables/cell-words.ts';
import { nameColumns } from '../tables/name-columns.ts';
import type { Table } from '../tables/table.ts';
import type { ImportInput } from './rows/import-input.ts';
import { type ReadRow, readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { problemText, type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

const ENTRY_TABLE = { table: 'report-entries', all: ENTRY_COLUMNS, required: ['client', 'key'] } as const;

export type ImportReportEntriesDeps = ViewReportDeps & EnterReportDeps;

/** True of a table that was made to complete a report. */
export function isEntryTable(table: Table, languages: Texts[]): boolean {
  const titles = (column: EntryColumn) =>
    languages.map((texts) => texts.t(`imports.columns.report-entries.${column}`));
  return nameColumns(table.rows, ENTRY_COLUMNS, ['client', 'key'], titles).missingColumns.length === 0;
}

/** Words of a manager about the clients of a report; all of them in one write, or none. */
export async function importReportEntries(
  deps: ImportReportEntriesDeps,
  table: Table,
  { by, apply, languages, texts }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(table, ENTRY_TABLE, languages, texts);
  const report = records.flatMap(({ record }) => readEntryKey(record.key ?? '')?.report ?? [])[0] ?? '';
  const view = await findPart(deps, by, report);
  const parts = new Map(view?.lines.map((line) => [line.line.client, line]));
  const date = today(deps.clock, await zoneOfUnit(deps, view?.report.unit ?? ''));
  const context = { report, parts, today: date, words: cellWords(languages) };
  const decided = records.map(({ record }) => decideEntryRow(record, context));
  const byRow = new Map(records.map((row, n) => [row, decided[n]]));
  const broken = rowProblems(records, (row) => byRow.get(row)?.key?.client ?? '', texts);
  const outcomes = decided.map((each, n) => outcomeOf(records[n], each, broken[n] ?? [], texts));
  const closed = view && whyClosed(view.report, date);
  const problems = closed ? [texts.t(`errors.${closed}`)] : [];
  const read = toReport(outcomes, { problems, warnings: missing(view, decided, texts) }, texts);
  if (apply && read.wrong === 0) await write(deps, by, report, decided);
  return read;
}

async function findPart(deps: ViewReportDeps, actor: string, report: string): Promise<PartView | null> {
  if (report === '') return null;
  try {
    return await viewPart(deps, { actor, report });
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

async function write(
  deps: EnterReportDeps,
  by: string,
  report: string,
  decided: readonly DecidedEntry[],
): Promise<void> {
  const entries = decided.flatMap(({ part, said, changes }) =>
    part && changes ? [{ client: part.line.client, ...said, seen: part.entry?.at ?? '' }] : [],
  );
  if (entries.length > 0) await enterReport(deps, { report, by, entries });
}

const MOST_MISSING = 10;

/** Clients of the part whom the table leaves out; they stay as they are. */
function missing(view: PartView | null, decided: readonly DecidedEntry[], texts: Texts): string[] {
  const told = new Set(decided.map(({ key }) => key?.client));
  const names = (view?.lines ?? []).flatMap(({ line }) => (told.has(line.client) ? [] : [line.name]));
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_MISSING).join(', ') + (names.length > MOST_MISSING ? ' …' : '');
  return [texts.t('forms.read.missing', { names: shown })];
}

function outcomeOf(
  row: ReadRow<EntryColumn> | undefined,
  { part, said, changes, faults, errors }: DecidedEntry,
  broken: string[],
  texts: Texts,
): RowOutcome {
  const record = row?.record ?? {};
  const wrong = Object.entries(errors).flatMap(([column, error]) =>
    error ? [problemText(titleOf(column as EntryColumn, texts), error, texts)] : [],
  );
  const entry = part?.entry;
  const told = (from: typeof said | null | undefined) =>
    from
      ? [
          ['cause', from.cause],
          ['forecast', from.forecast === null ? '' : texts.money(from.forecast)],
          ['risk', from.risk],
          ['proposals', from.proposals],
          ['noChanges', from.noChanges ? 'true' : ''],
        ]
      : [];
  const before = new Map(told(entry).map(([column, value]) => [column, value]));
  return {
    line: row?.line ?? 0,
    name: [part?.line.client ?? record.client, part?.line.name ?? record.name].filter(Boolean).join(' · '),
    problems: [...broken, ...faults.map((fault) => faultText(fault, texts)), ...wrong],
    what: changes ? 'change' : 'same',
    fields: told(said).flatMap(([column = '', to = '']) => {
      const from = before.get(column) ?? '';
      return from === to ? [] : [{ field: titleOf(column as EntryColumn, texts), from, to }];
    }),
  };
}

function titleOf(column: EntryColumn, texts: Texts): string {
  return texts.t(`imports.columns.report-entries.${column}`);
}

function faultText(fault: EntryFault, texts: Texts): string {
  const money = (kopecks: number | null) =>
    kopecks === null ? texts.t('forms.untold') : texts.money(kopecks);
  const column = 'column' in fault ? titleOf(fault.column, texts) : '';
  return texts.t(`forms.read.${fault.code}`, {
    column,
    client: 'client' in fault ? fault.client : '',
    was: 'was' in fault ? money(fault.was) : '',
    now: 'now' in fault ? money(fault.now) : '',
  });
}
