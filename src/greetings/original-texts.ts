import type { Texts } from '../i18n/translate.ts';
import { type GreetingTone, PLACEHOLDERS, type PlaceholderNames } from './greeting-text-rules.ts';

/** The words by which placeholders are named in a language. */
export function placeholderNames(texts: Texts): PlaceholderNames {
  const names = PLACEHOLDERS.map((each) => [each, texts.t(`greetings.tokens.${each}`)]);
  return Object.fromEntries(names) as PlaceholderNames;
}

/** The text that the bot brings, with its placeholders named. */
export function originalText(family: string, tone: GreetingTone, texts: Texts): string {
  const names = Object.entries(placeholderNames(texts)).map(([each, name]) => [each, `{${name}}`]);
  return texts.built(`greetings.texts.${family}.${tone}`, Object.fromEntries(names));
}
