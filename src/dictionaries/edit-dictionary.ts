import { Temporal } from 'temporal-polyfill';
import type { FieldChange } from '../audit/audit-event.ts';
import { type Clock, today } from '../clock.ts';
import { changeDocument, insertDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import { AppError } from '../errors.ts';
import type { FieldError } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { type DayRule, PROFESSIONAL_DAYS } from '../occasions/professional-days.ts';
import type { Directory } from '../people/directory.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import { requireAdmin } from '../people/require-admin.ts';
import { DuplicateKey, type Repo } from '../storage/store.ts';
import { DICTIONARIES, type DictionaryDoc, type DictionaryEntry, type DictionaryName } from './dictionary.ts';
import { checkEntries, entryFields, readDayRule, typedDayRule } from './dictionary-rules.ts';
import { defaultEntries } from './load-dictionary.ts';

export interface EditDictionaryDeps {
  dictionaries: Repo<DictionaryDoc>;
  directory: Directory;
  relay: Relay;
  clock: Clock;
  newId(): string;
}

export interface EditDictionaryInput {
  actor: string;
  dictionary: DictionaryName;
  /** Null for a new entry. */
  entry: string | null;
  /** Of the dictionary, as the clicked card was drawn from it; 0 while it is the default one. */
  version: number;
  typed: Record<string, unknown>;
}

/** Adds, renames or retires one entry. Throws FORBIDDEN, NOT_FOUND, STALE. */
export async function editDictionary(
  deps: EditDictionaryDeps,
  input: EditDictionaryInput,
): Promise<Record<string, FieldError>> {
  await requireAdmin(deps, input.actor);
  const { dictionary } = input;
  const stored = await deps.dictionaries.get(dictionary);
  if ((stored?.version ?? 0) !== input.version) throw new AppError('STALE');
  const entries = stored?.entries ?? defaultEntries(dictionary);
  const known = entries.find(({ id }) => id === input.entry);
  if (input.entry !== null && !known) throw new AppError('NOT_FOUND');
  const context = { today: today(deps.clock, DEFAULT_ZONE), options: () => [] };
  const { values, errors } = validateFields(entryFields(dictionary), input.typed, context);
  if (Object.keys(errors).length > 0) return errors;
  const day = dictionary === 'spheres' ? readDayRule(values) : null;
  if (day && 'errors' in day) return day.errors;
  const next: DictionaryEntry = {
    id: known?.id ?? `own-${deps.newId().slice(-12).toLowerCase()}`,
    name: { ru: String(values.nameRu), en: String(values.nameEn) },
    ...(day ? dayOf(known, day.rule) : {}),
    ...(values.threshold ? { threshold: String(values.threshold) } : {}),
    ...(values.retired === true ? { retired: true } : {}),
  };
  const all = known ? entries.map((entry) => (entry.id === next.id ? next : entry)) : [...entries, next];
  const wrong = checkEntries(all, next);
  if (Object.keys(wrong).length > 0) return wrong;
  await write(deps, input, all, trace(deps, input, known, next));
  return {};
}

/** A rule that the form cannot show, such as the 256th day of the year, stays while nothing else is typed. */
function dayOf(known: DictionaryEntry | undefined, rule: DayRule | null): { day: DayRule | null } {
  const current = known && (known.day === undefined ? PROFESSIONAL_DAYS[known.id] : known.day);
  return { day: rule === null && current && 'dayOfYear' in current ? current : rule };
}

async function write(
  deps: EditDictionaryDeps,
  { dictionary, version }: EditDictionaryInput,
  entries: DictionaryEntry[],
  effects: NewEffect[],
): Promise<void> {
  const { relay, dictionaries } = deps;
  try {
    if (version === 0) {
      await insertDocument(relay, dictionaries, DICTIONARIES.name, { _id: dictionary, entries }, effects);
      return;
    }
  } catch (error) {
    if (error instanceof DuplicateKey) throw new AppError('STALE');
    throw error;
  }
  await changeDocument(
    relay,
    dictionaries,
    DICTIONARIES.name,
    async () => {
      const current = await dictionaries.get(dictionary);
      if (current?.version !== version) throw new AppError('STALE');
      return current;
    },
    (current) => ({ doc: { ...current, entries }, effects }),
  );
}

function trace(
  deps: EditDictionaryDeps,
  { actor, dictionary }: EditDictionaryInput,
  before: DictionaryEntry | undefined,
  after: DictionaryEntry,
): NewEffect[] {
  const from = before ? fieldsOf(before) : {};
  const changes = Object.entries(fieldsOf(after)).flatMap(([field, to]): FieldChange[] =>
    (from[field] ?? '') === to ? [] : [{ field, from: from[field] ?? '', to }],
  );
  if (changes.length === 0) return [];
  const entry = {
    subject: `dictionary:${dictionary}`,
    at: Temporal.Instant.fromEpochMilliseconds(deps.clock.now()).toString(),
    by: actor,
    onBehalfOf: null,
    event: { type: 'dictionary.changed' as const, entry: after.name?.ru ?? after.id, changes },
  };
  return [{ name: 'audit', args: { entry } }];
}

function fieldsOf({ id, name, threshold, retired, day }: DictionaryEntry): Record<string, string> {
  const rule = day === undefined ? PROFESSIONAL_DAYS[id] : day;
  return {
    day: Object.values(typedDayRule(rule)).join(' / '),
    'name.ru': name?.ru ?? '',
    'name.en': name?.en ?? '',
    threshold: threshold ?? '',
    retired: retired ? 'true' : '',
  };
}
