import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Client, Passport } from '../../../../src/clients/client.ts';
import {
  checkPassport,
  clientKey,
  comparePassports,
  levelOf,
  takeParts,
} from '../../../../src/clients/passport/client-rules.ts';
import type { Values } from '../../../../src/forms/field.ts';
import { editKindOf } from '../../../../src/registration/edit-kind-rules.ts';
import { buildPassport } from '../../../helpers/build-passport.ts';

const RIGHT: Values = {
  legalForm: 'organisation',
  inn: '7707083893',
  kpp: '773601001',
  ogrn: '1027700132195',
  unit: 'barnaul',
  servicePoints: [{ address: 'Барнаул', unit: 'barnaul' }],
  large: true,
  image: false,
  deputy: null,
  contacts: [],
};

describe('levelOf', () => {
  it('is local exactly while all points lie in one unit', () => {
    const units = fc.array(fc.constantFrom('barnaul', 'biysk', 'rubtsovsk'), { minLength: 1 });

    fc.assert(
      fc.property(units, (names) => {
        const level = levelOf(names.map((unit) => ({ unit })));
        expect(level).toBe(names.every((unit) => unit === names[0]) ? 'local' : 'regional');
      }),
    );
  });
});

describe('clientKey', () => {
  it('leaves the place of the KPP empty for entrepreneurs', () => {
    expect(clientKey({ inn: '500100732259', kpp: '' })).toBe('500100732259:');
  });
});

describe('checkPassport', () => {
  it.each<[string, Values, Record<string, string>]>([
    ['accepts a right organisation', {}, {}],
    [
      'refuses an entrepreneur’s INN for an organisation',
      { inn: '500100732259' },
      { inn: 'inn-organisation' },
    ],
    ['refuses an OGRNIP for an organisation', { ogrn: '304500116000157' }, { ogrn: 'ogrn-organisation' }],
    [
      'accepts a right entrepreneur',
      { legalForm: 'entrepreneur', inn: '500100732259', ogrn: '304500116000157' },
      {},
    ],
    [
      'refuses an organisation’s numbers for an entrepreneur',
      { legalForm: 'entrepreneur' },
      { inn: 'inn-entrepreneur', ogrn: 'ogrn-entrepreneur' },
    ],
    ['asks for a service point in the unit', { unit: 'biysk' }, { unit: 'unit-without-point' }],
    ['asks for large or image', { large: false }, { large: 'vip-basis' }],
    ['is content with image alone', { large: false, image: true }, {}],
    ['refuses the manager as the deputy', { deputy: 'manager' }, { deputy: 'deputy-is-manager' }],
    [
      'refuses a birthday without a consent',
      { contacts: [{ birthday: null }, { birthday: '12-04', consent: '' }] },
      { 'contacts/1/consent': 'consent-needed' },
    ],
    ['accepts a birthday with a consent', { contacts: [{ birthday: '12-04', consent: '№ 7' }] }, {}],
  ])('%s', (_title, changed, expected) => {
    const errors = checkPassport({ ...RIGHT, ...changed }, 'manager');

    expect(Object.fromEntries(Object.entries(errors).map(([path, { code }]) => [path, code]))).toEqual(
      expected,
    );
  });
});

describe('comparePassports', () => {
  const before = buildPassport();
  const moved = [{ address: 'Бийск, ул. Советская, 2', unit: 'biysk' }];

  it.each<[string, Partial<Passport>, string[], string[]]>([
    ['finds nothing in an equal passport', {}, [], []],
    ['sends INN and KPP round', { inn: '7707049388', kpp: '' }, ['inn', 'kpp'], []],
    ['sends flags and criteria round', { image: true, criteria: [] }, ['image', 'criteria'], []],
    [
      'sends points round when units change',
      { servicePoints: moved, unit: 'biysk' },
      ['servicePoints', 'unit'],
      [],
    ],
    [
      'moves a point within its unit at once',
      { servicePoints: [{ address: 'Барнаул, пр. Ленина, 2', unit: 'barnaul' }] },
      [],
      ['servicePoints'],
    ],
    [
      'changes contacts, services and days at once',
      { contacts: [], services: [], companyDays: [] },
      [],
      ['services', 'contacts', 'companyDays'],
    ],
    [
      'changes names and addresses at once',
      { shortName: 'Новое имя', legalAddress: 'Бийск' },
      [],
      ['shortName', 'legalAddress'],
    ],
  ])('%s', (_title, changed, route, atOnce) => {
    const change = comparePassports(before, { ...before, ...changed });

    expect([...change.route].sort()).toEqual([...route].sort());
    expect([...change.atOnce].sort()).toEqual([...atOnce].sort());
  });

  it('does not mind the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(before).reverse()) as unknown as Passport;

    expect(comparePassports(before, turned)).toEqual({ route: [], atOnce: [] });
  });
});

describe('takeParts', () => {
  it('takes what is named and leaves the rest', () => {
    const proposed = buildPassport({ inn: '7707049388', contacts: [] });

    const taken = takeParts(buildPassport(), proposed, ['inn']);

    expect(taken).toEqual(buildPassport({ inn: '7707049388' }));
  });
});

describe('editKindOf', () => {
  it.each<[Client['status'], string | null, 'open' | 'returned' | null, string]>([
    ['client_notified', null, null, 'change'],
    ['agreeing', 'ST-1', 'open', 'change'],
    ['returned', 'ST-1', 'returned', 'rework'],
    ['client_notified', 'ST-1', 'returned', 'rework'],
    ['rejected', null, null, 'again'],
    ['withdrawn', null, null, 'again'],
    ['removed', null, null, 'again'],
    ['candidate', null, null, 'again'],
    ['candidate', 'ST-1', 'open', 'change'],
  ])('of %s with request %s (%s) is %s', (status, openRequest, requestStatus, expected) => {
    expect(editKindOf({ status, openRequest }, requestStatus)).toBe(expected);
  });
});
