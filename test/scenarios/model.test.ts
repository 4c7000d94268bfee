import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Rec, Repo } from '../../src/storage/store.ts';
import { checkAudit } from '../helpers/model/check-audit.ts';
import { checkClauses } from '../helpers/model/check-clauses.ts';
import { checkClocks } from '../helpers/model/check-clocks.ts';
import { checkDeciders } from '../helpers/model/check-deciders.ts';
import { checkEnds } from '../helpers/model/check-ends.ts';
import { checkMessages } from '../helpers/model/check-messages.ts';
import { checkRequests } from '../helpers/model/check-requests.ts';
import {
  countOutcomes,
  countReached,
  everythingReachable,
  type Reached,
} from '../helpers/model/count-reached.ts';
import { casts, type ModelStep, modelSteps } from '../helpers/model/model-actions.ts';
import { type Cast, createModelWorld } from '../helpers/model/model-world.ts';
import { runModel } from '../helpers/model/run-model.ts';

/**
 * `MODEL_RUNS=2000 MODEL_SEED=7 npm run jest -- test/scenarios/model.test.ts` looks longer, or once more;
 * `MODEL_REPORT=1` says how often each thing was reached.
 */
const LOOKS_LONGER = process.env.MODEL_RUNS !== undefined || process.env.MODEL_SEED !== undefined;
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.MODEL_RUNS ?? 1000);
const TIME_LIMIT = LOOKS_LONGER ? 3_600_000 : 6_000;

/** The same runs every time, enough of them to reach everything that a kind can come to. */
const KNOWN = { seed: 41, numRuns: 250 };

describe('random people on random requests', () => {
  it('reach everything that any kind can come to, and keep every rule on the way', async () => {
    const reached: Reached = new Map();
    await fc.assert(keepsRules(reached), KNOWN);
    report(reached);
    expect(everythingReachable().filter((what) => !reached.has(what))).toEqual([]);
  }, 600_000);

  it(`keep every rule of the regulation, and lose no word, seed ${SEED}`, async () => {
    const reached: Reached = new Map();
    const options = { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT };
    await fc.assert(keepsRules(reached), options);
    report(reached);
  }, 4_000_000);
});

function keepsRules(reached: Reached) {
  return fc.asyncProperty(casts, modelSteps, async (cast, steps) => {
    const { outcomes, violations } = await look(cast, steps, reached);
    if (violations.length > 0) throw new Error([...violations, '', ...outcomes].join('\n'));
  });
}

async function look(
  cast: Cast,
  steps: ModelStep[],
  reached: Reached,
): Promise<{ outcomes: string[]; violations: string[] }> {
  const world = await createModelWorld(cast);
  try {
    const { doubled, outcomes } = await runModel(world, steps);
    const { journal } = world;
    countReached(reached, journal);
    countOutcomes(reached, outcomes);
    const violations = [
      ...doubled,
      ...checkRequests(journal),
      ...checkDeciders(journal),
      ...checkClauses(journal),
      ...checkClocks(journal),
      ...checkAudit(journal, await readAll(world.app.audit)),
      ...checkMessages(journal, await readAll(world.app.deliveries)),
      ...(await checkEnds(world)),
    ];
    return { outcomes, violations };
  } finally {
    await world.close();
  }
}

async function readAll<T extends Rec>(repo: Repo<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const doc of repo.scan()) found.push(doc);
  return found;
}

function report(reached: Reached): void {
  if (!process.env.MODEL_REPORT) return;
  const lines = [...reached].toSorted(([a], [b]) => a.localeCompare(b)).map(([what, n]) => `${what}: ${n}`);
  process.stderr.write(`${lines.join('\n')}\n`);
}
