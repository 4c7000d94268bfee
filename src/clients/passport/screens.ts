import { chosenIds } from '../../forms/chosen-ids.ts';
import type { Fields, Row, Values } from '../../forms/field.ts';
import { rowsOf, takeTyped } from '../../forms/form-state.ts';
import type { PassportDraft } from './draft.ts';
import { PASSPORT_FIELDS, type PassportSectionId, SECTION_IDS, sectionFields } from './passport-form.ts';

/** `inn` asks for that alone, `main` for what the route needs, `review` shows everything, section by section. */
export const SCREENS = ['inn', 'main', 'review'] as const;
export type ScreenId = (typeof SCREENS)[number];

/** One row of a list whose fields stand on the screen itself. */
export interface RowInPlace {
  list: string;
  row: number;
  fields: Fields;
}

/** Inputs of a screen. */
export interface Screen {
  fields: Fields;
  rows: RowInPlace[];
}

/** Further units with service points: typed on the main screen, kept as service points. */
export const ELSEWHERE: Fields = { elsewhere: { kind: 'choice', options: 'units', many: true } };

const MAIN = [
  ...['shortName', 'kpp', 'large', 'image', 'monthlyCharge', 'unit', 'sphere'],
  ...['fullName', 'ogrn', 'legalAddress'],
];
const MAIN_ROWS: Record<string, string[]> = {
  criteria: ['criterion', 'value'],
  contacts: ['lastName', 'firstName', 'post', 'phone'],
};
const EMPTY_SCREEN: Screen = { fields: {}, rows: [] };

/** Inputs that one screen may hold of a list's rows. */
const MOST_IN_PLACE = 12;
/** Rows that choose from a dictionary carry all of it, and a card has a limit. */
const MOST_WITH_CHOICES = 2;
/** Fields that are mended most often, where a whole row is too long. */
const OFTEN: Record<string, string[]> = { contacts: ['phone', 'email'] };

/** The screen of a draft; one of the former seven steps leads to where the same is asked now. */
export function screenIdOf({ step, purpose, values }: PassportDraft): ScreenId {
  const known = SCREENS.find((id) => id === step);
  if (known) return known;
  if (purpose !== 'registration') return 'review';
  return values.inn ? 'main' : 'inn';
}

/** The section that is open, if one is. */
export function openSectionOf({ section }: PassportDraft): PassportSectionId | null {
  return SECTION_IDS.find((id) => id === section) ?? null;
}

/** Inputs that the draft shows now; none where everything is only shown. */
export function screenOf(draft: PassportDraft): Screen {
  const section = openSectionOf(draft);
  if (section) return sectionScreen(section, draft.values);
  switch (screenIdOf(draft)) {
    case 'inn':
      return { fields: pick(PASSPORT_FIELDS, ['inn']), rows: [] };
    case 'main':
      return { fields: pick(PASSPORT_FIELDS, MAIN), rows: mainRows() };
    case 'review':
      return EMPTY_SCREEN;
  }
}

/** True for a field, a list or a row of it that the screen has an input for. */
export function isOnScreen({ fields, rows }: Screen, path: string): boolean {
  if (Object.hasOwn(fields, path)) return true;
  return rows.some(
    ({ list, row, fields: cells }) =>
      path === list || Object.keys(cells).some((name) => path === `${list}/${row}/${name}`),
  );
}

/** Units besides the client's own that its service points lie in. */
export function elsewhereOf(values: Values): string[] {
  const units = rowsOf(values, 'servicePoints').map((row) => String(row.unit ?? ''));
  return [...new Set(units)].filter((unit) => unit !== '' && unit !== values.unit);
}

/** Values with what was typed on a screen taken over, right or wrong. */
export function takeScreen(
  screen: Screen,
  before: Values,
  typed: Record<string, unknown>,
  newId: () => string,
): Values {
  const values = takeTyped(screen.fields, before, typed);
  for (const list of new Set(screen.rows.map((row) => row.list))) {
    values[list] = takeRows(
      screen.rows.filter((row) => row.list === list),
      rowsOf(before, list),
      typed,
      newId,
    );
  }
  return values;
}

