import type { Passport } from '../client.ts';

/** Parts of a passport that make work with a client easier, in the order in which they are worth asking for. */
export const COMPLETENESS_PARTS = [
  'sphere',
  'charge',
  'contact',
  'phone',
  'birthday',
  'contract',
  'order',
  'full-name',
  'ogrn',
  'legal-address',
  'point-addresses',
  'company-day',
  'structure',
  'deputy',
] as const;
export type CompletenessPart = (typeof COMPLETENESS_PARTS)[number];

export interface Completeness {
  /** Share of the parts that are there: 0 to 100. */
  percent: number;
  /** Parts that are not, the most useful first. */
  missing: CompletenessPart[];
}

/** Weighs what is in a passport against what matters. Masked contacts keep their posts only, so a reader needs the whole. */
export function passportCompleteness(passport: Passport): Completeness {
  const missing = COMPLETENESS_PARTS.filter((part) => !HAS[part](passport));
  const there = COMPLETENESS_PARTS.length - missing.length;
  return { percent: Math.floor((there / COMPLETENESS_PARTS.length) * 100), missing };
}

const HAS: Record<CompletenessPart, (passport: Passport) => boolean> = {
  sphere: ({ sphere }) => sphere !== '',
  charge: ({ monthlyCharge }) => monthlyCharge !== null,
  contact: ({ contacts }) => contacts.length > 0,
  phone: ({ contacts }) => contacts.some(({ phone, email }) => phone !== '' || email !== ''),
  birthday: ({ contacts }) => contacts.some(({ role, birthday }) => role === 'signs' && birthday !== null),
  contract: ({ services }) => services.some(({ contract }) => contract !== ''),
  order: ({ appointment }) => appointment.orderNumber !== '' && appointment.orderDate !== '',
  'full-name': ({ fullName }) => fullName !== '',
  ogrn: ({ ogrn }) => ogrn !== '',
  'legal-address': ({ legalAddress }) => legalAddress !== '',
  'point-addresses': ({ servicePoints }) => servicePoints.every(({ address }) => address !== ''),
  'company-day': ({ companyDays }) => companyDays.length > 0,
  structure: ({ productionStructure }) => productionStructure !== '',
  deputy: ({ appointment }) => appointment.deputy !== null,
};
