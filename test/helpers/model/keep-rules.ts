import fc from 'fast-check';
import type { Rec, Repo } from '../../../src/storage/store.ts';
import { checkAudit } from './check-audit.ts';
import { checkClauses } from './check-clauses.ts';
import { checkClocks } from './check-clocks.ts';
import { checkDeciders } from './check-deciders.ts';
import { checkEnds } from './check-ends.ts';
import { checkMessages } from './check-messages.ts';
import { checkRequests } from './check-requests.ts';
import { countOutcomes, countReached, type Reached } from './count-reached.ts';
import { casts, type ModelStep, modelSteps } from './model-actions.ts';
import { type Cast, createModelWorld } from './model-world.ts';
import { runModel } from './run-model.ts';

/** Random people on random requests keep every rule of the regulation, and lose no word. */
export async function keepRules(runs: fc.Parameters<[Cast, ModelStep[]]>): Promise<Reached> {
  const reached: Reached = new Map();
  await fc.assert(keepsRules(reached), runs);
  return reached;
}

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
