import type { Temporal } from 'temporal-polyfill';
import type { FieldError } from '../forms/field.ts';
import { readAmount } from '../tables/amount-cell.ts';
import { type CellWords, readYesNo } from '../tables/cell-words.ts';
import { type EntryKey, readEntryKey } from './entry-key.ts';
import { type EntrySaid, isSame, NO_CHANGES, readEntry } from './entry-rules.ts';
import type { PartLine } from './view-report.ts';

/** Columns of the table, as it comes back. */
export const ENTRY_COLUMNS = [
  'client',
  'name',
  'current',
  'previous',
  'percent',
  'cause',
  'forecast',
  'risk',
  'proposals',
  'noChanges',
  'key',
] as const;

export type EntryColumn = (typeof ENTRY_COLUMNS)[number];

export type EntryFault =
  | { code: 'no-key' | 'other-report' | 'not-yours' | 'said-since' | 'both' | 'no-changes' }
  | { code: 'client-changed'; client: string }
  | { code: 'formula'; column: EntryColumn }
  | { code: 'sum'; column: 'current' | 'previous'; now: number | null }
  | { code: 'moved-on'; column: 'current' | 'previous'; was: number | null; now: number | null };

export interface DecidedEntry {
  key: EntryKey | null;
  part: PartLine | undefined;
  said: EntrySaid;
  /** The row says something else than the report does. */
  changes: boolean;
  faults: EntryFault[];
  errors: Partial<Record<string, FieldError>>;
}

export interface EntryTableContext {
  report: string;
  parts: ReadonlyMap<string, PartLine>;
  today: Temporal.PlainDate;
  words: CellWords;
}

type Record_ = Partial<Record<EntryColumn, string>>;

const WORDS = ['cause', 'risk', 'proposals'] as const;

/** One row against the report as it is now. A row that was never filled in leaves alone what others have said since. */
export function decideEntryRow(record: Record_, context: EntryTableContext): DecidedEntry {
  const key = readEntryKey(record.key ?? '');
  const part = key?.report === context.report ? context.parts.get(key.client) : undefined;
  const { said, faults, errors } = readWords(record, context);
  const entry = part?.entry ?? undefined;
  const isBlank = isSame({ client: '', at: '', by: '', ...BLANK }, said);
  const isUntouched = isBlank && (entry === undefined || key?.seen === '');
  const changes = !isUntouched && !isSame(entry, said);
  return {
    key,
    part,
    said,
    changes,
    faults: [
      ...keyFaults(record, key, part, context.report),
      ...(part && key ? sumFaults(record, key, part, context.today) : []),
      ...(part && changes && key?.seen !== (entry?.at ?? '') ? [{ code: 'said-since' as const }] : []),
      ...faults,
    ],
    errors,
  };
}

const BLANK: EntrySaid = { ...NO_CHANGES, noChanges: false };

function readWords(
  record: Record_,
  { today, words }: EntryTableContext,
): Pick<DecidedEntry, 'said' | 'faults' | 'errors'> {
  const { cause = '', forecast = '', risk = '', proposals = '', noChanges = '' } = record;
  const read = readEntry({ cause, forecast, risk, proposals }, today);
  const nothing = noChanges === '' ? 'false' : readYesNo(noChanges, words);
  const said = { ...('said' in read ? read.said : BLANK), noChanges: nothing === 'true' };
  const isSaid = [cause, forecast, risk, proposals].some((cell) => cell !== '');
  const formulas = WORDS.filter((column) => (record[column] ?? '').trimStart().startsWith('='));
  return {
    said,
    errors: 'errors' in read ? read.errors : {},
    faults: [
      ...formulas.map((column) => ({ code: 'formula' as const, column })),
      ...(nothing !== 'true' && nothing !== 'false' ? [{ code: 'no-changes' as const }] : []),
      ...(nothing === 'true' && isSaid ? [{ code: 'both' as const }] : []),
    ],
  };
}

function keyFaults(
  { client = '' }: Record_,
  key: EntryKey | null,
  part: PartLine | undefined,
  report: string,
): EntryFault[] {
  if (!key) return [{ code: 'no-key' }];
  if (key.report !== report) return [{ code: 'other-report' }];
  if (client.trim().toUpperCase() !== key.client) return [{ code: 'client-changed', client: key.client }];
  return part ? [] : [{ code: 'not-yours' }];
}

/** Sums are the register's: they may have moved on since the table was made, and nobody types them. */
function sumFaults(
  record: Record_,
  key: EntryKey,
  { line }: PartLine,
  today: Temporal.PlainDate,
): EntryFault[] {
  return (['current', 'previous'] as const).flatMap((column): EntryFault[] => {
    const [was, now] = [key[column], line[column]];
    if (was !== now) return [{ code: 'moved-on', column, was, now }];
    const cell = record[column];
    return cell === undefined || readAmount(cell, today) === now ? [] : [{ code: 'sum', column, now }];
  });
}
