import { type Client, ownClientKeys } from '../../clients/client.ts';
import { isDictionaryName } from '../../dictionaries/dictionary.ts';
import {
  type LoadDictionaryDeps,
  loadDictionary,
  offeredEntries,
} from '../../dictionaries/load-dictionary.ts';
import type { Locale } from '../../i18n/translate.ts';
import { type Clock, today } from '../../kernel/clock.ts';
import type { Directory } from '../../people/directory.ts';
import { findActor } from '../../people/find-actor.ts';
import { BRANCH, DEFAULT_ZONE, type Person, roleInOptions, type Unit } from '../../people/person.ts';
import { tellApart } from '../../people/tell-apart.ts';
import type { Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import { type KindDictionary, type KindFields, kindInOptions } from '../kinds/definition.ts';
import { requestKind } from '../kinds/index.ts';
import { type RequestDoc, requestsBy } from '../request.ts';
import { hasExpired } from '../route/watched-dates.ts';

export interface LoadFieldOptionsDeps extends LoadDictionaryDeps {
  directory: Directory;
  requests: Repo<RequestDoc>;
  clients: Repo<Client>;
  clock: Clock;
}

/** One thing to choose; a null name is the string `dictionaries.<dictionary>.<id>`. */
export interface OptionEntry {
  id: string;
  name: Record<Locale, string> | null;
  /** Offered no more: there for its name alone. */
  retired?: boolean;
}

/** Entries of a form's dictionaries, as of now. */
export interface FieldOptions {
  entries: Record<string, OptionEntry[]>;
  options(name: string): string[];
}

/** Approved requests offered to be named by another one, and so far they are looked for. */
const MOST_LINKED = 30;
const MOST_LOOKED_AT = 300;
const MOST_CLIENTS = 200;

/** Loads every dictionary that the choices of these fields name, as this person may use it. */
export async function loadFieldOptions(
  deps: LoadFieldOptionsDeps,
  actor: string,
  fields: KindFields,
): Promise<FieldOptions> {
  const entries: Record<string, OptionEntry[]> = {};
  for (const name of dictionariesIn(fields)) entries[name] = await loadEntries(deps, actor, name);
  return { entries, options: (name) => (entries[name] ?? []).map(({ id }) => id) };
}

/** The dictionaries that choices name, those in rows of lists too. */
export function dictionariesIn(fields: KindFields): KindDictionary[] {
  const names = Object.values(fields).flatMap((field) => {
    if (field.kind === 'list') return dictionariesIn(field.item);
    return field.kind === 'choice' && typeof field.options === 'string' ? [field.options] : [];
  });
  return [...new Set(names)];
}

async function loadEntries(
  deps: LoadFieldOptionsDeps,
  actor: string,
  name: KindDictionary,
): Promise<OptionEntry[]> {
  if (isDictionaryName(name)) return offeredEntries(await loadDictionary(deps, name));
  if (name === 'offices') return loadOffices(deps, actor);
  if (name === 'units') {
    return (await deps.directory.listUnits()).map((unit) => ({ id: unit._id, name: unit.name }));
  }
  const role = roleInOptions(name);
  if (role) {
    const people = await deps.directory.findByRole(role);
    return nameApart(people, await deps.directory.listUnits());
  }
  const kind = kindInOptions(name);
  return kind === null ? [] : loadApproved(deps, actor, kind);
}

/** The units; for whoever has a role in the branch, or substitutes such a one, its head office too. */
async function loadOffices(deps: LoadFieldOptionsDeps, actor: string): Promise<OptionEntry[]> {
  const units = await loadEntries(deps, actor, 'units');
  const person = await deps.directory.findPerson(actor);
  if (!person) return units;
  const { principals } = await findActor(deps, actor, today(deps.clock, await deps.directory.zoneOf(person)));
  const inBranch = [person, ...principals].some(({ roles }) => roles.some(({ scope }) => scope === BRANCH));
  return inBranch ? [...units, { id: BRANCH, name: null }] : units;
}

/**
 * Approved requests of a kind that have not run out: the person's own, and those about clients who are theirs
 * now. The last first.
 */
async function loadApproved(
  { requests, clients, directory, clock }: LoadFieldOptionsDeps,
  actor: string,
  type: string,
): Promise<OptionEntry[]> {
  const person = await directory.findPerson(actor);
  const date = today(clock, person ? await directory.zoneOf(person) : DEFAULT_ZONE).toString();
  const own = { index: 'all', eq: {}, anyKeys: ownClientKeys(actor), limit: MOST_CLIENTS };
  const theirs = (await clients.find(own)).items.map(({ _id }) => requestsBy.client(_id));
  const keys = [requestsBy.type(type), requestsBy.status('approved')];
  const anyKeys = [requestsBy.author(actor), ...theirs];
  const offered: OptionEntry[] = [];
  let looked = 0;
  for await (const each of walk(requests, { index: 'all', eq: {}, keys, anyKeys, desc: true })) {
    const { _id, client } = each;
    if (!hasExpired(requestKind(type), each, date)) {
      offered.push(named(_id, client ? `${_id} · ${client}` : _id));
    }
    looked += 1;
    if (offered.length === MOST_LINKED || looked === MOST_LOOKED_AT) break;
  }
  return offered;
}

function nameApart(people: Person[], units: Unit[]): OptionEntry[] {
  const namesIn = (locale: Locale) =>
    tellApart(people, (scope) => units.find(({ _id }) => _id === scope)?.name[locale] ?? '');
  const [ru, en] = [namesIn('ru'), namesIn('en')];
  return people.map(({ _id, name }) => ({
    id: _id,
    name: { ru: ru.get(_id) ?? name, en: en.get(_id) ?? name },
  }));
}

function named(id: string, name: string): OptionEntry {
  return { id, name: { ru: name, en: name } };
}
