import type { FieldError, Row, Values } from '../../forms/field.ts';
import { isOgrn, isOgrnip } from '../../forms/identifiers.ts';
import type { ClientLevel, Passport, ServicePoint } from '../client.ts';

/** Local only while every service point lies in one unit (clause 10.1). */
export function levelOf(servicePoints: readonly Pick<ServicePoint, 'unit'>[]): ClientLevel {
  return new Set(servicePoints.map((point) => point.unit)).size > 1 ? 'regional' : 'local';
}

/** The identity that is in the register once; entrepreneurs have no KPP. */
export function clientKey(passport: Pick<Passport, 'inn' | 'kpp'>): string {
  return `${passport.inn}:${passport.kpp}`;
}

/** Checks the fields of the form together. `manager` is the client's manager. */
export function checkPassport(values: Values, manager: string): Record<string, FieldError> {
  return {
    ...checkIdentifiers(values),
    ...checkPlaces(values),
    ...checkBasis(values),
    ...(values.deputy && values.deputy === manager ? { deputy: { code: 'deputy-is-manager' } } : {}),
    ...checkContacts(values),
  };
}

function checkIdentifiers(values: Values): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  const organisation = values.legalForm === 'organisation';
  const { inn, ogrn } = values;
  if (!values.legalForm) return errors;
  if (typeof inn === 'string' && inn !== '' && inn.length !== (organisation ? 10 : 12)) {
    errors.inn = { code: organisation ? 'inn-organisation' : 'inn-entrepreneur' };
  }
  if (typeof ogrn === 'string' && ogrn !== '' && !(organisation ? isOgrn(ogrn) : isOgrnip(ogrn))) {
    errors.ogrn = { code: organisation ? 'ogrn-organisation' : 'ogrn-entrepreneur' };
  }
  return errors;
}

function checkPlaces(values: Values): Record<string, FieldError> {
  const points = rowsOf(values.servicePoints);
  if (!values.unit || points.length === 0 || points.some((point) => !point.unit)) return {};
  return points.some((point) => point.unit === values.unit) ? {} : { unit: { code: 'unit-without-point' } };
}

function checkBasis(values: Values): Record<string, FieldError> {
  if (values.large === undefined || values.large === true || values.image === true) return {};
  return { large: { code: 'vip-basis' } };
}

/** A birthday is personal data that needs a consent of its own (152-ФЗ). */
function checkContacts(values: Values): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const [index, contact] of rowsOf(values.contacts).entries()) {
    if (contact.birthday && !contact.consent) {
      errors[`contacts/${index}/consent`] = { code: 'consent-needed' };
    }
  }
  return errors;
}

function rowsOf(value: Values[string] | undefined): Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object') : [];
}

/** Parts of the passport that the directors agreed to: a change runs the route again. */
const ROUTE_PARTS = ['inn', 'kpp', 'unit', 'large', 'image', 'criteria'] as const;

export interface PassportChange {
  /** Names of parts whose change is agreed first. Service points are among them when units or level change. */
  route: (keyof Passport)[];
  /** Names of parts that change at once. */
  atOnce: (keyof Passport)[];
}

export function comparePassports(before: Passport, after: Passport): PassportChange {
  const changed = (Object.keys(after) as (keyof Passport)[]).filter(
    (part) => !same(before[part], after[part]),
  );
  const agreed: (keyof Passport)[] = [...ROUTE_PARTS, ...(unitsChanged(before, after) ? POINTS : [])];
  return {
    route: changed.filter((part) => agreed.includes(part)),
    atOnce: changed.filter((part) => !agreed.includes(part)),
  };
}

const POINTS = ['servicePoints'] as const;

/** Parts of a change that the route decides, and the identity that is reserved for it. */
export type Proposal = Pick<Passport, 'inn' | 'kpp'> & Partial<Passport>;

/** Nothing that nobody has to agree to goes along: people's names and birthdays stay in the register. */
export function proposalOf(before: Passport, after: Passport): Proposal {
  const { inn, kpp } = after;
  return { ...pickParts(after, comparePassports(before, after).route), inn, kpp };
}

export function pickParts(passport: Passport, parts: (keyof Passport)[]): Partial<Passport> {
  return Object.fromEntries(parts.map((part) => [part, passport[part]]));
}

/** The current passport with only the named parts taken from the proposed one. */
export function takeParts(current: Passport, proposed: Passport, parts: (keyof Passport)[]): Passport {
  return { ...current, ...pickParts(proposed, parts) };
}

function unitsChanged(before: Passport, after: Passport): boolean {
  return !same(unitsOf(before), unitsOf(after));
}

function unitsOf(passport: Passport): string[] {
  return [...new Set(passport.servicePoints.map((point) => point.unit))].sort();
}

/** Plain JSON with keys in any order. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false;
  return keys.every((key) => same(a[key as keyof typeof a], b[key as keyof typeof b]));
}
