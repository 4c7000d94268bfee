import { normaliseWords } from '../storage/words.ts';

interface Named {
  lastName: string;
  firstName: string;
  patronymic: string;
}

/**
 * Stands before the words of people's names among those by which a client is found, so that only a search for
 * people meets them: a letter that nobody types.
 */
const MARK = 'ⵣ';

export function contactTokens({ lastName, firstName, patronymic }: Named): string[] {
  return normaliseWords([lastName, firstName, patronymic].join(' ')).map((word) => `${MARK}${word}`);
}

/** A search for clients must not meet people's names, even by the mark itself. */
export function withoutMark(text: string): string {
  return text.replaceAll(MARK, ' ');
}

/** Query for people from typed text; '' when no word was typed. */
export function contactQuery(text: string): string {
  return normaliseWords(withoutMark(text))
    .map((word) => `${MARK}${word}`)
    .join(' ');
}

/** True when every word typed begins a word of the contact's name. */
export function isNamed(contact: Named, text: string): boolean {
  const tokens = contactTokens(contact);
  return contactQuery(text)
    .split(' ')
    .every((word) => tokens.some((token) => token.startsWith(word)));
}
