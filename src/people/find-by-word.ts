import { foldName } from '../forms/fold-name.ts';
import type { Texts } from '../i18n/translate.ts';
import { BRANCH, type Person, type Unit } from './person.ts';
import { tellApart } from './tell-apart.ts';

export type FoundPerson = Person | 'unknown' | 'ambiguous';

/** People as tables name them. */
export interface PeopleFinder {
  /** By Entra id, e-mail, full name, or the title by which equal names are told apart. */
  find(word: string): FoundPerson;
  /** Title of a person among these people. */
  titleOf(person: Person): string;
  /** The titles of all whom a word may mean. */
  meant(word: string): string;
}

/** `languages` are those in which titles may be written, that of the reader first. */
export function peopleFinder(people: Person[], units: Unit[], languages: Texts[]): PeopleFinder {
  const titles = languages.map((texts) => tellApart(people, (scope) => unitName(scope, units, texts)));
  const titleOf = ({ _id, name }: Person) => titles[0]?.get(_id) ?? name;
  const byWord = new Map<string, Person[]>();
  for (const person of people) {
    const words = [
      person._id,
      person.email,
      person.name,
      ...titles.map((each) => each.get(person._id) ?? ''),
    ];
    for (const word of new Set(words.map(foldName))) byWord.set(word, [...(byWord.get(word) ?? []), person]);
  }
  const all = (word: string) => (foldName(word) === '' ? [] : (byWord.get(foldName(word)) ?? []));
  return {
    find(word) {
      const [only, another] = all(word);
      return another ? 'ambiguous' : (only ?? 'unknown');
    },
    titleOf,
    meant: (word) => all(word).map(titleOf).join('; '),
  };
}

function unitName(scope: string, units: Unit[], texts: Texts): string {
  if (scope === BRANCH) return texts.t('people.branch');
  return units.find(({ _id }) => _id === scope)?.name[texts.locale] ?? scope;
}
