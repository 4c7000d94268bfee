import type { Temporal } from 'temporal-polyfill';
import type { NoteKind } from './note.ts';

/** Beginnings of words that tell of a kind, the strongest kind first: a complaint by phone is a complaint. */
const TELLING: readonly [NoteKind, RegExp][] = [
  [
    'complaint',
    /^(?:жал[оу]|пожал[ою]в|претенз|недовол|возмущ|не\s?работа|авари|обрыв|complain|unhappy|outage|angry)/u,
  ],
  ['call', /^(?:звон|позвон|созвон|дозвон|перезвон|набрал|телефон|call|phone|rang|ring)/u],
  ['visit', /^(?:визит|встре[чт]|заех|заезж|приех|приезж|съезд|выезд|посет|посещ|visit|met(?: |$)|meet)/u],
];

/** Kind that the words tell of; null when they tell of none. */
export function guessKind(text: string): NoteKind | null {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const tells = (pattern: RegExp) =>
    words.some((word, n) => pattern.test(word) || pattern.test(`${word} ${words[n + 1] ?? ''}`));
  return TELLING.find(([, pattern]) => tells(pattern))?.[0] ?? null;
}

const DAYS: Record<string, number> = {
  сегодня: 0,
  вчера: 1,
  позавчера: 2,
  today: 0,
  yesterday: 1,
};

/** The day that the first word names, with the words behind it; without such a word, today and all of them. */
export function readDay(text: string, today: Temporal.PlainDate): { on: string; text: string } {
  const [first = '', ...rest] = text.trim().split(/\s+/u);
  const days = DAYS[first.toLowerCase().replace(/[.,:;]+$/u, '')];
  return days === undefined
    ? { on: today.toString(), text: text.trim() }
    : { on: today.subtract({ days }).toString(), text: rest.join(' ') };
}

/** True until the author's day ends on which the note was taken. */
export function mayChange(
  note: { by: string; removed: boolean },
  actor: string,
  takenOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): boolean {
  return !note.removed && note.by === actor && takenOn.equals(today);
}
