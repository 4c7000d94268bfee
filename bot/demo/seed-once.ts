import { createProduct } from '../../src/product/create-product.ts';
import { openStore } from '../../src/product/open-store.ts';
import type { Product } from '../../src/product/product.ts';
import { COLLECTIONS, openRepos, type Repos } from '../../src/product/repos.ts';
import type { Rec, Repo } from '../../src/storage/store.ts';
import { migrateStore } from '../../src/storage/store-version.ts';
import { seedBranch } from './branch/seed-branch.ts';
import type { DemoClock } from './demo-clock.ts';
import type { DemoPerson } from './demo-directory.ts';
import { keepClock } from './keep-clock.ts';

const ID = 'demo:branch';
const IN_MEMORY = ':memory:';

/** True once the store holds the made-up branch. One with clients of its own is left as it is. */
export async function seedOnce(
  product: Product,
  clock: DemoClock,
  { people, empty }: { people: DemoPerson[]; empty: boolean },
): Promise<boolean> {
  if (await product.marks.get(ID)) return true;
  const inUse = (await product.clients.count({ index: '', eq: {} })) > 0;
  if (empty || inUse) return false;
  await seed(product, clock, people);
  await keepClock(product.marks, clock);
  await product.marks.insert({ _id: ID, value: true });
  return true;
}

/** A month of work in memory first: on disk, each of its thousand writes would wait for the one before. */
async function seed(product: Product, clock: DemoClock, people: DemoPerson[]): Promise<void> {
  const store = await openStore({ dataFile: IN_MEMORY });
  try {
    await migrateStore(store, COLLECTIONS);
    const inMemory = await createProduct({ ...product, store });
    const names = Object.keys(openRepos(store)) as (keyof Repos)[];
    for (const name of names) await copyAll(product[name], inMemory[name]);
    await seedBranch(inMemory, { people, moveTo: (epochMs) => clock.moveTo(epochMs) });
    // Side by side, so that their writes share a commit.
    await Promise.all(names.map((name) => copyAll(inMemory[name], product[name])));
  } finally {
    await store.close();
  }
}

/** Every document that the other collection has not, or has otherwise. */
async function copyAll(from: Repo<Rec>, to: Repo<Rec>): Promise<void> {
  const writes: Promise<unknown>[] = [];
  for await (const doc of from.scan()) {
    const known = await to.get(doc._id);
    if (!known) writes.push(to.restore(doc));
    else if (known.version !== doc.version) writes.push(to.replace({ ...doc, version: known.version }));
  }
  await Promise.all(writes);
}