/** Adds what follows from the main screen: the legal form from the INN, the service points from the units. */
export function deduce(values: Values, typed: Record<string, unknown>): Values {
  const form = { 10: 'organisation', 12: 'entrepreneur' }[String(values.inn ?? '').length];
  const known = form ? { ...values, legalForm: form } : values;
  return { ...known, servicePoints: pointsOf(known, typed) };
}

/** Service points in the units that were named; those with an address keep it. */
function pointsOf(values: Values, typed: Record<string, unknown>): Row[] {
  const points = rowsOf(values, 'servicePoints');
  const { unit } = values;
  if (typeof unit !== 'string' || unit === '') return points;
  // Clients leave out a choice that was emptied, so the unit beside it says that it was asked.
  const asked = Object.hasOwn(typed, 'unit');
  const further = asked ? chosenIds(takeTyped(ELSEWHERE, {}, typed).elsewhere) : elsewhereOf(values);
  const wanted = [...new Set([unit, ...further])].filter((id) => id !== '');
  const kept = points.filter((point) => wanted.includes(String(point.unit)));
  const missing = wanted.filter((id) => !kept.some((point) => point.unit === id));
  return [...kept, ...missing.map((id) => ({ address: '', unit: id }))];
}

/** A row that nothing is typed into is none. */
function takeRows(
  places: RowInPlace[],
  before: Row[],
  typed: Record<string, unknown>,
  newId: () => string,
): Row[] {
  const rows = [...before];
  for (const { list, row, fields } of places) {
    const prefix = `${list}/${row}/`;
    const cells = Object.entries(typed).filter(([path]) => path.startsWith(prefix));
    const own = Object.fromEntries(cells.map(([path, value]) => [path.slice(prefix.length), value]));
    const taken = takeTyped(fields, rows[row] ?? { id: newId(), ...ROW_DEFAULTS[list] }, own) as Row;
    if (row < rows.length || !isEmptyRow(list, taken)) rows[row] = taken;
  }
  return rows.filter((row, n) => n >= before.length || !isEmptyRow(places[0]?.list ?? '', row));
}

const ROW_DEFAULTS: Record<string, Row> = { contacts: { role: 'signs' } };

function isEmptyRow(list: string, row: Row): boolean {
  const defaults = ROW_DEFAULTS[list] ?? {};
  return Object.entries(row).every(
    ([name, value]) => name === 'id' || value === '' || value === null || value === defaults[name],
  );
}

function mainRows(): RowInPlace[] {
  return Object.entries(MAIN_ROWS).map(([list, names]) => ({ list, row: 0, fields: cells(list, names) }));
}

function sectionScreen(section: PassportSectionId, values: Values): Screen {
  const fields = sectionFields(section);
  const lists = Object.entries(fields).filter(([, field]) => field.kind === 'list');
  return { fields, rows: lists.flatMap(([list]) => rowsInPlace(list, rowsOf(values, list).length)) };
}

/** As many fields of every row as the screen has room for. */
function rowsInPlace(list: string, count: number): RowInPlace[] {
  const all = Object.keys(cells(list));
  const names = [all, OFTEN[list] ?? []].find((each) => hasRoom(cells(list, each), count)) ?? [];
  if (names.length === 0) return [];
  return Array.from({ length: count }, (_, row) => ({ list, row, fields: cells(list, names) }));
}

function hasRoom(row: Fields, count: number): boolean {
  const chooses = Object.values(row).some(
    (field) => field.kind === 'choice' && typeof field.options === 'string',
  );
  return Object.keys(row).length * count <= MOST_IN_PLACE && (!chooses || count <= MOST_WITH_CHOICES);
}

function cells(list: string, names?: string[]): Fields {
  const field = PASSPORT_FIELDS[list];
  if (field?.kind !== 'list') return {};
  return names ? pick(field.item, names) : field.item;
}

function pick(fields: Fields, names: string[]): Fields {
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fields[name];
      return field ? [[name, field]] : [];
    }),
  );
}
