import type { FieldError, Fields, Values } from '../forms/field.ts';
import { foldName } from '../forms/fold-name.ts';
import { formatDay, parseDay } from '../forms/parse-date.ts';
import type { DictionaryEntry, DictionaryName } from './dictionary.ts';
import { LIMIT_FIELDS } from './limit-rules.ts';
import type { DayRule } from './professional-days.ts';

const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

/** A professional day: on one date, or on the n-th weekday of a month. */
const DAY_FIELDS = {
  day: { kind: 'text', max: 40 },
  nth: { kind: 'choice', options: ['1', '2', '3', '4', '-1'] },
  weekday: { kind: 'choice', options: MONTHS.slice(0, 7) },
  month: { kind: 'choice', options: MONTHS },
} satisfies Fields;

/** The day that was typed; null for none, an error for half a rule. */
export function readDayRule(
  values: Values,
): { rule: DayRule | null } | { errors: Record<string, FieldError> } {
  const { day, nth, weekday, month } = values;
  const parts = [nth, weekday, month].filter((part) => part !== null && part !== undefined);
  if (day) {
    const parsed = parseDay(String(day));
    if (parsed?.length !== 5) return { errors: { day: { code: 'day' } } };
    return parts.length > 0 ? { errors: { nth: { code: 'one-day-rule' } } } : { rule: { day: parsed } };
  }
  if (parts.length === 0) return { rule: null };
  if (parts.length < 3) return { errors: { nth: { code: 'whole-day-rule' } } };
  return { rule: { nth: Number(nth), weekday: Number(weekday), month: Number(month) } };
}

/** The rule as the form shows it. */
export function typedDayRule(rule: DayRule | null | undefined): Values {
  if (!rule || 'dayOfYear' in rule) return {};
  if ('day' in rule) return { day: formatDay(rule.day) };
  return { nth: String(rule.nth), weekday: String(rule.weekday), month: String(rule.month) };
}

/** Fields of an entry's card. Criteria have a threshold in the branch's own words, and as a number. */
export function entryFields(dictionary: DictionaryName): Fields {
  return {
    nameRu: { kind: 'text', required: true, min: 2, max: 120 },
    nameEn: { kind: 'text', required: true, min: 2, max: 120 },
    ...(dictionary === 'spheres' ? DAY_FIELDS : {}),
    ...(dictionary === 'criteria' ? { threshold: { kind: 'text' as const, max: 120 }, ...LIMIT_FIELDS } : {}),
    retired: { kind: 'toggle' },
  };
}

/** More would not fit on a card as choices. */
export const MOST_ENTRIES = 100;

/** Faults of the list, its default names spelt out, once the entry is in it. */
export function checkEntries(
  entries: DictionaryEntry[],
  changed: DictionaryEntry,
): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  const offered = entries.filter(({ retired }) => !retired);
  for (const [field, locale] of [
    ['nameRu', 'ru'],
    ['nameEn', 'en'],
  ] as const) {
    const name = changed.name?.[locale] ?? '';
    const same = offered.some(
      (entry) =>
        entry.id !== changed.id && entry.name !== null && foldName(entry.name[locale]) === foldName(name),
    );
    if (same && !changed.retired) errors[field] = { code: 'entry-exists' };
  }
  if (offered.length === 0) errors.retired = { code: 'last-entry' };
  if (entries.length > MOST_ENTRIES) errors.nameRu = { code: 'rows-max', args: { max: MOST_ENTRIES } };
  return errors;
}
