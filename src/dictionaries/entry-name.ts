import type { Texts } from '../i18n/translate.ts';
import type { DictionaryEntry, DictionaryName } from './load-dictionary.ts';

/** The name of an entry in the reader's language; an id that is in no list any more stands for itself. */
export function entryName(
  dictionary: DictionaryName,
  id: string,
  entries: DictionaryEntry[],
  texts: Texts,
): string {
  const entry = entries.find((each) => each.id === id);
  const key = `dictionaries.${dictionary}.${id}`;
  const name = entry?.name?.[texts.locale] ?? (texts.has(key) ? texts.t(key) : id);
  return entry?.threshold ? `${name} (${entry.threshold})` : name;
}
