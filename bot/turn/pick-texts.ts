import type { Texts, Translator } from '../../src/i18n/translate.ts';
import type { Person } from '../../src/people/person.ts';

/** The saved choice, else the language of the person's Teams, else Russian. */
export function pickTexts(translator: Translator, person: Person | null, teamsLocale: string): Texts {
  return translator.in(person?.locale ?? (teamsLocale.toLowerCase().startsWith('en') ? 'en' : 'ru'));
}
