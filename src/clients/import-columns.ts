import type { Fields, Row, Values } from '../forms/field.ts';
import { PASSPORT_FIELDS } from './passport-form.ts';

/** Columns of the import file, in the order of the sample. Their titles are `clients.import.columns.<id>`. */
export const IMPORT_COLUMNS = [
  'fullName',
  'shortName',
  'legalForm',
  'inn',
  'kpp',
  'ogrn',
  'legalAddress',
  'postalAddress',
  'unit',
  'servicePoints',
  'large',
  'image',
  'criteria',
  'sphere',
  'productionStructure',
  'monthlyCharge',
  'managerEmail',
  'deputyEmail',
  'orderNumber',
  'orderDate',
  'combinedDuty',
  'contactLastName',
  'contactFirstName',
  'contactPatronymic',
  'contactPost',
  'contactRole',
  'contactPhone',
  'contactEmail',
  'contactSalutation',
  'contactBirthday',
  'contactConsent',
  'companyDayTitle',
  'companyDay',
] as const;

export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

export const REQUIRED_COLUMNS: readonly ImportColumn[] = ['shortName', 'inn', 'unit', 'managerEmail'];

export type ImportRecord = Partial<Record<ImportColumn, string>>;

/** An existing list rarely has everything that a new registration asks for; the rest is added by edits. */
const ASKED = ['legalForm', 'fullName', 'shortName', 'inn', 'kpp', 'unit'];

/** The passport's fields, required only as far as an existing list can be expected to fill them. */
export const IMPORT_FIELDS: Fields = Object.fromEntries(
  Object.entries(PASSPORT_FIELDS).map(([name, field]) => [
    name,
    { ...field, required: ASKED.includes(name), ...(field.kind === 'list' ? { min: 0 } : {}) },
  ]),
);

/** The id of what a cell names; a name that nothing has comes back as it is, to be refused. */
export type IdOf = (
  list: 'units' | 'spheres' | 'criteria' | 'legalForm' | 'contactRole' | 'yes',
  name: string,
) => string;

/** A record of the file as values of the passport form. `idOf` finds the id of a name in a dictionary. */
export function readRecord(record: ImportRecord, idOf: IdOf): Values {
  const cell = (column: ImportColumn) => (record[column] ?? '').trim();
  const inn = cell('inn').replaceAll(/\s/g, '');
  const unit = idOf('units', cell('unit'));
  return {
    legalForm: cell('legalForm') ? idOf('legalForm', cell('legalForm')) : formOf(inn),
    fullName: cell('fullName') || cell('shortName'),
    shortName: cell('shortName'),
    inn,
    kpp: cell('kpp'),
    ogrn: cell('ogrn'),
    legalAddress: cell('legalAddress'),
    postalAddress: cell('postalAddress'),
    unit,
    servicePoints: readPoints(cell('servicePoints'), cell('legalAddress'), unit, idOf),
    large: idOf('yes', cell('large')),
    image: idOf('yes', cell('image')),
    criteria: parts(cell('criteria')).map((part) => readCriterion(part, idOf)),
    sphere: cell('sphere') ? idOf('spheres', cell('sphere')) : 'other',
    productionStructure: cell('productionStructure'),
    monthlyCharge: cell('monthlyCharge'),
    orderNumber: cell('orderNumber'),
    orderDate: cell('orderDate'),
    combinedDuty: cell('combinedDuty'),
    contacts: readContact(cell, idOf),
    companyDays: cell('companyDay') ? [{ title: cell('companyDayTitle'), day: cell('companyDay') }] : [],
  };
}

/** The column that a field of the form came from, for the sentence about its error. */
export function columnOf(path: string): ImportColumn {
  const [name = '', , item = ''] = path.split('/');
  if (name === 'contacts' && item) {
    const column = `contact${item.charAt(0).toUpperCase()}${item.slice(1)}`;
    return IMPORT_COLUMNS.find((each) => each === column) ?? 'contactLastName';
  }
  if (name === 'companyDays') return item === 'title' ? 'companyDayTitle' : 'companyDay';
  if (name === 'deputy') return 'deputyEmail';
  return IMPORT_COLUMNS.find((each) => each === name) ?? 'shortName';
}

function readContact(cell: (column: ImportColumn) => string, idOf: IdOf): Row[] {
  const lastName = cell('contactLastName');
  if (lastName === '' && cell('contactFirstName') === '') return [];
  const role = cell('contactRole');
  return [
    {
      lastName,
      firstName: cell('contactFirstName'),
      patronymic: cell('contactPatronymic'),
      post: cell('contactPost'),
      role: role ? idOf('contactRole', role) : 'influences',
      phone: cell('contactPhone'),
      email: cell('contactEmail'),
      salutation: cell('contactSalutation'),
      birthday: cell('contactBirthday'),
      consent: cell('contactConsent'),
    },
  ];
}

/** `Барнаул: пр. Ленина, 1 | Бийск: ул. Советская, 2`; without points, the legal address in the client's unit. */
function readPoints(text: string, legalAddress: string, unit: string, idOf: IdOf): Row[] {
  const points = parts(text).map((part) => {
    const [name = '', ...address] = part.split(':');
    return address.length === 0
      ? { address: part, unit }
      : { address: address.join(':').trim(), unit: idOf('units', name.trim()) };
  });
  return points.length > 0 || legalAddress === '' ? points : [{ address: legalAddress, unit }];
}

/** `Количество линий = 120 (2026 год)`. */
function readCriterion(part: string, idOf: IdOf): Row {
  const [name = '', ...rest] = part.split('=');
  const value = rest.join('=').trim();
  const period = /^(.*?)\s*\(([^()]*)\)$/.exec(value);
  return {
    criterion: idOf('criteria', name.trim()),
    value: period?.[1] ?? value,
    period: period?.[2] ?? '',
  };
}

function parts(text: string): string[] {
  return text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function formOf(inn: string): string {
  return inn.length === 12 ? 'entrepreneur' : 'organisation';
}
