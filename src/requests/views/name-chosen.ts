import {
  type DictionaryName,
  type LoadDictionaryDeps,
  loadDictionary,
} from '../../dictionaries/load-dictionary.ts';
import { chosenIds } from '../../forms/chosen-ids.ts';
import type { Fields, Values } from '../../forms/field.ts';
import { rowsOf } from '../../forms/form-state.ts';
import { BRANCH, type Person, roleInOptions } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { kindInOptions } from '../kinds/definition.ts';
import type { OptionEntry } from './load-field-options.ts';

export interface NameChosenDeps extends LoadDictionaryDeps {
  people: Repo<Person>;
}

/** Limit to look-ups of what is typed into a form. */
const MOST_NAMED = 100;

/** The entries, and beside them whoever or whatever these values name and is offered no more. */
export async function nameChosen(
  deps: NameChosenDeps,
  entries: Record<string, OptionEntry[]>,
  fields: Fields,
  values: Values,
): Promise<Record<string, OptionEntry[]>> {
  const all = { ...entries };
  for (const { name, ids } of chosenIn(fields, values)) {
    const known = all[name] ?? [];
    const gone = ids.filter((id) => !known.some((entry) => entry.id === id));
    if (gone.length > 0) all[name] = [...known, ...(await findGone(deps, name, gone.slice(0, MOST_NAMED)))];
  }
  return all;
}

function chosenIn(fields: Fields, values: Values): { name: string; ids: string[] }[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (field.kind === 'list') return rowsOf(values, key).flatMap((row) => chosenIn(field.item, row));
    if (field.kind !== 'choice' || typeof field.options !== 'string') return [];
    return [{ name: field.options, ids: chosenIds(values[key]) }];
  });
}

async function findGone(deps: NameChosenDeps, name: string, ids: string[]): Promise<OptionEntry[]> {
  if (name === 'offices') return ids.includes(BRANCH) ? [{ id: BRANCH, name: null, retired: true }] : [];
  if (name === 'units' || kindInOptions(name)) return [];
  if (!roleInOptions(name)) {
    const entries = await loadDictionary(deps, name as DictionaryName);
    return entries.filter(({ id }) => ids.includes(id)).map((entry) => ({ ...entry, retired: true }));
  }
  const people: OptionEntry[] = [];
  for (const id of ids) {
    const person = await deps.people.get(id);
    if (person) people.push({ id, name: { ru: person.name, en: person.name }, retired: true });
  }
  return people;
}
