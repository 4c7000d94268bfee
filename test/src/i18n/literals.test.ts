import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readStringLiterals, type StringLiteral } from './string-literals.ts';

const CYRILLIC = /\p{Script=Cyrillic}/u;
const CARDS = new URL('../../../cards/', import.meta.url).pathname;

/** Strings in Cyrillic that are not shown to anybody; the key is the file, or the name they stand in. */
const ALLOWED: Record<string, string> = {
  words: 'text commands: matched in both languages at once, shown nowhere (help has texts of its own)',
  onChangeLocale: 'text commands',
  LOOK_ALIKES: 'letters that are compared, shown nowhere',
  replaceAll: 'ё is folded into е before words are compared',
};

/** Properties of a card that a person reads. */
const SHOWN = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText', 'fallbackText', 'value'];

describe('literals', () => {
  it('hold no Russian text outside src/i18n', () => {
    const literals = readStringLiterals('bot', 'src').filter(({ text }) => CYRILLIC.test(text));

    expect(literals.filter((literal) => !isAllowed(literal)).map(place)).toEqual([]);
  });

  it('list no exception that nothing needs', () => {
    const literals = readStringLiterals('bot', 'src').filter(({ text }) => CYRILLIC.test(text));
    const unused = Object.keys(ALLOWED).filter((name) => !literals.some(({ within }) => within[0] === name));

    expect(unused).toEqual([]);
  });

  it('hold no sentence for users in bot/', () => {
    const sentences = readStringLiterals('bot').filter(
      ({ file, text, within }) =>
        !file.startsWith('bot/demo/') && /^\p{Lu}\p{Ll}+ \p{L}+/u.test(text) && !within.includes('TypeError'),
    );

    expect(sentences.map(place)).toEqual([]);
  });

  it('hold no text in card templates', () => {
    const files = readdirSync(CARDS, { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.json'),
    );
    const texts = files.flatMap((file) =>
      shownTexts(JSON.parse(readFileSync(join(CARDS, file), 'utf8'))).map((text) => `${file}: ${text}`),
    );

    expect(texts).toEqual([]);
  });
});

function isAllowed({ within }: StringLiteral): boolean {
  return within[0] !== undefined && within[0] in ALLOWED;
}

function place({ file, text }: StringLiteral): string {
  return `${file}: ${text}`;
}

/** Texts beside the expressions of a template's shown properties. */
function shownTexts(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value !== 'string' || !SHOWN.includes(key)) return shownTexts(value);
    return /\p{L}{2}/u.test(value.replaceAll(/\$\{[^}]*\}/g, '')) ? [value] : [];
  });
}
