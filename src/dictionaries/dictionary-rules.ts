import type { FieldError, Fields } from '../forms/field.ts';
import type { DictionaryEntry, DictionaryName } from './dictionary.ts';

/** What a card asks of an entry. Criteria have a threshold in the branch's own words. */
export function entryFields(dictionary: DictionaryName): Fields {
  return {
    nameRu: { kind: 'text', required: true, min: 2, max: 120 },
    nameEn: { kind: 'text', required: true, min: 2, max: 120 },
    ...(dictionary === 'criteria' ? { threshold: { kind: 'text' as const, max: 120 } } : {}),
    retired: { kind: 'toggle' },
  };
}

/** More would not fit on a card as choices. */
const MOST = 100;

/** What is wrong with the list once the entry is in it. */
export function checkEntries(
  entries: DictionaryEntry[],
  changed: DictionaryEntry,
): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  const offered = entries.filter(({ retired }) => !retired);
  const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
  for (const [field, locale] of [
    ['nameRu', 'ru'],
    ['nameEn', 'en'],
  ] as const) {
    const name = changed.name?.[locale] ?? '';
    const same = offered.some(
      (entry) => entry.id !== changed.id && entry.name !== null && fold(entry.name[locale]) === fold(name),
    );
    if (same && !changed.retired) errors[field] = { code: 'entry-exists' };
  }
  if (offered.length === 0) errors.retired = { code: 'last-entry' };
  if (entries.length > MOST) errors.nameRu = { code: 'rows-max', args: { max: MOST } };
  return errors;
}
