import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { Locale } from '../i18n/translate.ts';
import type { CollectionDef } from '../storage/store.ts';
import type { Limit } from './limit-rules.ts';
import type { DayRule } from './professional-days.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'dictionary.changed': { entry: string; changes: FieldChange[] };
  }
}

export const DICTIONARY_NAMES = ['spheres', 'criteria', 'services', 'removal-grounds'] as const;

export type DictionaryName = (typeof DICTIONARY_NAMES)[number];

export function isDictionaryName(name: string): name is DictionaryName {
  return (DICTIONARY_NAMES as readonly string[]).includes(name);
}

/** `name` is null for a default entry, whose name is the string `dictionaries.<dictionary>.<id>`. */
export interface DictionaryEntry {
  id: string;
  name: Record<Locale, string> | null;
  /** Criteria only: from how much on it is met, in the branch's own words. */
  threshold?: string;
  /** Criteria only: the same as a number. Without one, people judge. */
  limit?: Limit;
  /** Spheres only: the professional day; null for none, absent for the known one. */
  day?: DayRule | null;
  /** Not offered any more; what names it keeps its name. */
  retired?: boolean;
}

/** A branch's own list, once an admin has changed the default one. `_id` is the dictionary's name. */
export interface DictionaryDoc extends Aggregate {
  entries: DictionaryEntry[];
}

export const DICTIONARIES: CollectionDef<DictionaryDoc> = { name: 'dictionaries', indexes: [PENDING_INDEX] };
