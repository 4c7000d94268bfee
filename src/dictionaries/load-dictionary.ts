import type { Repo } from '../storage/store.ts';
import { CRITERIA } from './criteria.ts';
import type { DictionaryDoc, DictionaryEntry, DictionaryName } from './dictionary.ts';
import { REMOVAL_GROUNDS } from './removal-grounds.ts';
import { SERVICES } from './services.ts';
import { SPHERES } from './spheres.ts';

export type { DictionaryEntry, DictionaryName } from './dictionary.ts';

export interface LoadDictionaryDeps {
  dictionaries: Repo<DictionaryDoc>;
}

const DEFAULTS: Record<DictionaryName, readonly string[]> = {
  spheres: SPHERES,
  criteria: CRITERIA,
  services: SERVICES,
  'removal-grounds': REMOVAL_GROUNDS,
};

/** The branch's own list, else the default one. Retired entries are in it: they still have to be named. */
export async function loadDictionary(
  deps: LoadDictionaryDeps,
  name: DictionaryName,
): Promise<DictionaryEntry[]> {
  return (await loadVersionedDictionary(deps, name)).entries;
}

/** With the version that an edit names; 0 while the default list stands. */
export async function loadVersionedDictionary(
  deps: LoadDictionaryDeps,
  name: DictionaryName,
): Promise<{ entries: DictionaryEntry[]; version: number }> {
  const stored = await deps.dictionaries.get(name);
  return { entries: stored?.entries ?? defaultEntries(name), version: stored?.version ?? 0 };
}

export function defaultEntries(name: DictionaryName): DictionaryEntry[] {
  return DEFAULTS[name].map((id) => ({ id, name: null }));
}

/** Entries to choose. */
export function offeredEntries(entries: DictionaryEntry[]): DictionaryEntry[] {
  return entries.filter(({ retired }) => !retired);
}
