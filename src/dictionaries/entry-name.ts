import type { Texts } from '../i18n/translate.ts';
import type { DictionaryEntry, DictionaryName } from './load-dictionary.ts';

/** The name of an entry in the reader's language; an id that is in no list any more stands for itself. */
export function entryName(
  dictionary: DictionaryName,
  id: string,
  entries: DictionaryEntry[],
  texts: Texts,
): string {
  const own = entries.find((entry) => entry.id === id)?.name;
  if (own) return own[texts.locale];
  const key = `dictionaries.${dictionary}.${id}`;
  return texts.has(key) ? texts.t(key) : id;
}
