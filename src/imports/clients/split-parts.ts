/** Cells of several values: `|` stands between them, and a `\` before a sign of this writing makes it a letter. */
const SIGNS = '\\|:=()';

/** The values between `|`, empty ones left out. */
export function splitParts(text: string): string[] {
  const bars = signsOf(text, '|');
  return [...bars, text.length]
    .map((end, index) => text.slice((bars[index - 1] ?? -1) + 1, end).trim())
    .filter((part) => part !== '');
}

/** Text before the first such sign, and behind it; null where there is none. */
export function cutAt(text: string, sign: string): [string, string | null] {
  const [at] = signsOf(text, sign);
  return at === undefined ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

/** A text that ends with a bracket, apart from it; null where it does not. */
export function takeBracket(text: string): { text: string; bracket: string | null } {
  const whole = text.trim();
  const signs = signsOf(whole, '()');
  if (signs.at(-1) !== whole.length - 1 || !whole.endsWith(')')) return { text: whole, bracket: null };
  let depth = 0;
  for (const at of signs.toReversed()) {
    depth += whole[at] === ')' ? 1 : -1;
    if (depth === 0) return { text: whole.slice(0, at), bracket: whole.slice(at + 1, -1) };
  }
  return { text: whole, bracket: null };
}

/** The text that a part stands for. */
export function withoutBackslashes(part: string): string {
  return part.trim().replaceAll(/\\([\\|:=()])/g, '$1');
}

/** Places of signs that no backslash makes letters. */
function signsOf(text: string, signs: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\' && SIGNS.includes(text[at + 1] ?? ' ')) at += 1;
    else if (signs.includes(text[at] ?? ' ')) places.push(at);
  }
  return places;
}
