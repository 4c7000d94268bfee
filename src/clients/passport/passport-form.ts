import type { Fields } from '../../forms/field.ts';

/** A part of the passport that is edited by itself. */
export interface PassportSection {
  id: PassportSectionId;
  fields: Fields;
}

/** The sections in the order of the card; the client's card names them too. */
export const SECTION_IDS = [
  'names',
  'addresses',
  'basis',
  'services',
  'operators',
  'appointment',
  'contacts',
  'days',
] as const;
export type PassportSectionId = (typeof SECTION_IDS)[number];

const NAMES: Fields = {
  legalForm: { kind: 'choice', options: ['organisation', 'entrepreneur'], required: true },
  fullName: { kind: 'text', min: 3, max: 300 },
  shortName: { kind: 'text', min: 3, max: 300, required: true },
  inn: { kind: 'text', max: 12, required: true, check: 'inn' },
  kpp: {
    kind: 'text',
    max: 9,
    required: true,
    check: 'kpp',
    when: { field: 'legalForm', is: 'organisation' },
  },
  ogrn: { kind: 'text', max: 15, check: 'ogrn' },
};

const ADDRESSES: Fields = {
  legalAddress: { kind: 'text', min: 5, max: 300 },
  postalAddress: { kind: 'text', max: 300 },
  unit: { kind: 'choice', options: 'units', required: true },
  servicePoints: {
    kind: 'list',
    min: 1,
    max: 50,
    item: {
      address: { kind: 'text', min: 5, max: 300 },
      unit: { kind: 'choice', options: 'units', required: true },
    },
  },
};

const BASIS: Fields = {
  large: { kind: 'toggle' },
  image: { kind: 'toggle' },
  criteria: {
    kind: 'list',
    min: 1,
    max: 10,
    item: {
      criterion: { kind: 'choice', options: 'criteria', required: true },
      value: { kind: 'text', max: 100, required: true },
      period: { kind: 'text', max: 100 },
    },
  },
  sphere: { kind: 'choice', options: 'spheres', required: true },
  productionStructure: { kind: 'text', max: 2000, multiline: true },
  monthlyCharge: { kind: 'money', max: 1_000_000_000 },
};

const SERVICES: Fields = {
  services: {
    kind: 'list',
    max: 30,
    item: {
      service: { kind: 'choice', options: 'services', required: true },
      quantity: { kind: 'number', min: 1, max: 1_000_000, integer: true, required: true },
      tariff: { kind: 'text', max: 200 },
      contract: { kind: 'text', max: 100 },
      since: { kind: 'date' },
    },
  },
};

const OPERATORS: Fields = {
  operators: {
    kind: 'list',
    max: 10,
    item: {
      operator: { kind: 'text', min: 2, max: 200, required: true },
      services: { kind: 'text', max: 300 },
      volume: { kind: 'text', max: 100 },
    },
  },
};

/** The manager is whoever registers the client, so it is not asked. */
const APPOINTMENT: Fields = {
  orderNumber: { kind: 'text', max: 50, check: 'document-number' },
  orderDate: { kind: 'date', notAfter: 'today' },
  deputy: { kind: 'choice', options: 'people:manager' },
  combinedDuty: { kind: 'text', max: 200 },
};

const CONTACTS: Fields = {
  contacts: {
    kind: 'list',
    personal: true,
    max: 20,
    item: {
      lastName: { kind: 'text', max: 100, required: true },
      firstName: { kind: 'text', max: 100, required: true },
      patronymic: { kind: 'text', max: 100 },
      post: { kind: 'text', max: 200, required: true },
      role: { kind: 'choice', options: ['signs', 'influences', 'technical', 'accountant'], required: true },
      phone: { kind: 'text', max: 50, check: 'phone' },
      email: { kind: 'text', max: 254, check: 'email' },
      gender: { kind: 'choice', options: ['male', 'female'] },
      salutation: { kind: 'text', max: 200 },
      birthday: { kind: 'day' },
      consent: { kind: 'text', max: 200 },
      official: { kind: 'toggle' },
    },
  },
};

const DAYS: Fields = {
  companyDays: {
    kind: 'list',
    max: 10,
    item: {
      title: { kind: 'text', min: 2, max: 200, required: true },
      day: { kind: 'day', required: true },
      once: { kind: 'toggle' },
    },
  },
};

const FIELDS_OF: Record<PassportSectionId, Fields> = {
  names: NAMES,
  addresses: ADDRESSES,
  basis: BASIS,
  services: SERVICES,
  operators: OPERATORS,
  appointment: APPOINTMENT,
  contacts: CONTACTS,
  days: DAYS,
};

export const PASSPORT_SECTIONS: readonly PassportSection[] = SECTION_IDS.map((id) => ({
  id,
  fields: FIELDS_OF[id],
}));

/** Every field of the passport; names are unique over the sections. */
export const PASSPORT_FIELDS: Fields = Object.assign({}, ...PASSPORT_SECTIONS.map(({ fields }) => fields));

export function sectionFields(id: PassportSectionId): Fields {
  return FIELDS_OF[id];
}

/** The section with a field of that name, or with the list that a path such as `contacts/0/phone` begins with. */
export function sectionOfField(path: string): PassportSectionId {
  const name = path.split('/')[0] ?? '';
  return PASSPORT_SECTIONS.find(({ fields }) => Object.hasOwn(fields, name))?.id ?? 'names';
}
