import type { Translator } from '../i18n/translate.ts';
import type { DictionaryEntry, DictionaryName } from './dictionary.ts';

/** The entries with the names of default ones spelt out, so that they can be compared with what is typed. */
export function nameEntries(
  dictionary: DictionaryName,
  entries: DictionaryEntry[],
  translator: Translator,
): DictionaryEntry[] {
  const nameIn = (locale: 'ru' | 'en', id: string) => {
    const texts = translator.in(locale);
    const key = `dictionaries.${dictionary}.${id}`;
    return texts.has(key) ? texts.t(key) : id;
  };
  return entries.map((entry) => ({
    ...entry,
    name: entry.name ?? { ru: nameIn('ru', entry.id), en: nameIn('en', entry.id) },
  }));
}
