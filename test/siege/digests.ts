import fc from 'fast-check';
import { runDue } from '../../src/jobs/run-due.ts';
import type { Product } from '../../src/product/product.ts';
import { COLLECTIONS } from '../../src/product/repos.ts';
import { markDone } from '../../src/reminders/answers/mark-done.ts';
import { openMongoStore } from '../../src/storage/mongo/open-mongo-store.ts';
import type { Store } from '../../src/storage/store.ts';
import { startMongoDouble } from '../contracts/mongo-double/start-mongo-double.ts';
import { buildHolder, buildUnit } from '../helpers/build-person.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';
import {
  addGreeted,
  addHeld,
  createToldWorld,
  matterOf,
  OCCURRENCE,
  type ToldWorld,
} from '../helpers/told-world.ts';
import { createTurns } from '../helpers/turns.ts';
import type { SiegePart } from './part.ts';

const ROUNDS = 300;
/** The double answers over a wire, which takes ten times as long. */
const MONGO_EVERY = 15;
const MOST_FAILURES = 20;
const MANAGERS = ['manager', 'second', 'third'];
const DAY_BEFORE = '2026-10-14T04:00:00Z';
/** Nine in Barnaul, on the eve of the birthdays. */
const NINE = '2026-10-15T02:00:00Z';

/** Hour of reminders: whose each is, which processes run a pass, and what happens meanwhile. */
const hour = fc.record({
  readers: fc.array(fc.constantFrom(...MANAGERS), { minLength: 1, maxLength: 30 }),
  /** Before which write each process dies; null for one that lives. */
  deaths: fc.array(fc.option(fc.integer({ min: 1, max: 120 })), { minLength: 1, maxLength: 3 }),
  /** Readers of reminders that are written late. */
  late: fc.array(fc.constantFrom(...MANAGERS), { maxLength: 3 }),
  /** Reminders that are answered meanwhile. */
  answered: fc.array(fc.nat({ max: 29 }), { maxLength: 3 }),
  sends: fc.nat({ max: 3 }),
  turns: fc.array(fc.nat({ max: 1_000 }), { minLength: 200, maxLength: 200 }),
});

type Hour = typeof hour extends fc.Arbitrary<infer T> ? T : never;

interface Outcome {
  deaths: number;
  messages: number;
  twice: string[];
  missed: string[];
}

export const digests: SiegePart = {
  name: 'digests',
  about: 'hours of reminders gathered by several processes that stall and die (--count: how many hours)',
  run: async ({ count, seed }) => {
    const hours = fc.sample(hour, { numRuns: count ?? ROUNDS, seed });
    const total = { reminders: 0, processes: 0, deaths: 0, messages: 0, twice: 0, missed: 0 };
    const failures: string[] = [];
    for (const [n, each] of hours.entries()) {
      const outcome = await (n % MONGO_EVERY === 0 ? onMongo(each) : onSqlite(each));
      total.reminders += each.readers.length + each.late.length;
      total.processes += each.deaths.length;
      total.deaths += outcome.deaths;
      total.messages += outcome.messages;
      total.twice += outcome.twice.length;
      total.missed += outcome.missed.length;
      failures.push(...outcome.twice.map((told) => `told twice in hour ${n}: ${told}`));
      failures.push(...outcome.missed.map((told) => `missed in hour ${n}: ${told}`));
    }
    const { twice, missed, ...figures } = total;
    return {
      figures: { hours: hours.length, ...figures, 'told twice': twice, 'not told': missed },
      failures: failures.slice(0, MOST_FAILURES),
    };
  },
};

async function onSqlite(each: Hour): Promise<Outcome> {
  const store = openMemoryStore();
  const outcome = await play(store, each);
  await store.close();
  return outcome;
}

async function onMongo(each: Hour): Promise<Outcome> {
  const double = await startMongoDouble();
  const store = await openMongoStore(double.uri);
  await store.migrate(COLLECTIONS);
  const outcome = await play(store, each);
  await store.close();
  await double.close();
  return outcome;
}

async function play(store: Store, each: Hour): Promise<Outcome> {
  const world = createToldWorld(store, DAY_BEFORE);
  const app = await world.start();
  await prepare(app, each);
  world.clock.set(NINE);
  const turns = createTurns(each.turns);
  const process = (death: number | null) => world.start(turns.view(store, death));
  const works = await Promise.all([
    ...each.deaths.map(async (death) => passOf(await process(death))),
    ...each.late.map(async (reader, n) => lateOf(await process(null), each.readers.length + n + 1, reader)),
    ...each.answered.map(async (n) => answerOf(await process(null), n % each.readers.length, each.readers)),
    ...(each.sends > 0 ? [sendsOf(world, await process(null), each.sends)] : []),
  ]);
  await turns.play(works);
  await settle(world, app);
  return { deaths: turns.deaths(), messages: world.messages.length, ...compare(world, each) };
}

async function prepare(app: Product, { readers }: Hour): Promise<void> {
  await app.units.insert(buildUnit());
  for (const _id of MANAGERS) await app.people.insert(buildHolder('manager', { _id }));
  await runDue(app);
  for (const [n, reader] of readers.entries()) await addGreeted(app, n + 1, reader);
}

function passOf(app: Product): () => Promise<void> {
  return () => runDue(app);
}

function lateOf(app: Product, n: number, reader: string): () => Promise<void> {
  return () => addHeld(app, n, reader);
}

function answerOf(app: Product, n: number, readers: string[]): () => Promise<unknown> {
  const by = readers[n] ?? '';
  return () => markDone(app, { matter: matterOf(n + 1), occurrence: OCCURRENCE, by });
}

/** One sender after the other, as the lease has it. */
function sendsOf(world: ToldWorld, app: Product, times: number): () => Promise<void> {
  return async () => {
    for (let n = 0; n < times; n += 1) await world.post(app);
  };
}

/** A process that lives goes on until nothing is left. */
async function settle(world: ToldWorld, app: Product): Promise<void> {
  for (let pass = 0; pass < 4; pass += 1) {
    world.clock.advance(60_000);
    await app.relay.sweep();
    await runDue(app);
    await world.post(app);
  }
}

function compare(world: ToldWorld, { readers, late, answered }: Hour): Pick<Outcome, 'twice' | 'missed'> {
  const told = world.told();
  const done = new Set(answered.map((n) => n % readers.length));
  const twice: string[] = [];
  const missed: string[] = [];
  for (const [n, reader] of [...readers, ...late].entries()) {
    const key = `${reader} ${matterOf(n + 1)}`;
    const times = told[key] ?? 0;
    if (times > 1) twice.push(`${key} × ${times}`);
    if (times === 0 && !done.has(n)) missed.push(key);
  }
  return { twice, missed };
}
