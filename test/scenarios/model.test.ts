import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkClauses } from '../helpers/model/check-clauses.ts';
import { checkDeciders } from '../helpers/model/check-deciders.ts';
import { checkMessages, type Sent } from '../helpers/model/check-messages.ts';
import { checkRequests } from '../helpers/model/check-requests.ts';
import { casts, type ModelStep, modelSteps } from '../helpers/model/model-actions.ts';
import { type Cast, createModelWorld, type ModelWorld } from '../helpers/model/model-world.ts';
import { runModel } from '../helpers/model/run-model.ts';

/** `MODEL_RUNS=5000 MODEL_SEED=7 npm run jest -- test/scenarios/model.test.ts` looks longer, or once more. */
const RUNS = Number(process.env.MODEL_RUNS ?? 250);
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31);
const TIME_LIMIT = process.env.MODEL_RUNS ? 3_600_000 : 25_000;

describe(`random people on random requests, seed ${SEED}`, () => {
  it('keep every rule of the regulation, and lose no word', async () => {
    await fc.assert(
      fc.asyncProperty(casts, modelSteps, async (cast, steps) => {
        expect(await violationsOf(cast, steps)).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED, interruptAfterTimeLimit: TIME_LIMIT },
    );
  }, 4_000_000);
});

async function violationsOf(cast: Cast, steps: ModelStep[]): Promise<string[]> {
  const world = await createModelWorld(cast);
  try {
    const { doubled } = await runModel(world, steps);
    const { journal } = world;
    return [
      ...doubled,
      ...(await owedStill(world)),
      ...checkRequests(journal),
      ...checkDeciders(journal),
      ...checkClauses(journal),
      ...checkMessages(journal, await readSent(world)),
    ];
  } finally {
    await world.close();
  }
}

async function owedStill({ app }: ModelWorld): Promise<string[]> {
  const query = { index: 'pending', eq: { hasPending: true } };
  const repos = { requests: app.requests, clients: app.clients, people: app.people, units: app.units };
  const counts = await Promise.all(
    Object.entries(repos).map(async ([name, repo]) => ({ name, count: await repo.count(query) })),
  );
  return counts
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name} still owe something`);
}

async function readSent({ app }: ModelWorld): Promise<Sent> {
  const sent: Sent = { deliveries: [], audit: [] };
  for await (const delivery of app.deliveries.scan()) sent.deliveries.push(delivery);
  for await (const entry of app.audit.scan()) sent.audit.push(entry);
  return sent;
}
