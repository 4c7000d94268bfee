import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PassportDraft } from '../../../../src/clients/passport/draft.ts';
import { PASSPORT_FIELDS, SECTION_IDS } from '../../../../src/clients/passport/passport-form.ts';
import { typePassport } from '../../../../src/clients/passport/passport-values.ts';
import {
  deduce,
  ELSEWHERE,
  elsewhereOf,
  type Screen,
  screenOf,
  takeScreen,
} from '../../../../src/clients/passport/screens.ts';
import type { Values } from '../../../../src/forms/field.ts';
import { rowsOf } from '../../../../src/forms/form-state.ts';
import { buildPassport } from '../../../helpers/build-passport.ts';

const [contact] = buildPassport().contacts;
const newId = () => 'new';

/** Passports with any number of rows in their lists. */
const passports = fc
  .record({ people: fc.nat(8), points: fc.integer({ min: 1, max: 9 }), days: fc.nat(5), reasons: fc.nat(5) })
  .map(({ people, points, days, reasons }) =>
    buildPassport({
      contacts: contact ? Array.from({ length: people }, (_, n) => ({ ...contact, id: `c${n}` })) : [],
      servicePoints: Array.from({ length: points }, (_, n) => ({
        address: `Дом ${n}`,
        unit: n % 2 ? 'biysk' : 'barnaul',
      })),
      companyDays: Array.from({ length: days }, (_, n) => ({
        id: `d${n}`,
        title: `День ${n}`,
        day: '06-05',
      })),
      criteria: Array.from({ length: reasons }, (_, n) => ({
        criterion: 'lines',
        value: `${n + 1}`,
        period: '',
      })),
    }),
  );

function draftOf(values: Values, more: Partial<PassportDraft>): PassportDraft {
  return { values, step: 'main', purpose: 'registration', ...more } as PassportDraft;
}

/** Inputs as a client sends them back when nobody touches anything. */
function untouched({ fields, rows }: Screen, values: Values): Record<string, unknown> {
  const plain = Object.entries(fields).filter(([, field]) => field.kind !== 'list');
  return {
    ...Object.fromEntries(plain.map(([name]) => [name, values[name]])),
    ...Object.fromEntries(
      rows.flatMap(({ list, row, fields: cells }) =>
        Object.keys(cells).map((name) => [`${list}/${row}/${name}`, rowsOf(values, list)[row]?.[name] ?? '']),
      ),
    ),
  };
}

describe('a screen of the passport', () => {
  it('loses nothing of what it shows, nor of what it does not', () => {
    fc.assert(
      fc.property(passports, fc.constantFrom(null, ...SECTION_IDS), (passport, section) => {
        const values = typePassport(passport);
        const screen = screenOf(draftOf(values, { section }));
        const elsewhere = elsewhereOf(values).join(',');
        const typed = { ...untouched(screen, values), ...(section ? {} : { elsewhere }) };

        const taken = takeScreen(screen, values, typed, newId);
        const after = section ? taken : deduce(taken, typed);

        expect(after).toEqual(values);
      }),
    );
  });

  it('holds so few inputs that a phone shows them', () => {
    fc.assert(
      fc.property(passports, fc.constantFrom(...SECTION_IDS), (passport, section) => {
        const { fields, rows } = screenOf(draftOf(typePassport(passport), { section }));
        const inputs = rows.reduce((sum, row) => sum + Object.keys(row.fields).length, 0);
        expect(Object.keys(fields).length + inputs).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('asks for nothing twice', () => {
    const { fields } = screenOf(draftOf({}, {}));

    expect(Object.keys(fields).every((name) => Object.hasOwn(PASSPORT_FIELDS, name))).toBe(true);
    expect(Object.keys(ELSEWHERE).some((name) => Object.hasOwn(PASSPORT_FIELDS, name))).toBe(false);
  });
});
