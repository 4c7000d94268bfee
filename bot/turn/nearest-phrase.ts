/** Letters that may be wrong, by the length of the phrase: a short word is soon another one. */
function tolerance(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

export interface NearPhrase {
  phrase: string;
  /** Number of words typed for the phrase. */
  words: number;
}

/** The phrase that somebody has mistyped, if one is near enough; all of them folded alike. */
export function nearestPhrase(typed: readonly string[], phrases: readonly string[]): NearPhrase | null {
  let best: { near: NearPhrase; distance: number } | null = null;
  for (const phrase of phrases) {
    const count = phrase.split(' ').length;
    const distance = editDistance(typed.slice(0, count).join(' '), phrase);
    if (distance > tolerance(phrase.length) || (best && best.distance <= distance)) continue;
    best = { near: { phrase, words: count }, distance };
  }
  return best?.near ?? null;
}

/** Letters put in, left out, replaced, or swapped with their neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(rows, i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(rows, i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(replaced, swapped, at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1));
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

function at(rows: number[][], i: number, j: number): number {
  return rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
}
