import type { Temporal } from 'temporal-polyfill';
import {
  type DictionaryEntry,
  type DictionaryName,
  type LoadDictionaryDeps,
  loadDictionary,
  offeredEntries,
} from '../../dictionaries/load-dictionary.ts';
import { type Clock, today } from '../../kernel/clock.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person, Unit } from '../../people/person.ts';

export interface PassportContextDeps extends LoadDictionaryDeps {
  directory: Directory;
  clock: Clock;
}

/** Dictionaries that a passport points to. */
export type PassportDictionary = Exclude<DictionaryName, 'removal-grounds'>;

/** Choices that the passport form offers, and the day it is filled in. */
export interface PassportContext {
  today: Temporal.PlainDate;
  units: Unit[];
  managers: Person[];
  dictionaries: Record<PassportDictionary, DictionaryEntry[]>;
  options(name: string): string[];
}

export async function loadPassportContext(
  deps: PassportContextDeps,
  actor: Person,
): Promise<PassportContext> {
  const [units, managers, spheres, criteria, services, zone] = await Promise.all([
    deps.directory.listUnits(),
    deps.directory.findByRole('manager'),
    loadDictionary(deps, 'spheres'),
    loadDictionary(deps, 'criteria'),
    loadDictionary(deps, 'services'),
    deps.directory.zoneOf(actor),
  ]);
  const dictionaries = { spheres, criteria, services };
  return {
    today: today(deps.clock, zone),
    units,
    managers,
    dictionaries,
    options: (name) => {
      if (name === 'units') return units.map((unit) => unit._id);
      if (name === 'people:manager') return managers.map((person) => person._id);
      const entries = Object.hasOwn(dictionaries, name) ? dictionaries[name as PassportDictionary] : [];
      return offeredEntries(entries).map((entry) => entry.id);
    },
  };
}
