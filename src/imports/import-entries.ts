import type { DictionaryEntry, DictionaryName } from '../dictionaries/dictionary.ts';
import { entryFields, MOST_ENTRIES } from '../dictionaries/dictionary-rules.ts';
import { newEntryId } from '../dictionaries/edit-dictionary.ts';
import { compareEntries } from '../dictionaries/entry-rules.ts';
import { defaultEntries } from '../dictionaries/load-dictionary.ts';
import { nameEntries } from '../dictionaries/name-entries.ts';
import { type PutDictionaryDeps, putDictionary } from '../dictionaries/put-dictionary.ts';
import { foldName } from '../forms/fold-name.ts';
import type { Texts, Translator } from '../i18n/translate.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import type { NamedRow } from '../tables/name-columns.ts';
import type { Table } from '../tables/table.ts';
import { type DecidedEntry, decideEntries, findKnown, mergeEntries } from './decide-entries.ts';
import type { ImportInput } from './rows/import-input.ts';
import { readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { problemText, type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

export interface ImportEntriesDeps extends PutDictionaryDeps {
  translator: Translator;
  newId(): string;
}

/**
 * Adds and changes entries of one dictionary, in one write. An entry is known by its id, else by its name; what
 * the table does not name, rows and columns, stays as it is. Throws TABLE_TOO_LONG, STALE.
 */
export async function importEntries(
  deps: ImportEntriesDeps,
  table: Table,
  { by, apply, languages, texts, dictionary }: ImportInput & { dictionary: DictionaryName },
): Promise<TableReport> {
  const all = ['id', ...Object.keys(entryFields(dictionary))];
  const records = readColumns(table, { table: 'entries', all, required: ['nameRu'] }, languages, texts);
  if (records.length > MOST_ENTRIES) throw new AppError('TABLE_TOO_LONG', { details: { max: MOST_ENTRIES } });
  const stored = await deps.dictionaries.get(dictionary);
  const entries = stored?.entries ?? defaultEntries(dictionary);
  const named = nameEntries(dictionary, entries, deps.translator);
  const decided = decideEntries(records, {
    dictionary,
    entries: named,
    today: today(deps.clock, DEFAULT_ZONE),
    languages,
    newId: () => newEntryId(deps),
  });
  const keyOf = (row: NamedRow<string>) =>
    findKnown(named, row)?.id ?? `new ${foldName(row.record.nameRu ?? '')}`;
  const broken = rowProblems(records, keyOf, texts);
  const outcomes = records.map((row, index) => outcomeOf(row, decided[index], broken[index] ?? [], texts));
  const report = toReport(outcomes, {}, texts);
  if (apply && report.changes > 0) {
    const writes = decided.flatMap(({ known, next }) => writeOf(known, next));
    await putDictionary(deps, {
      by,
      dictionary,
      version: stored?.version ?? 0,
      entries: mergeEntries(
        entries,
        writes.map(({ next }) => next),
      ),
      changed: writes.map(({ next, changes }) => ({ entry: next.name?.ru ?? next.id, changes })),
    });
  }
  return report;
}

function outcomeOf(
  { line, record }: NamedRow<string>,
  decided: DecidedEntry | undefined,
  broken: string[],
  texts: Texts,
): RowOutcome {
  const known = decided?.known;
  const fields = known && decided.next ? compareEntries(known, decided.next) : [];
  const sentences = Object.entries(decided?.errors ?? {}).map(([column, error]) =>
    problemText(texts.built(`imports.columns.entries.${column}`), error, texts, record[column]),
  );
  return {
    line,
    name: record.nameRu || known?.name?.[texts.locale] || record.id || '',
    problems: [...broken, ...sentences],
    what: !known ? 'add' : fields.length > 0 ? 'change' : 'same',
    fields,
  };
}

function writeOf(known: DictionaryEntry | undefined, next: DictionaryEntry | undefined) {
  const changes = next ? compareEntries(known, next) : [];
  return next && changes.length > 0 ? [{ next, changes }] : [];
}
