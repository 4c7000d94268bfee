import { readFileSync } from 'node:fs';
import { seedBranch } from '../../bot/demo/branch/seed-branch.ts';
import { DEMO_DIRECTORY_FILE, readDemoDirectory } from '../../bot/demo/demo-directory.ts';
import { loadDirectory } from '../../src/imports/directory-file/load-directory.ts';
import { createLogger } from '../../src/kernel/logger.ts';
import { createProduct } from '../../src/product/create-product.ts';
import type { Product } from '../../src/product/product.ts';
import type { Store } from '../../src/storage/store.ts';
import { TENANT } from './build-person.ts';
import { createFixedClock, type FixedClock } from './fixed-clock.ts';
import { openMemoryStore } from './memory-store.ts';

export interface SeededBranch {
  store: Store;
  product: Product;
  clock: FixedClock;
}

/** The demo's branch in memory, as a demo that is started at that moment makes it. */
export async function openSeededBranch(at: string): Promise<SeededBranch> {
  const store = openMemoryStore();
  const clock = createFixedClock(at);
  const realClock = createFixedClock(at);
  const product = await createProduct({ store, clock, realClock, log: createLogger('silent') });
  const directory = JSON.parse(readFileSync(DEMO_DIRECTORY_FILE, 'utf8')) as object;
  const json = { ...directory, tenantId: TENANT };
  await loadDirectory(product, { json, apply: true, deactivateMissing: false });
  await seedBranch(product, {
    people: readDemoDirectory().people,
    moveTo: (epochMs) => clock.set(new Date(epochMs).toISOString()),
  });
  return { store, product, clock };
}

/** Id of somebody of the demo by the first part of the e-mail. */
export function demoPerson(name: string): string {
  const person = readDemoDirectory().people.find(({ email }) => email.startsWith(`${name}@`));
  if (!person) throw new Error(`nobody is called ${name} in the demo`);
  return person.aadObjectId;
}
