/** Cells of one column that are merged; columns and rows are counted from 1. */
export interface MergedColumn {
  column: number;
  from: number;
  to: number;
}

/** A reference such as `B2:B5`; what is merged sideways has one value all the same. */
export function mergedColumn(ref = ''): MergedColumn[] {
  const found = /^([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})$/i.exec(ref.trim());
  if (!found) return [];
  const [, letters = '', from, , to] = found;
  return [{ column: columnOf(letters), from: Number(from), to: Number(to) }];
}

/** More than a table has cells: merged ones do not overlap. */
const MOST_STEPS = 5_000_000;

/** Copies the text of merged cells to every row beside them. */
export function fillMerged(cells: Map<number, string[]>, merged: MergedColumn[]): void {
  let steps = 0;
  for (const { column, from, to } of merged) {
    const text = cells.get(from)?.[column];
    if (text === undefined) continue;
    const last = Math.min(to, from + MOST_STEPS);
    for (let row = from + 1; row <= last && steps < MOST_STEPS; row += 1, steps += 1) {
      const own = cells.get(row);
      if (own && own[column] === undefined) own[column] = text;
    }
  }
}

/** `A` is 1, `AA` is 27. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
