import type { FieldValue, Row, Values } from '../../forms/field.ts';
import { toTyped } from '../../forms/format-input.ts';
import type { CompanyDay, Contact, Passport, ServiceRow } from '../client.ts';
import { PASSPORT_FIELDS } from './passport-form.ts';

/** A stored passport as the form holds it while it is being edited. */
export function typePassport(passport: Passport): Values {
  const { appointment, ...rest } = passport;
  return toTyped(PASSPORT_FIELDS, { ...rest, ...appointment });
}

/** Validated values of the form as a passport. Rows that have no id yet get one. */
export function toPassport(values: Values, manager: string, newId: () => string): Passport {
  return {
    fullName: text(values.fullName),
    shortName: text(values.shortName),
    legalForm: values.legalForm === 'entrepreneur' ? 'entrepreneur' : 'organisation',
    inn: text(values.inn),
    kpp: text(values.kpp),
    ogrn: text(values.ogrn),
    legalAddress: text(values.legalAddress),
    postalAddress: text(values.postalAddress),
    servicePoints: rows(values.servicePoints).map((row) => ({
      address: text(row.address),
      unit: text(row.unit),
    })),
    unit: text(values.unit),
    large: values.large === true,
    image: values.image === true,
    criteria: rows(values.criteria).map((row) => ({
      criterion: text(row.criterion),
      value: text(row.value),
      period: text(row.period),
    })),
    sphere: text(values.sphere),
    productionStructure: text(values.productionStructure),
    services: rows(values.services).map(toService),
    operators: rows(values.operators).map((row) => ({
      operator: text(row.operator),
      services: text(row.services),
      volume: text(row.volume),
    })),
    monthlyCharge: number(values.monthlyCharge),
    appointment: {
      orderNumber: text(values.orderNumber),
      orderDate: text(values.orderDate),
      manager,
      deputy: text(values.deputy) || null,
      combinedDuty: text(values.combinedDuty) || null,
    },
    contacts: rows(values.contacts).map((row) => toContact(row, newId)),
    companyDays: rows(values.companyDays).map((row) => toCompanyDay(row, newId)),
  };
}

function toService(row: Row): ServiceRow {
  return {
    service: text(row.service),
    quantity: number(row.quantity) ?? 0,
    tariff: text(row.tariff),
    contract: text(row.contract),
    since: text(row.since),
  };
}

function toContact(row: Row, newId: () => string): Contact {
  const consent = text(row.consent) || null;
  return {
    id: text(row.id) || newId(),
    lastName: text(row.lastName),
    firstName: text(row.firstName),
    patronymic: text(row.patronymic),
    post: text(row.post),
    role: text(row.role) as Contact['role'],
    phone: text(row.phone),
    email: text(row.email),
    salutation: text(row.salutation),
    birthday: consent ? text(row.birthday) || null : null,
    consent,
    ...(row.gender === 'male' || row.gender === 'female' ? { gender: row.gender } : {}),
    ...(row.official === true ? { official: true } : {}),
  };
}

function toCompanyDay(row: Row, newId: () => string): CompanyDay {
  const day = { id: text(row.id) || newId(), title: text(row.title), day: text(row.day) };
  return row.once === true ? { ...day, once: true } : day;
}

function text(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function number(value: FieldValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function rows(value: FieldValue | undefined): Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object') : [];
}
