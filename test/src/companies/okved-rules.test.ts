import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sphereOfOkved } from '../../../src/companies/okved-rules.ts';
import { SPHERES } from '../../../src/dictionaries/spheres.ts';

describe('the sphere of a code of OKVED', () => {
  it.each([
    ['64.19', 'banking'],
    ['42.11', 'roads'],
    ['42.21', 'construction'],
    ['84.11.3', 'local-government'],
    ['84.11.1', 'authorities'],
    ['61', 'telecom'],
    ['01.11.11', 'agriculture'],
    ['99.00', null],
    ['', null],
    ['64.19; 66', null],
  ])('of %s is %s', (code, sphere) => {
    expect(sphereOfOkved(code)).toBe(sphere);
  });

  it('is one of the default dictionary, or none', () => {
    const known: (string | null)[] = [null, ...SPHERES];
    const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));

    fc.assert(
      fc.property(fc.array(digits, { minLength: 1, maxLength: 3 }), (parts) => {
        expect(known).toContain(sphereOfOkved(parts.join('.')));
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void expect(known).toContain(sphereOfOkved(text))));
  });
});
