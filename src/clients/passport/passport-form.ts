import type { Fields } from '../../forms/field.ts';

/** One screen of the passport form. */
export interface FormStep {
  id: string;
  fields: Fields;
}

const NAMES: Fields = {
  legalForm: { kind: 'choice', options: ['organisation', 'entrepreneur'], required: true },
  fullName: { kind: 'text', min: 3, max: 300, required: true },
  shortName: { kind: 'text', min: 3, max: 300, required: true },
  inn: { kind: 'text', max: 12, required: true, check: 'inn' },
  kpp: {
    kind: 'text',
    max: 9,
    required: true,
    check: 'kpp',
    when: { field: 'legalForm', is: 'organisation' },
  },
  ogrn: { kind: 'text', max: 15, required: true, check: 'ogrn' },
};

const PLACES: Fields = {
  legalAddress: { kind: 'text', min: 5, max: 300, required: true },
  postalAddress: { kind: 'text', max: 300 },
  unit: { kind: 'choice', options: 'units', required: true },
  servicePoints: {
    kind: 'list',
    min: 1,
    max: 50,
    item: {
      address: { kind: 'text', min: 5, max: 300, required: true },
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
  orderNumber: { kind: 'text', max: 50, required: true, check: 'document-number' },
  orderDate: { kind: 'date', required: true, notAfter: 'today' },
  deputy: { kind: 'choice', options: 'people:manager' },
  combinedDuty: { kind: 'text', max: 200 },
};

const PEOPLE: Fields = {
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
      salutation: { kind: 'text', max: 200 },
      birthday: { kind: 'day' },
      consent: { kind: 'text', max: 200 },
    },
  },
  companyDays: {
    kind: 'list',
    max: 10,
    item: {
      title: { kind: 'text', min: 2, max: 200, required: true },
      day: { kind: 'day', required: true },
    },
  },
};

/** The registration card as a form, screen by screen. The last screen only shows what was entered. */
export const PASSPORT_STEPS: readonly FormStep[] = [
  { id: 'names', fields: NAMES },
  { id: 'places', fields: PLACES },
  { id: 'basis', fields: BASIS },
  { id: 'services', fields: SERVICES },
  { id: 'appointment', fields: APPOINTMENT },
  { id: 'people', fields: PEOPLE },
  { id: 'review', fields: {} },
];

/** Every field of the form; names are unique over the screens. */
export const PASSPORT_FIELDS: Fields = Object.assign({}, ...PASSPORT_STEPS.map((step) => step.fields));

/** The screen with a field of that name, or with the list that a path such as `contacts/0/phone` begins with. */
export function stepOfField(path: string): string {
  const name = path.split('/')[0] ?? '';
  return PASSPORT_STEPS.find((step) => Object.hasOwn(step.fields, name))?.id ?? 'review';
}
