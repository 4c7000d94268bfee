import type { FieldChange } from '../audit/audit-event.ts';
import type { FieldError, Values } from '../forms/field.ts';
import type { FieldContext } from '../forms/validate-field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import type { DictionaryEntry, DictionaryName } from './dictionary.ts';
import { entryFields, readDayRule, typedDayRule } from './dictionary-rules.ts';
import { readLimit, typedLimit } from './limit-rules.ts';
import { type DayRule, PROFESSIONAL_DAYS } from './professional-days.ts';

export interface DecideEntryInput {
  dictionary: DictionaryName;
  /** Undefined for a new entry, which gets `newId`. */
  known: DictionaryEntry | undefined;
  newId: string;
  typed: Record<string, unknown>;
  today: FieldContext['today'];
}

/** The entry as it was typed, or what is wrong with it on its own. */
export function decideEntry(
  input: DecideEntryInput,
): { entry: DictionaryEntry } | { errors: Record<string, FieldError> } {
  const { dictionary, known, newId, typed, today } = input;
  const { values, errors } = validateFields(entryFields(dictionary), typed, { today, options: () => [] });
  if (Object.keys(errors).length > 0) return { errors };
  const day = dictionary === 'spheres' ? readDayRule(values) : null;
  if (day && 'errors' in day) return day;
  const limit = readLimit(values);
  if ('errors' in limit) return limit;
  return {
    entry: {
      id: known?.id ?? newId,
      name: { ru: String(values.nameRu), en: String(values.nameEn) },
      ...(day ? dayOf(known, day.rule) : {}),
      ...(values.threshold ? { threshold: String(values.threshold) } : {}),
      ...(limit.limit ? { limit: limit.limit } : {}),
      ...(values.retired === true ? { retired: true } : {}),
    },
  };
}

/** The entry as the form shows it. */
export function typedEntry(entry: DictionaryEntry): Values {
  return {
    nameRu: entry.name?.ru ?? '',
    nameEn: entry.name?.en ?? '',
    ...typedDayRule(ruleOf(entry)),
    threshold: entry.threshold ?? '',
    ...typedLimit(entry.limit),
    retired: entry.retired === true,
  };
}

/** Changes of fields between two entries; none when both say the same. */
export function compareEntries(before: DictionaryEntry | undefined, after: DictionaryEntry): FieldChange[] {
  const from = before ? fieldsOf(before) : {};
  return Object.entries(fieldsOf(after)).flatMap(([field, to]): FieldChange[] =>
    (from[field] ?? '') === to ? [] : [{ field, from: from[field] ?? '', to }],
  );
}

/** A rule that the form cannot show, such as the 256th day of the year, stays while nothing else is typed. */
function dayOf(known: DictionaryEntry | undefined, rule: DayRule | null): { day: DayRule | null } {
  const current = known && ruleOf(known);
  return { day: rule === null && current && 'dayOfYear' in current ? current : rule };
}

function ruleOf({ id, day }: DictionaryEntry): DayRule | null | undefined {
  return day === undefined ? PROFESSIONAL_DAYS[id] : day;
}

function fieldsOf(entry: DictionaryEntry): Record<string, string> {
  const { name, threshold, limit, retired } = entry;
  const typed = typedLimit(limit);
  return {
    day: Object.values(typedDayRule(ruleOf(entry))).join(' / '),
    'name.ru': name?.ru ?? '',
    'name.en': name?.en ?? '',
    threshold: threshold ?? '',
    limit: String(typed.limit ?? ''),
    limitUnit: String(typed.limitUnit ?? ''),
    limitMonths: String(typed.limitMonths ?? ''),
    limitNear: String(typed.limitNear ?? ''),
    retired: retired ? 'true' : '',
  };
}
