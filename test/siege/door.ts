import fc from 'fast-check';
import { ACTIONS } from '../../bot/index.ts';
import { RENDERERS } from '../../bot/renderers.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { activitiesOf, mutated } from '../helpers/mutate-activity.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import type { SiegePart } from './part.ts';

const ACTIVITIES = 100_000;
const AT_ONCE = 16;
/** Activities are made in batches, so that a hundred thousand need not be held at once. */
const BATCH = 2_000;
const MOST_FAILURES = 20;

const INTERNAL = / at .*\.ts|TypeError|node_modules|ZodError/;

interface Tally {
  statuses: Map<number, number>;
  failures: string[];
}

export const door: SiegePart = {
  name: 'door',
  about: 'activities that no client sends, through HTTP (--count: how many)',
  run: async ({ count, seed }) => {
    const bot = await startTestBot({ people: SEATS, renderers: RENDERERS });
    const tally: Tally = { statuses: new Map(), failures: [] };
    const from = performance.now();
    try {
      await prepare(bot);
      const total = count ?? ACTIVITIES;
      for (let done = 0; done < total; done += BATCH) {
        await attack(bot, Math.min(BATCH, total - done), seed + done, tally);
      }
      const help = await bot.hear('manager', 'помощь');
      if (help === '') tally.failures.push('a proper message is not answered any more');
      const seconds = ((performance.now() - from) / 1_000).toFixed(0);
      const statuses = [...tally.statuses]
        .sort(([a], [b]) => a - b)
        .map(([status, times]) => [`HTTP ${status}`, times]);
      return {
        figures: { activities: total, ...Object.fromEntries(statuses), seconds },
        failures: tally.failures.slice(0, MOST_FAILURES),
      };
    } finally {
      await bot.close();
    }
  },
};

async function prepare(bot: TestBot): Promise<void> {
  for (const person of SEATS) await bot.install(person._id);
  await bot.product.clients.insert(buildClient());
  await submitRequest(bot.product, buildSubmission());
  await bot.drain();
}

async function attack(bot: TestBot, count: number, seed: number, tally: Tally): Promise<void> {
  const activities = SEATS.flatMap(({ _id }) =>
    activitiesOf(
      { id: _id, serviceUrl: bot.connector.serviceUrl },
      bot.cardsOf(_id).at(-1)?.activityId ?? '',
      ACTIONS.map(({ verb }) => verb),
    ),
  );
  const odd = fc.sample(mutated(activities), { numRuns: count, seed });
  const next = odd[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let each = next.next(); !each.done; each = next.next()) {
        const { status, body } = await bot.post(each.value);
        tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
        const told = JSON.stringify(body);
        if (status >= 500 || INTERNAL.test(told))
          tally.failures.push(`${status} to ${JSON.stringify(each.value)}`);
      }
    }),
  );
}
