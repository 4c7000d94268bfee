import { describe, expect, it } from '@jest/globals';
import { PENDING_INDEX } from '../../src/effects/effect.ts';
import { aggregatesOf } from '../../src/product/create-product.ts';
import { COLLECTIONS, openRepos } from '../../src/product/repos.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';

describe('the relay', () => {
  it('settles every collection whose documents may owe effects', async () => {
    const store = openMemoryStore();

    const owing = COLLECTIONS.filter(({ indexes }) =>
      indexes.some(({ name }) => name === PENDING_INDEX.name),
    );

    expect(Object.keys(aggregatesOf(openRepos(store))).sort()).toEqual(owing.map(({ name }) => name).sort());
    await store.close();
  });
});
