import { describe, expect, it } from '@jest/globals';
import { DuplicateKey } from '../../src/storage/store.ts';
import { findAll, walk } from '../../src/storage/walk.ts';
import { type ContractWorld, ids, type Thing, thing } from './contract-world.ts';

export function describeMoving(world: ContractWorld): void {
  describe('moving', () => {
    it('scans every document in _id order, or those behind one', async () => {
      await world.addThings(450);
      const seen: string[] = [];
      for await (const doc of world.things.scan()) seen.push(doc._id);
      const rest: string[] = [];
      for await (const doc of world.things.scan('446')) rest.push(doc._id);

      expect(seen).toHaveLength(450);
      expect(seen).toEqual([...seen].sort());
      expect(rest).toEqual(['447', '448', '449']);
    });

    it('walks through all that fits a query, whatever becomes of each on the way', async () => {
      await world.addThings(250, (n) => ({ state: n < 230 ? 'open' : 'closed' }));
      const open = { index: 'state', eq: { state: 'open' } };

      for await (const doc of walk(world.things, open)) {
        await world.things.replace({ ...doc, state: 'seen' });
      }

      expect(await findAll(world.things, open)).toEqual([]);
      expect(await findAll(world.things, { index: 'state', eq: { state: 'seen' } })).toHaveLength(230);
    });

    it('restores with the version kept, found like any other', async () => {
      const doc: Thing = { ...thing('a', { scopes: ['x'], title: 'Ель' }), version: 41 };

      await world.things.restore(doc);

      expect(await world.things.get('a')).toEqual(doc);
      expect(ids(await world.things.search('ель', { limit: 1, keys: ['x'] }))).toEqual(['a']);
      await expect(world.things.restore(doc)).rejects.toThrow(DuplicateKey);
    });
  });
}
