import { z } from 'zod';
import { DICTIONARY_NAMES } from '../../dictionaries/dictionary.ts';
import { type DictionaryEntry, loadDictionary } from '../../dictionaries/load-dictionary.ts';
import type { Texts } from '../../i18n/translate.ts';
import { listPeople } from '../../people/list-people.ts';
import type { Person, Unit } from '../../people/person.ts';
import { requireRight } from '../../people/require-right.ts';
import { hasRight } from '../../people/rights.ts';
import type { CellValue } from '../../workbooks/sheet.ts';
import { type RowColumn, sheetOf } from '../../workbooks/sheet-of.ts';
import type { ExportKind } from '../export-kind.ts';
import { readFilters } from '../read-filters.ts';
import { type ExportWords, type ExportWordsDeps, loadExportWords } from './load-export-words.ts';

const PeopleFilters = z.object({ text: z.string().max(200).default('') });
const EntryFilters = z.object({ dictionary: z.enum(DICTIONARY_NAMES) });

/** Everybody of the directory, leavers too, or those whom a search found. */
export const peopleExport: ExportKind<ExportWordsDeps> = {
  id: 'people',
  typed: true,
  build: async (deps, ask) => {
    await requireRight(deps, ask.actor, 'keep-directory');
    const { text } = readFilters(PeopleFilters, ask.filters);
    const people = await listPeople(deps, { state: 'all', text });
    const words = await loadExportWords(deps, ask);
    const name = ask.texts.t('exports.people.name');
    return {
      name,
      lines: text === '' ? [] : [ask.texts.t('clients.list.found', { text })],
      sheets: [sheetOf(name, peopleColumns(words), people)],
    };
  },
};

function peopleColumns(words: ExportWords): RowColumn<Person>[] {
  const { texts } = words;
  const text = (
    key: 'name' | 'email' | 'roles' | 'substitute' | 'state' | 'id',
    of: (person: Person) => string,
  ) => ({
    title: texts.t(`exports.people.${key}`),
    kind: 'text' as const,
    of,
  });
  const day = (key: 'from' | 'to') => ({
    title: texts.t(`exports.people.${key}`),
    kind: 'date' as const,
    of: ({ substitute }: Person): CellValue => substitute?.[key] ?? null,
  });
  return [
    text('name', ({ name }) => name),
    text('email', ({ email }) => email),
    text('roles', ({ roles }) =>
      roles.map(({ role, scope }) => `${texts.t(`people.roles.${role}`)}: ${words.unit(scope)}`).join('; '),
    ),
    text('substitute', ({ substitute }) => (substitute ? words.person(substitute.person) : '')),
    day('from'),
    day('to'),
    text('state', ({ active }) => texts.t(`exports.people.${active ? 'active' : 'inactive'}`)),
    text('id', ({ _id }) => _id),
  ];
}

export const unitsExport: ExportKind<ExportWordsDeps> = {
  id: 'units',
  build: async (deps, ask) => {
    await requireRight(deps, ask.actor, 'keep-directory');
    const managers = await deps.directory.findByRole('manager');
    const name = ask.texts.t('exports.units.name');
    return {
      name,
      lines: [],
      sheets: [sheetOf(name, unitColumns(managers, ask.texts), await deps.directory.listUnits())],
    };
  },
};

function unitColumns(managers: Person[], texts: Texts): RowColumn<Unit>[] {
  const holds = ({ _id }: Unit) => managers.filter((person) => hasRight(person, 'register-clients', _id));
  return [
    { title: texts.t('exports.columns.unit'), kind: 'text', of: ({ name }) => name[texts.locale] },
    { title: texts.t('exports.units.id'), kind: 'text', of: ({ _id }) => _id },
    { title: texts.t('exports.units.zone'), kind: 'text', of: ({ zone }) => zone },
    {
      title: texts.t('exports.units.approved'),
      kind: 'number',
      of: ({ approvedManagers }) => approvedManagers,
    },
    { title: texts.t('exports.units.managers'), kind: 'number', of: (unit) => holds(unit).length },
  ];
}

/** Entries of one dictionary, those that are offered no more too. */
export const dictionaryExport: ExportKind<ExportWordsDeps> = {
  id: 'dictionary',
  build: async (deps, ask) => {
    await requireRight(deps, ask.actor, 'keep-directory');
    const { dictionary } = readFilters(EntryFilters, ask.filters);
    const { texts } = ask;
    const words = await loadExportWords(deps, ask);
    const name = texts.t(`directory.dictionaries.names.${dictionary}`);
    const columns: RowColumn<DictionaryEntry>[] = [
      { title: texts.t('exports.entries.name'), kind: 'text', of: ({ id }) => words.entry(dictionary, id) },
      { title: texts.t('exports.entries.id'), kind: 'text', of: ({ id }) => id },
      {
        title: texts.t('exports.entries.state'),
        kind: 'text',
        of: ({ retired }) => texts.t(`exports.entries.${retired ? 'retired' : 'offered'}`),
      },
    ];
    return { name, lines: [], sheets: [sheetOf(name, columns, await loadDictionary(deps, dictionary))] };
  },
};
