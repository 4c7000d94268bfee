import type { DictionaryName } from '../../src/dictionaries/dictionary.ts';
import { entryName } from '../../src/dictionaries/entry-name.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { OptionEntry } from '../../src/requests/views/load-field-options.ts';
import type { ChoiceView } from './view.ts';

/** Choices of named dictionaries, with chosen ones no longer offered, in the reader's language and order. */
export function optionChoices(
  entries: Record<string, OptionEntry[]>,
  texts: Texts,
): (name: string) => ChoiceView[] {
  return (name) => {
    const known = entries[name] ?? [];
    return known
      .map(({ id, name: own, retired }) => ({
        value: id,
        title: own ? own[texts.locale] : entryName(name as DictionaryName, id, [], texts),
        ...(retired ? { retired } : {}),
      }))
      .sort((a, b) => texts.compare(a.title, b.title));
  };
}
