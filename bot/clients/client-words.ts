import type {
  PassportContext,
  PassportDictionary,
} from '../../src/clients/passport/load-passport-context.ts';
import { entryName } from '../../src/dictionaries/entry-name.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { roleInOptions } from '../../src/people/person.ts';
import { tellApart } from '../../src/people/tell-apart.ts';
import type { ChoiceView } from '../cards/view.ts';

/** Names of what a passport points to, in the reader's language. An id that is gone stands for itself. */
export interface ClientWords {
  texts: Texts;
  /** The reader's zone, for times. */
  zone: string;
  unit(id: string): string;
  person(id: string): string;
  entry(dictionary: PassportDictionary, id: string): string;
  /** Choices of a field with named options, and those it has no more. */
  choices(name: string): ChoiceView[];
}

export function createClientWords(
  context: Pick<PassportContext, 'units' | 'managers' | 'dictionaries' | 'options'>,
  names: ReadonlyMap<string, string>,
  texts: Texts,
  zone: string,
): ClientWords {
  const units = new Map(context.units.map((unit) => [unit._id, unit.name[texts.locale]]));
  const managers = tellApart(context.managers, (scope) => units.get(scope) ?? '');
  const knownIn = (name: string): string[] => {
    const offered = context.options(name);
    const known = roleInOptions(name) ? [...names.keys()] : entryIds(context, name);
    return [...offered, ...known.filter((id) => !offered.includes(id))];
  };
  const goneIn = (name: string, id: string) => (context.options(name).includes(id) ? {} : { retired: true });
  const words: ClientWords = {
    texts,
    zone,
    unit: (id) => units.get(id) ?? id,
    person: (id) => managers.get(id) ?? names.get(id) ?? id,
    entry: (dictionary, id) => entryName(dictionary, id, context.dictionaries[dictionary], texts),
    choices: (name) =>
      knownIn(name)
        .map((value) => ({ value, title: titleOf(words, name, value), ...goneIn(name, value) }))
        .sort((a, b) => texts.compare(a.title, b.title)),
  };
  return words;
}

function entryIds({ dictionaries }: Pick<PassportContext, 'dictionaries'>, name: string): string[] {
  return Object.hasOwn(dictionaries, name)
    ? dictionaries[name as PassportDictionary].map(({ id }) => id)
    : [];
}

function titleOf(words: ClientWords, name: string, value: string): string {
  if (name === 'units') return words.unit(value);
  if (roleInOptions(name)) return words.person(value);
  return words.entry(name as PassportDictionary, value);
}
