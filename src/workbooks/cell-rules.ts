import type { CellValue, ColumnKind } from './sheet.ts';

/** Excel refuses a longer cell, and with it the file. */
export const LONGEST_CELL = 32_767;
const LONGEST_NAME = 31;

/** XML has no place for these, halves of torn pairs among them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;
/** Excel reads `_x0041_` as a letter of its own. */
const ESCAPE_LIKE = /_(?=x[0-9a-f]{4}_)/gi;

/** The first day that every spreadsheet counts alike, and the last that they know. */
const DAYS = { first: '1900-03-01', last: '9999-12-31' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The value of a cell. Whatever its column cannot hold (a day before 1900, no number at all) stays as text. */
export function cellOf(kind: ColumnKind, value: CellValue): string | number | Date | null {
  if (value === null || value === '') return null;
  if (kind === 'text') return textOf(String(value));
  if (kind === 'date') return dayOf(String(value)) ?? textOf(String(value));
  const number = typeof value === 'string' ? Number(value.trim() || Number.NaN) : value;
  if (!Number.isFinite(number)) return typeof value === 'string' ? textOf(value) : null;
  return kind === 'money' || kind === 'percent' ? number / 100 : number;
}

/** Text as a spreadsheet can hold it. */
export function textOf(text: string): string {
  const clean = text.replaceAll(/\r\n?/g, '\n').replaceAll(UNWRITABLE, '');
  const short = clean.length > LONGEST_CELL ? `${cut(clean, LONGEST_CELL - 1)}…` : clean;
  const escaped = short.replaceAll(ESCAPE_LIKE, '_x005F_');
  return escaped.length > LONGEST_CELL ? short.replaceAll(ESCAPE_LIKE, '-') : escaped;
}

/** The beginning, with no half of a pair at its end. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/\p{Surrogate}$/u, '');
}

function dayOf(text: string): Date | null {
  if (!DAY.test(text) || text < DAYS.first || text > DAYS.last) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? null : day;
}

/** Names of tabs as spreadsheets take them: short, without `[]:*?/\`, each once whatever its case. */
export function tabNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const bare = textOf(name)
      .replaceAll(/[[\]:*?/\\\n\t]/g, ' ')
      .replaceAll(/^[\s']+|[\s']+$/g, '');
    const wanted = bare === '' || bare.toLowerCase() === 'history' ? `${bare}_` : bare;
    for (let n = 1; ; n += 1) {
      const end = n === 1 ? '' : ` ${n}`;
      const tab = cut(wanted, LONGEST_NAME - end.length) + end;
      if (taken.has(tab.toLowerCase())) continue;
      taken.add(tab.toLowerCase());
      return tab;
    }
  });
}

/** `A` of 0, `AA` of 26. */
export function columnName(at: number): string {
  const before = Math.floor(at / 26);
  const letter = String.fromCharCode(65 + (at % 26));
  return before === 0 ? letter : columnName(before - 1) + letter;
}
