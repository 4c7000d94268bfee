import type { Page } from '../storage/store.ts';

/** Endings of Russian nouns and adjectives, the longest first: «ромашку», «лютиком», «южной». */
const ENDING =
  /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|ях|ах|ям|ам|ов|ев|ой|ей|ый|ий|ом|ем|ая|яя|ую|юю|ые|ие|[аяоеуюыиьй])$/u;
/** A shorter beginning would find too many names. */
const LEAST_LETTERS = 4;

/** The beginnings of the words that stay whatever the case; null when none has an ending to drop. */
function withoutEndings(text: string): string | null {
  const words = text.split(/\s+/u);
  const bare = words.map((word) => {
    const stem = word.replace(ENDING, '');
    return stem.length >= LEAST_LETTERS ? stem : word;
  });
  return bare.some((word, n) => word !== words[n]) ? bare.join(' ') : null;
}

/** Searches for the words as they are, then, where that finds nothing, for what stays of them in any case. */
export async function searchInflected<T>(
  words: string,
  search: (words: string) => Promise<Page<T>>,
): Promise<Page<T>> {
  const found = await search(words);
  const bare = found.items.length > 0 ? null : withoutEndings(words);
  return bare === null ? found : search(bare);
}
