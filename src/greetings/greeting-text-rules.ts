import type { FieldError, Fields } from '../forms/field.ts';
import type { Locale } from '../i18n/translate.ts';
import { STATE_HOLIDAY_IDS } from '../occasions/holidays.ts';

export const GREETING_TONES = ['official', 'warm', 'short'] as const;

export type GreetingTone = (typeof GREETING_TONES)[number];

/** Occasions that have texts of their own; days of spheres share theirs. */
export const GREETING_FAMILIES: [string, ...string[]] = [
  'birthday',
  'jubilee',
  'company-day',
  'professional',
  ...STATE_HOLIDAY_IDS,
];

/** Values that a text may have filled in. */
export const PLACEHOLDERS = ['salutation', 'name', 'company', 'post', 'years', 'day', 'sender'] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Names of the placeholders in one language. */
export type PlaceholderNames = Record<Placeholder, string>;

/** Texts of one occasion that an admin has written; absent ones are those that the bot brings. */
export type OwnTexts = Partial<Record<GreetingTone, Partial<Record<Locale, string>>>>;

/** The form of one occasion's texts. Empty brings the original back. */
export const TEXT_FIELDS: Fields = Object.fromEntries(
  GREETING_TONES.flatMap((tone) =>
    ['Ru', 'En'].map((locale) => [tone + locale, { kind: 'text' as const, max: 800, multiline: true }]),
  ),
);

const NAMED = /\{([^{}[\]]*)\}/g;
const OPTIONAL = /\[([^[\]]*)\]/g;

/** Fault of a text that was typed; placeholders may be named in any of the languages. */
export function checkGreetingText(text: string, languages: PlaceholderNames[]): FieldError | null {
  const left = text.replaceAll(NAMED, '');
  const outside = left.replaceAll(OPTIONAL, '');
  if (/[{}]/.test(left) || /[[\]]/.test(outside)) return { code: 'brace-open' };
  for (const [, name = ''] of text.matchAll(NAMED)) {
    if (placeholderOf(name, languages)) continue;
    const known = Object.values(languages[0] ?? {}).map((each) => `{${each}}`);
    return { code: 'placeholder-unknown', args: { name: `{${name}}`, known: known.join(', ') } };
  }
  return text !== '' && !/\p{L}/u.test(text.replaceAll(OPTIONAL, '')) ? { code: 'text-only-optional' } : null;
}

/** The text for one reader: a part in square brackets stays only where all that it names is known. */
export function fillGreetingText(
  text: string,
  values: Record<Placeholder, string>,
  languages: PlaceholderNames[],
): string {
  const known = (name: string) => {
    const placeholder = placeholderOf(name, languages);
    return placeholder ? values[placeholder] : '';
  };
  const kept = text.replaceAll(OPTIONAL, (_, part: string) =>
    [...part.matchAll(NAMED)].some(([, name = '']) => known(name) === '') ? '' : part,
  );
  return tidy(kept.replaceAll(NAMED, (_, name: string) => known(name)));
}

/** A word with its ending left out reads as if it had never been there. */
function tidy(text: string): string {
  const lines = text
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/[ \t]+/g, ' ')
        .replaceAll(/ (?=[,.!?:;])/g, '')
        .replaceAll(/([!?.]),/g, '$1')
        .replace(/^[\s,.!?:;—–-]+/, '')
        .trim(),
    )
    .filter((line) => line !== '');
  return lines.map((line) => line.charAt(0).toUpperCase() + line.slice(1)).join('\n');
}

function placeholderOf(name: string, languages: PlaceholderNames[]): Placeholder | undefined {
  const said = name.trim().toLowerCase();
  return PLACEHOLDERS.find((each) => languages.some((names) => names[each] === said));
}

/** Somebody's sex by the patronymic, which tells it surely; other names do not. */
export function genderOf(patronymic: string): 'male' | 'female' | 'other' {
  const word = patronymic.trim().toLowerCase();
  if (/(?:ович|евич|ич)$/.test(word) || /\sоглы$/.test(word)) return 'male';
  return /(?:овна|евна|ична|инична)$/.test(word) || /\sкызы$/.test(word) ? 'female' : 'other';
}
