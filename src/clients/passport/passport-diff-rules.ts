import { compareValues, type ValueChange } from '../../forms/compare-values.ts';
import type { Fields } from '../../forms/field.ts';
import type { Passport } from '../client.ts';
import { levelOf, type Proposal } from './client-rules.ts';
import { PASSPORT_FIELDS } from './passport-form.ts';

/** The fields of the form, and what follows from them or is given by an order. */
export const TRACED_FIELDS: Fields = {
  ...PASSPORT_FIELDS,
  level: { kind: 'choice', options: ['local', 'regional'] },
  manager: { kind: 'choice', options: 'people:manager' },
};

/** Changes that an edit makes to the passport, for the audit: nothing about contacts. */
export function diffPassports(before: Passport, after: Passport): ValueChange[] {
  return compareValues(TRACED_FIELDS, valuesOf(before), valuesOf(after));
}

/** The same of a change that is yet to be agreed. */
export function diffProposal(before: Passport, proposal: Proposal): ValueChange[] {
  return diffPassports(before, { ...before, ...proposal });
}

function valuesOf({ appointment, ...rest }: Passport): Record<string, unknown> {
  return { ...rest, ...appointment, level: levelOf(rest.servicePoints) };
}
