import type { DictionaryEntry, DictionaryName } from '../dictionaries/dictionary.ts';
import { checkEntries, entryFields } from '../dictionaries/dictionary-rules.ts';
import { decideEntry, typedEntry } from '../dictionaries/entry-rules.ts';
import type { FieldError } from '../forms/field.ts';
import { foldName } from '../forms/fold-name.ts';
import { formatDay } from '../forms/parse-date.ts';
import type { FieldContext } from '../forms/validate-field.ts';
import type { Texts } from '../i18n/translate.ts';
import { cellWords, readDay } from '../tables/cell-words.ts';
import type { NamedRow } from '../tables/name-columns.ts';
import { typedRow } from './rows/typed-row.ts';

export interface DecideEntriesInput {
  dictionary: DictionaryName;
  /** Named in both languages. */
  entries: DictionaryEntry[];
  today: FieldContext['today'];
  languages: Texts[];
  newId(): string;
}

export interface DecidedEntry {
  known: DictionaryEntry | undefined;
  /** Entry that the row makes; meaningless beside an error. */
  next: DictionaryEntry | undefined;
  errors: Record<string, FieldError>;
}

type Row = NamedRow<string>;

/** Entries that the rows make, and faults of the list that comes of them all. */
export function decideEntries(rows: Row[], input: DecideEntriesInput): DecidedEntry[] {
  const decided = rows.map((row) => decideRow(row, input));
  const after = mergeEntries(
    input.entries,
    decided.flatMap(({ next }) => next ?? []),
  );
  return decided.map((each) => {
    if (!each.next || Object.keys(each.errors).length > 0) return each;
    return { ...each, errors: checkEntries(after, each.next) };
  });
}

/** Changed entries in the place of the former ones, new ones at the end. */
export function mergeEntries(entries: DictionaryEntry[], changed: DictionaryEntry[]): DictionaryEntry[] {
  const byId = new Map([...entries, ...changed].map((entry) => [entry.id, entry]));
  return [...byId.values()];
}

/** The entry that a row is about: by its id, else by either name. */
export function findKnown(entries: DictionaryEntry[], { record }: Row): DictionaryEntry | undefined {
  const { id = '', nameRu = '', nameEn = '' } = record;
  if (id !== '') return entries.find((entry) => entry.id === id);
  const isNamed = (locale: 'ru' | 'en', name: string) => (entry: DictionaryEntry) =>
    name !== '' && entry.name !== null && foldName(entry.name[locale]) === foldName(name);
  return entries.find(isNamed('ru', nameRu)) ?? entries.find(isNamed('en', nameEn));
}

function decideRow(
  row: Row,
  { dictionary, entries, today, languages, newId }: DecideEntriesInput,
): DecidedEntry {
  const { record } = row;
  const known = findKnown(entries, row);
  if (record.id && !known) return { known, next: undefined, errors: { id: { code: 'entry-unknown' } } };
  const fields = entryFields(dictionary);
  const typed = {
    ...(known ? keptOf(known, row) : {}),
    ...typedRow('directory.entry', fields, spoken(row, known), languages),
    ...(record.day ? { day: yearlyDay(record.day, languages) } : {}),
  };
  const result = decideEntry({ dictionary, known, newId: newId(), typed, today });
  const errors = 'errors' in result ? result.errors : {};
  const next = 'entry' in result ? result.entry : undefined;
  return { known, next, errors };
}

/** `25.12` of a cell that holds `25 декабря` or a whole date: spreadsheets add a year to a day without being asked. */
function yearlyDay(cell: string, languages: Texts[]): string {
  const day = readDay(cell, cellWords(languages));
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day) ? formatDay(day.slice(5)) : day;
}

const DAY_COLUMNS = ['day', 'nth', 'weekday', 'month'];

/** Columns that the table leaves out stay as they are; those of a day are one statement. */
function keptOf(known: DictionaryEntry, { record }: Row): Record<string, unknown> {
  const saysDay = DAY_COLUMNS.some((column) => column in record);
  return Object.fromEntries(
    Object.entries(typedEntry(known)).filter(([field]) => !(saysDay && DAY_COLUMNS.includes(field))),
  );
}

/** A known entry keeps a name that the row leaves empty. */
function spoken({ record }: Row, known: DictionaryEntry | undefined): Row['record'] {
  if (!known) return record;
  return Object.fromEntries(
    Object.entries(record).filter(([column, cell]) => cell !== '' || !column.startsWith('name')),
  );
}
