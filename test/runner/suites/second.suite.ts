import { expect, it } from '@jest/globals';
import { LOADED_AT } from './shared.ts';

it(`finds what was loaded at ${LOADED_AT}`, () => {
  expect(LOADED_AT).toBeGreaterThan(0);
});
