import type { PassportContext, PassportDictionary } from '../../src/clients/load-passport-context.ts';
import { entryName } from '../../src/dictionaries/entry-name.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ChoiceView } from './view.ts';

/** Names of what a passport points to, in the reader's language. An id that is gone stands for itself. */
export interface ClientWords {
  texts: Texts;
  /** The reader's zone, for times. */
  zone: string;
  unit(id: string): string;
  person(id: string): string;
  entry(dictionary: PassportDictionary, id: string): string;
  /** What a field with named options offers. */
  choices(name: string): ChoiceView[];
}

export function createClientWords(
  context: Pick<PassportContext, 'units' | 'managers' | 'dictionaries' | 'options'>,
  names: ReadonlyMap<string, string>,
  texts: Texts,
  zone: string,
): ClientWords {
  const units = new Map(context.units.map((unit) => [unit._id, unit.name[texts.locale]]));
  const managers = new Map(context.managers.map((person) => [person._id, person.name]));
  const words: ClientWords = {
    texts,
    zone,
    unit: (id) => units.get(id) ?? id,
    person: (id) => names.get(id) ?? managers.get(id) ?? id,
    entry: (dictionary, id) => entryName(dictionary, id, context.dictionaries[dictionary], texts),
    choices: (name) =>
      context
        .options(name)
        .map((value) => ({ value, title: titleOf(words, name, value) }))
        .sort((a, b) => texts.compare(a.title, b.title)),
  };
  return words;
}

function titleOf(words: ClientWords, name: string, value: string): string {
  if (name === 'units') return words.unit(value);
  if (name.startsWith('people:')) return words.person(value);
  return words.entry(name as PassportDictionary, value);
}
