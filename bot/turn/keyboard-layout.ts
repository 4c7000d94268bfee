const RUSSIAN = { words: 'йцукенгшщзхъфывапролджэячсмитьбю' };
const ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** Text by the same keys in the other layout: «vjb ltkf» is «мои дела». */
export function inOtherLayout(text: string): string {
  return [...text.toLowerCase()].map((sign) => twinOf(sign)).join('');
}

function twinOf(sign: string): string {
  const latin = ENGLISH.indexOf(sign);
  if (latin >= 0) return RUSSIAN.words.charAt(latin);
  const cyrillic = RUSSIAN.words.indexOf(sign);
  return cyrillic >= 0 ? ENGLISH.charAt(cyrillic) : sign;
}
