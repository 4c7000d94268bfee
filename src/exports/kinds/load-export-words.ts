import { DICTIONARY_NAMES } from '../../dictionaries/dictionary.ts';
import { entryName } from '../../dictionaries/entry-name.ts';
import {
  type DictionaryEntry,
  type DictionaryName,
  type LoadDictionaryDeps,
  loadDictionary,
} from '../../dictionaries/load-dictionary.ts';
import type { Texts } from '../../i18n/translate.ts';
import { toLocal } from '../../kernel/clock.ts';
import type { Directory } from '../../people/directory.ts';
import { BRANCH, type Person, type Unit } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';

export interface ExportWordsDeps extends LoadDictionaryDeps {
  directory: Directory;
  people: Repo<Person>;
}

/** Names of what rows point to, in the reader's language. An id that is gone stands for itself. */
export interface ExportWords {
  texts: Texts;
  unit(id: string): string;
  person(id: string): string;
  entry(dictionary: DictionaryName, id: string): string;
  /** ISO date of a UTC instant where the reader is; '' of none. */
  day(instant: string): string;
}

export async function loadExportWords(
  deps: ExportWordsDeps,
  { texts, actor }: { texts: Texts; actor: string },
): Promise<ExportWords> {
  const [units, people, reader, ...dictionaries] = await Promise.all([
    deps.directory.listUnits(),
    findAll(deps.people, { index: '', eq: {} }),
    deps.directory.getPerson(actor),
    ...DICTIONARY_NAMES.map((name) => loadDictionary(deps, name)),
  ]);
  const zone = await deps.directory.zoneOf(reader);
  const [unitNames, names] = [nameUnits(units, texts), new Map(people.map(({ _id, name }) => [_id, name]))];
  const entries = Object.fromEntries(
    DICTIONARY_NAMES.map((name, at) => [name, dictionaries[at] ?? []]),
  ) as Record<DictionaryName, DictionaryEntry[]>;
  return {
    texts,
    unit: (id) => unitNames.get(id) ?? id,
    person: (id) => names.get(id) ?? id,
    entry: (dictionary, id) => entryName(dictionary, id, entries[dictionary], texts),
    day: (instant) => (instant === '' ? '' : toLocal(Date.parse(instant), zone).toPlainDate().toString()),
  };
}

function nameUnits(units: Unit[], texts: Texts): Map<string, string> {
  return new Map([
    [BRANCH, texts.t('people.branch')],
    ...units.map((unit): [string, string] => [unit._id, unit.name[texts.locale]]),
  ]);
}
