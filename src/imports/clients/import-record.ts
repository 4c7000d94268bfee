import { PASSPORT_FIELDS } from '../../clients/passport/passport-form.ts';
import type { Fields, Row, Values } from '../../forms/field.ts';
import { type CellWords, readDay, readYesNo } from '../../tables/cell-words.ts';
import {
  IMPORT_COLUMNS,
  type ImportColumn,
  type ImportRecord,
  LIST_COLUMNS,
  type ListName,
  mostRows,
  numbered,
} from './import-columns.ts';
import { cutAt, splitParts, takeBracket, withoutBackslashes } from './split-parts.ts';

/** An existing list rarely has everything that a new registration asks for; the rest is added by edits. */
const ASKED = ['legalForm', 'fullName', 'shortName', 'inn', 'kpp', 'unit'];

/** The passport's fields, required only as far as an existing list can be expected to fill them. */
export const IMPORT_FIELDS: Fields = Object.fromEntries(
  Object.entries(PASSPORT_FIELDS).map(([name, field]) => [
    name,
    { ...field, required: ASKED.includes(name), ...(field.kind === 'list' ? { min: 0 } : {}) },
  ]),
);

/** Meanings of cells in this branch. */
export interface CellMeanings {
  /** The id of what a cell names; a name that nothing has comes back as it is, to be refused. */
  idOf(
    list: 'units' | 'spheres' | 'criteria' | 'services' | 'legalForm' | 'contactRole' | 'contactGender',
    name: string,
  ): string;
  words: CellWords;
}

export interface ReadRecord {
  values: Values;
  /** The column that a field of the form came from, for the sentence about its error. */
  columnOf(path: string): ImportColumn;
}

/** A record of the file as values of the passport form. */
export function readRecord(record: ImportRecord, meanings: CellMeanings): ReadRecord {
  const { idOf, words } = meanings;
  const cell = (column: ImportColumn) => (record[column] ?? '').trim();
  const inn = cell('inn').replaceAll(/\s/g, '');
  const unit = idOf('units', cell('unit'));
  const lists = (Object.keys(LIST_COLUMNS) as ListName[]).map((list) => readList(list, record, meanings));
  const values: Values = {
    legalForm: cell('legalForm') ? idOf('legalForm', cell('legalForm')) : formOf(inn),
    fullName: cell('fullName') || cell('shortName'),
    shortName: cell('shortName'),
    inn,
    kpp: cell('kpp'),
    ogrn: cell('ogrn'),
    legalAddress: cell('legalAddress'),
    postalAddress: cell('postalAddress'),
    unit,
    servicePoints: readPoints(cell('servicePoints'), cell('legalAddress'), unit, meanings),
    large: readYesNo(cell('large'), words),
    image: readYesNo(cell('image'), words),
    criteria: splitParts(cell('criteria')).map((part) => readCriterion(part, meanings)),
    sphere: cell('sphere') ? idOf('spheres', cell('sphere')) : 'other',
    productionStructure: cell('productionStructure'),
    monthlyCharge: cell('monthlyCharge'),
    orderNumber: cell('orderNumber'),
    orderDate: readDay(cell('orderDate'), words),
    combinedDuty: cell('combinedDuty'),
    ...Object.fromEntries(lists.map(({ list, rows }) => [list, rows])),
  };
  return { values, columnOf: (path) => columnOf(path, lists) };
}

interface ReadList {
  list: ListName;
  rows: Row[];
  /** Numbers of the rows in the table. */
  numbers: number[];
}

/** The rows of a list of which anything is filled in. */
function readList(list: ListName, record: ImportRecord, meanings: CellMeanings): ReadList {
  const read: ReadList = { list, rows: [], numbers: [] };
  const columns = Object.entries(LIST_COLUMNS[list]);
  for (let number = 1; number <= mostRows(list); number += 1) {
    const cells = columns.map(
      ([field, base]) => [field, (record[numbered(base, number)] ?? '').trim()] as const,
    );
    if (cells.every(([, cell]) => cell === '')) continue;
    read.rows.push(
      Object.fromEntries(cells.map(([field, cell]) => [field, readItem(list, field, cell, meanings)])),
    );
    read.numbers.push(number);
  }
  return read;
}

function readItem(list: ListName, field: string, cell: string, { idOf, words }: CellMeanings): string {
  switch (`${list}.${field}`) {
    case 'contacts.role':
      return cell ? idOf('contactRole', cell) : 'influences';
    case 'contacts.gender':
      return cell && idOf('contactGender', cell);
    case 'services.service':
      return idOf('services', cell);
    case 'services.since':
    case 'contacts.birthday':
    case 'companyDays.day':
      return readDay(cell, words);
    case 'contacts.official':
    case 'companyDays.once':
      return String(readYesNo(cell, words));
    default:
      return cell;
  }
}

function columnOf(path: string, lists: ReadList[]): ImportColumn {
  const [name = '', row = '0', item = ''] = path.split('/');
  if (name === 'deputy') return 'deputyEmail';
  const read = lists.find(({ list }) => list === name);
  if (!read) return IMPORT_COLUMNS.find((each) => each === name) ?? 'shortName';
  const columns: Record<string, (typeof IMPORT_COLUMNS)[number]> = LIST_COLUMNS[read.list];
  const [first = 'shortName'] = Object.values(columns);
  return numbered(columns[item] ?? first, read.numbers[Number(row)] ?? 1);
}

/** `Барнаул: пр. Ленина, 1 | Бийск: ул. Советская, 2`; without points, the legal address in the client's unit. */
function readPoints(text: string, legalAddress: string, unit: string, { idOf }: CellMeanings): Row[] {
  const points = splitParts(text).map((part) => {
    const [name, address] = cutAt(part, ':');
    return address === null
      ? { address: withoutBackslashes(part), unit }
      : { address: withoutBackslashes(address), unit: idOf('units', withoutBackslashes(name)) };
  });
  return points.length > 0 || legalAddress === '' ? points : [{ address: legalAddress, unit }];
}

/** `Количество линий = 120 (2026 год)`. */
function readCriterion(part: string, { idOf }: CellMeanings): Row {
  const [name, rest] = cutAt(part, '=');
  const { text, bracket } = takeBracket(rest ?? '');
  return {
    criterion: idOf('criteria', withoutBackslashes(name)),
    value: withoutBackslashes(text),
    period: withoutBackslashes(bracket ?? ''),
  };
}

function formOf(inn: string): string {
  return inn.length === 12 ? 'entrepreneur' : 'organisation';
}
