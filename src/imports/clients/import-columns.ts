import { PASSPORT_FIELDS } from '../../clients/passport/passport-form.ts';
import type { Texts } from '../../i18n/translate.ts';

/** Columns that a client has one of, and those of the first row of a list, in the order of the sample. */
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
  'serviceName',
  'serviceQuantity',
  'serviceTariff',
  'serviceContract',
  'serviceSince',
  'operatorName',
  'operatorServices',
  'operatorVolume',
  'contactLastName',
  'contactFirstName',
  'contactPatronymic',
  'contactPost',
  'contactRole',
  'contactPhone',
  'contactEmail',
  'contactGender',
  'contactSalutation',
  'contactBirthday',
  'contactConsent',
  'contactOfficial',
  'companyDayTitle',
  'companyDay',
  'companyDayOnce',
] as const;

type BaseColumn = (typeof IMPORT_COLUMNS)[number];

/** `contactPhone` is the first contact's, `contactPhone2` the second one's. */
export type ImportColumn = BaseColumn | `${BaseColumn}${number}`;

export const REQUIRED_COLUMNS: readonly ImportColumn[] = ['shortName', 'inn', 'unit', 'managerEmail'];

export type ImportRecord = Partial<Record<ImportColumn, string>>;

/** Lists of the passport whose rows have columns of their own, field by field. */
export const LIST_COLUMNS = {
  services: {
    service: 'serviceName',
    quantity: 'serviceQuantity',
    tariff: 'serviceTariff',
    contract: 'serviceContract',
    since: 'serviceSince',
  },
  operators: { operator: 'operatorName', services: 'operatorServices', volume: 'operatorVolume' },
  contacts: {
    lastName: 'contactLastName',
    firstName: 'contactFirstName',
    patronymic: 'contactPatronymic',
    post: 'contactPost',
    role: 'contactRole',
    phone: 'contactPhone',
    email: 'contactEmail',
    gender: 'contactGender',
    salutation: 'contactSalutation',
    birthday: 'contactBirthday',
    consent: 'contactConsent',
    official: 'contactOfficial',
  },
  companyDays: { title: 'companyDayTitle', day: 'companyDay', once: 'companyDayOnce' },
} as const satisfies Record<string, Record<string, BaseColumn>>;

export type ListName = keyof typeof LIST_COLUMNS;

/** The column of a list's field in its row of that number, counted from 1. */
export function numbered(base: BaseColumn, row: number): ImportColumn {
  return row === 1 ? base : `${base}${row}`;
}

/** Rows that a list may have at most. */
export function mostRows(list: ListName): number {
  const field = PASSPORT_FIELDS[list];
  return field?.kind === 'list' ? field.max : 0;
}

/** Every column that a table may have. */
export function allColumns(): ImportColumn[] {
  const further = (Object.keys(LIST_COLUMNS) as ListName[]).flatMap((list) =>
    Array.from({ length: mostRows(list) - 1 }, (_, index) =>
      Object.values(LIST_COLUMNS[list]).map((base) => numbered(base, index + 2)),
    ).flat(),
  );
  return [...IMPORT_COLUMNS, ...further];
}

/** `Контакт: телефон`, of the second one `Контакт 2: телефон`. */
export function columnTitle(column: ImportColumn, texts: Texts): string {
  const [, base = column, row] = /^(.*?)([0-9]+)?$/.exec(column) ?? [];
  const title = texts.built(`imports.columns.clients.${base}`);
  return row ? title.replace(':', ` ${row}:`) : title;
}

/** Titles by which a column is known besides its id: the first row of a list may have its number too. */
export function columnTitles(column: ImportColumn, languages: Texts[]): string[] {
  const titles = languages.map((texts) => columnTitle(column, texts));
  return /[0-9]$/.test(column)
    ? titles
    : [
        ...titles,
        `${column}1`,
        ...titles.filter((title) => title.includes(':')).map((title) => title.replace(':', ' 1:')),
      ];
}
