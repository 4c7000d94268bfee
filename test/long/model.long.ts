import { describe, expect, it } from '@jest/globals';
import { everythingReachable, type Reached } from '../helpers/model/count-reached.ts';
import { keepRules } from '../helpers/model/keep-rules.ts';

/**
 * `MODEL_RUNS=2000 MODEL_SEED=7 npm run test:long -- model` looks longer, or once more;
 * `MODEL_REPORT=1` says how often each thing was reached.
 */
const LOOKS_LONGER = process.env.MODEL_RUNS !== undefined || process.env.MODEL_SEED !== undefined;
/** Always the same without a word, so that what passed once passes in CI. */
const SEED = Number(process.env.MODEL_SEED ?? 529_904_555);
const RUNS = Number(process.env.MODEL_RUNS ?? 1000);
const TIME_LIMIT = LOOKS_LONGER ? 3_600_000 : 60_000;

/** The same runs every time, enough of them to reach everything that a kind can come to. */
const KNOWN = { seed: 41, numRuns: 250 };

describe('random people on random requests', () => {
  it('reach everything that any kind can come to, and keep every rule on the way', async () => {
    const reached = await keepRules(KNOWN);
    report(reached);
    expect(everythingReachable().filter((what) => !reached.has(what))).toEqual([]);
  }, 600_000);

  it(`keep every rule of the regulation, and lose no word, seed ${SEED}`, async () => {
    report(await keepRules({ seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT }));
  }, 4_000_000);
});

function report(reached: Reached): void {
  if (!process.env.MODEL_REPORT) return;
  const lines = [...reached].toSorted(([a], [b]) => a.localeCompare(b)).map(([what, n]) => `${what}: ${n}`);
  process.stderr.write(`${lines.join('\n')}\n`);
}
