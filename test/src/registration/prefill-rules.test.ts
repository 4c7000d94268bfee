import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PassportDraft } from '../../../src/clients/passport/draft.ts';
import { loadPassportContext } from '../../../src/clients/passport/load-passport-context.ts';
import { PASSPORT_FIELDS } from '../../../src/clients/passport/passport-form.ts';
import type { CompanyFacts } from '../../../src/companies/company-register.ts';
import { validateFields } from '../../../src/forms/validate-fields.ts';
import { fillIn, fromState, withoutFilled } from '../../../src/registration/prefill-rules.ts';
import { startRegistration } from '../../../src/registration/start-registration.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const { app } = await createRegisterWorld();
const context = await loadPassportContext(app, await app.directory.getPerson('manager'));
const empty = await startRegistration(app, { actor: 'manager' });

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom('', '773601001', '1027700132195', 'ООО "Ромашка"', '41.20', '<script>', '${1+1}'),
);
const facts: fc.Arbitrary<CompanyFacts> = fc.record({
  fullName: odd,
  shortName: odd,
  kpp: odd,
  ogrn: odd,
  legalAddress: odd,
  okved: odd,
});
const typed = fc.dictionary(
  fc.constantFrom('shortName', 'kpp', 'ogrn', 'sphere'),
  fc.string({ minLength: 1 }),
);

function draftWith(values: PassportDraft['values']): PassportDraft {
  return { ...empty, values: { ...empty.values, ...values } };
}

describe('values that nobody typed', () => {
  it('are none that would be refused if they were typed, and take the place of none that was', () => {
    fc.assert(
      fc.property(facts, typed, (told, values) => {
        const before = draftWith(values);
        const after = fillIn(before, fromState(told, []), 'state', context);

        const { errors } = validateFields(
          PASSPORT_FIELDS,
          { legalForm: 'organisation', ...after.values },
          context,
        );
        for (const name of Object.keys(after.filled ?? {})) expect(errors).not.toHaveProperty(name);
        expect(after.values).toMatchObject(values);
        expect(withoutFilled(after).values).toMatchObject(values);
      }),
    );
  });

  it('leave out a KPP that another branch has, and a sphere that the dictionary has no more', () => {
    const told = {
      fullName: '',
      shortName: '',
      kpp: '773601001',
      ogrn: '',
      legalAddress: '',
      okved: '41.20',
    };
    const without = { ...context, options: () => [] };

    expect(fillIn(empty, fromState(told, ['773601001']), 'state', context).filled).toEqual({
      sphere: { from: 'state', value: 'construction' },
    });
    expect(fillIn(empty, fromState(told, []), 'state', without).filled).toEqual({
      kpp: { from: 'state', value: '773601001' },
    });
  });
});
