import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Passport } from '../../../../src/clients/client.ts';
import {
  COMPLETENESS_PARTS,
  passportCompleteness,
} from '../../../../src/clients/passport/completeness-rules.ts';
import { buildPassport } from '../../../helpers/build-passport.ts';

const WHOLE = buildPassport({ appointment: { ...buildPassport().appointment, deputy: 'deputy' } });
const EMPTY: Partial<Passport> = {
  sphere: '',
  monthlyCharge: null,
  contacts: [],
  services: [],
  fullName: '',
  ogrn: '',
  legalAddress: '',
  servicePoints: [{ address: '', unit: 'barnaul' }],
  companyDays: [],
  productionStructure: '',
  appointment: { orderNumber: '', orderDate: '', manager: 'manager', deputy: null, combinedDuty: null },
};

describe('how complete a passport is', () => {
  it('is all of it, where nothing that matters is missing', () => {
    expect(passportCompleteness(WHOLE)).toEqual({ percent: 100, missing: [] });
  });

  it('is nothing for what the route alone has asked for, and names all that is missing', () => {
    expect(passportCompleteness(buildPassport(EMPTY))).toEqual({
      percent: 0,
      missing: [...COMPLETENESS_PARTS],
    });
  });

  it('asks for the birthday of who signs, not of anybody', () => {
    const contacts = WHOLE.contacts.map((contact) => ({ ...contact, role: 'technical' as const }));

    expect(passportCompleteness({ ...WHOLE, contacts }).missing).toEqual(['birthday']);
  });

  it('never falls when something is added', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(EMPTY)), fc.constantFrom(...Object.keys(EMPTY)), (left, added) => {
        const without = (names: string[]) =>
          ({
            ...WHOLE,
            ...Object.fromEntries(names.map((name) => [name, EMPTY[name as keyof Passport]])),
          }) as Passport;
        const before = passportCompleteness(without(left));
        const after = passportCompleteness(without(left.filter((name) => name !== added)));
        expect(after.percent).toBeGreaterThanOrEqual(before.percent);
        expect(after.percent).toBeLessThanOrEqual(100);
      }),
    );
  });
});
