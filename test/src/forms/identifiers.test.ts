import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInn, isKpp, isOgrn, isOgrnip } from '../../../src/forms/identifiers.ts';

describe('isInn', () => {
  it.each(['7707083893', '7707049388', '7830002293', '2225000050', '500100732259', '526317984689'])(
    'accepts %s',
    (inn) => {
      expect(isInn(inn)).toBe(true);
    },
  );

  it.each([
    '7707083894',
    '0000000000',
    '٧٧٠٧٠٨٣٨٩٣',
    '770708389',
    '77070838931',
    '123456789037',
    '000000000000',
    '',
    ' 7707083893',
  ])('refuses %j', (inn) => {
    expect(isInn(inn)).toBe(false);
  });

  it('accepts exactly one last digit for every nine digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 999_999_999 }), (number) => {
        const nine = String(number).padStart(9, '0');
        const right = [...'0123456789'].filter((digit) => isInn(nine + digit));
        expect(right).toHaveLength(1);
      }),
    );
  });
});

describe('isKpp', () => {
  it.each(['773601001', '7736AB001'])('accepts %s', (kpp) => {
    expect(isKpp(kpp)).toBe(true);
  });

  it.each(['77360100', '7736ab001', '0000AA000', '7736АВ001', ''])('refuses %j', (kpp) => {
    expect(isKpp(kpp)).toBe(false);
  });
});

describe('isOgrn', () => {
  it.each(['1027700132195', '1027700198767', '1037739010891', '1117746358608', '1022200000020'])(
    'accepts %s',
    (ogrn) => {
      expect(isOgrn(ogrn)).toBe(true);
    },
  );

  it.each(['1027700132196', '4057910142110', '0000000000000', '102770013219', '304500116000157'])(
    'refuses %s',
    (ogrn) => {
      expect(isOgrn(ogrn)).toBe(false);
    },
  );
});

describe('isOgrnip', () => {
  it.each(['304500116000157', '304540707500034', '304220000000001', '304220000000120'])(
    'accepts %s',
    (ogrn) => {
      expect(isOgrnip(ogrn)).toBe(true);
    },
  );

  it.each(['313242342342332', '000000000000000', '1027700132195'])('refuses %s', (ogrn) => {
    expect(isOgrnip(ogrn)).toBe(false);
  });
});
