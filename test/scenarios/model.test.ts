import { describe, it } from '@jest/globals';
import { keepRules } from '../helpers/model/keep-rules.ts';

/** A first look: `npm run test:long -- model` goes on until everything is reached. */
const RUNS = 12;
const SEED = Date.now() % 2 ** 31;

describe('random people on random requests keep every rule of the regulation, and lose no word', () => {
  it.each([41, SEED])(
    'seed %i',
    async (seed) => {
      await keepRules({ seed, numRuns: RUNS });
    },
    120_000,
  );
});
