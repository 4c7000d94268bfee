import type { Locale } from '../people/person.ts';
import type { SettingDoc } from '../storage/setting.ts';
import type { Repo } from '../storage/store.ts';
import { CRITERIA } from './criteria.ts';
import { SERVICES } from './services.ts';
import { SPHERES } from './spheres.ts';

export type DictionaryName = 'spheres' | 'criteria' | 'services';

/** `name` is null for a default entry, whose name is the string `dictionaries.<dictionary>.<id>`. */
export interface DictionaryEntry {
  id: string;
  name: Record<Locale, string> | null;
}

export interface LoadDictionaryDeps {
  settings: Repo<SettingDoc>;
}

const DEFAULTS: Record<DictionaryName, readonly string[]> = {
  spheres: SPHERES,
  criteria: CRITERIA,
  services: SERVICES,
};

/**
 * The branch's own list from the setting `dictionary:<name>` (`[{ id, name: { ru, en } }]`), else the default
 * one. A setting that is not such a list is passed over.
 */
export async function loadDictionary(
  deps: LoadDictionaryDeps,
  name: DictionaryName,
): Promise<DictionaryEntry[]> {
  const setting = await deps.settings.get(`dictionary:${name}`);
  const own = Array.isArray(setting?.value) ? setting.value.filter(isEntry) : [];
  return own.length > 0 ? own : DEFAULTS[name].map((id) => ({ id, name: null }));
}

function isEntry(value: unknown): value is DictionaryEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name } = value as Partial<DictionaryEntry>;
  if (typeof id !== 'string' || !/^[a-z0-9-]{1,40}$/.test(id)) return false;
  return name === null || (typeof name?.ru === 'string' && typeof name.en === 'string');
}
