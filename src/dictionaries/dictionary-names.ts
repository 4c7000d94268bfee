import { foldName } from '../forms/fold-name.ts';
import type { Texts } from '../i18n/translate.ts';
import type { DictionaryEntry, DictionaryName } from './dictionary.ts';
import { entryName } from './entry-name.ts';

/** Ids of a dictionary's entries by their folded ids and names in every language, as tables name them. */
export function dictionaryNames(
  dictionary: DictionaryName,
  entries: DictionaryEntry[],
  languages: Texts[],
): Map<string, string> {
  const names: Map<string, string> = new Map();
  for (const { id } of entries) {
    names.set(foldName(id), id);
    for (const texts of languages) names.set(foldName(entryName(dictionary, id, entries, texts)), id);
  }
  return names;
}
