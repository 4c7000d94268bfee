import type { Temporal } from 'temporal-polyfill';
import { dictionaryNames } from '../../dictionaries/dictionary-names.ts';
import {
  type LoadDictionaryDeps,
  loadDictionary,
  offeredEntries,
} from '../../dictionaries/load-dictionary.ts';
import { foldName } from '../../forms/fold-name.ts';
import type { FieldContext } from '../../forms/validate-field.ts';
import type { Texts, Translator } from '../../i18n/translate.ts';
import type { Directory } from '../../people/directory.ts';
import { type PeopleFinder, peopleFinder } from '../../people/find-by-word.ts';
import { type CellWords, cellWords } from '../../tables/cell-words.ts';
import type { CellMeanings } from './import-record.ts';

export interface ImportContextDeps extends LoadDictionaryDeps {
  directory: Directory;
  translator: Translator;
}

export interface ImportContext extends FieldContext, CellMeanings {
  words: CellWords;
  /** The personal managers, as cells name them. */
  managers: PeopleFinder;
}

type Names = Map<string, string>;

export async function loadImportContext(
  deps: ImportContextDeps,
  on: Temporal.PlainDate,
): Promise<ImportContext> {
  const languages = [deps.translator.in('ru'), deps.translator.in('en')];
  const units = await deps.directory.listUnits();
  const managers = await deps.directory.findByRole('manager');
  const unitNames: Names = new Map();
  for (const { _id, name } of units)
    for (const each of [_id, name.ru, name.en]) unitNames.set(foldName(each), _id);
  const options: Record<string, string[]> = { units: units.map(({ _id }) => _id) };
  const lists: Record<string, Names> = { units: unitNames };
  for (const name of ['spheres', 'criteria', 'services'] as const) {
    const entries = await loadDictionary(deps, name);
    options[name] = offeredEntries(entries).map(({ id }) => id);
    lists[name] = dictionaryNames(name, entries, languages);
  }
  lists.legalForm = optionNames('legalForm', ['organisation', 'entrepreneur'], languages);
  lists.contactRole = optionNames(
    'contacts.role',
    ['signs', 'influences', 'technical', 'accountant'],
    languages,
  );
  lists.contactGender = optionNames('contacts.gender', ['male', 'female'], languages);
  return {
    today: on,
    options: (name) => options[name] ?? [],
    idOf: (list, name) => lists[list]?.get(foldName(name)) ?? name,
    words: cellWords(languages),
    managers: peopleFinder(managers, units, languages),
  };
}

function optionNames(field: string, ids: string[], languages: Texts[]): Names {
  const names: Names = new Map();
  for (const id of ids) {
    names.set(foldName(id), id);
    for (const texts of languages)
      names.set(foldName(texts.built(`fields.passport.${field}.options.${id}`)), id);
  }
  return names;
}
