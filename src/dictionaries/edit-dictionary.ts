import type { FieldError } from '../forms/field.ts';
import type { Translator } from '../i18n/translate.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Directory } from '../people/directory.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import { requireRight } from '../people/require-right.ts';
import type { DictionaryEntry, DictionaryName } from './dictionary.ts';
import { checkEntries } from './dictionary-rules.ts';
import { compareEntries, decideEntry } from './entry-rules.ts';
import { loadVersionedDictionary } from './load-dictionary.ts';
import { nameEntries } from './name-entries.ts';
import { type PutDictionaryDeps, putDictionary } from './put-dictionary.ts';

export interface EditDictionaryDeps extends PutDictionaryDeps {
  directory: Directory;
  translator: Translator;
  newId(): string;
}

export interface EditDictionaryInput {
  actor: string;
  dictionary: DictionaryName;
  /** Null for a new entry. */
  entry: string | null;
  /** Version of the dictionary that the clicked card was drawn from; 0 while that is the default one. */
  version: number;
  typed: Record<string, unknown>;
}

/** Adds, renames or retires one entry. Throws FORBIDDEN, NOT_FOUND, STALE. */
export async function editDictionary(
  deps: EditDictionaryDeps,
  { actor, dictionary, entry, version, typed }: EditDictionaryInput,
): Promise<Record<string, FieldError>> {
  await requireRight(deps, actor, 'keep-directory');
  const current = await loadVersionedDictionary(deps, dictionary);
  if (current.version !== version) throw new AppError('STALE');
  const named = nameEntries(dictionary, current.entries, deps.translator);
  const known = named.find(({ id }) => id === entry);
  if (entry !== null && !known) throw new AppError('NOT_FOUND');
  const date = today(deps.clock, DEFAULT_ZONE);
  const decided = decideEntry({ dictionary, known, newId: newEntryId(deps), typed, today: date });
  if ('errors' in decided) return decided.errors;
  const next = decided.entry;
  const put = (list: DictionaryEntry[]) =>
    known ? list.map((each) => (each.id === next.id ? next : each)) : [...list, next];
  const wrong = checkEntries(put(named), next);
  if (Object.keys(wrong).length > 0) return wrong;
  const changed = [{ entry: next.name?.ru ?? next.id, changes: compareEntries(known, next) }];
  await putDictionary(deps, { by: actor, dictionary, version, entries: put(current.entries), changed });
  return {};
}

/** The id of an entry that the branch adds. */
export function newEntryId(deps: { newId(): string }): string {
  return `own-${deps.newId().slice(-12).toLowerCase()}`;
}
