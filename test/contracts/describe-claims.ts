import { describe, expect, it } from '@jest/globals';
import { DuplicateKey } from '../../src/storage/store.ts';
import { type ContractWorld, ids, type Job, type Thing, thing } from './contract-world.ts';

export function describeClaims(world: ContractWorld): void {
  describe('claim', () => {
    const due = { index: 'due', eq: { status: 'pending' }, range: { lte: 100 } };

    it('takes the first that is due, sets fields and bumps the version', async () => {
      await world.jobs.insert({ _id: 'late', status: 'pending', dueAt: 50, holder: '' });
      await world.jobs.insert({ _id: 'first', status: 'pending', dueAt: 10, holder: '' });
      await world.jobs.insert({ _id: 'future', status: 'pending', dueAt: 101, holder: '' });

      const claimed = await world.jobs.claim(due, { holder: 'me', dueAt: 500 });

      expect(claimed).toEqual({ _id: 'first', version: 2, status: 'pending', dueAt: 500, holder: 'me' });
      expect((await world.jobs.claim(due, { dueAt: 500 }))?._id).toBe('late');
      expect(await world.jobs.claim(due, { dueAt: 500 })).toBeNull();
    });

    it('gives each to one of many at once', async () => {
      for (let n = 0; n < 40; n += 1) {
        await world.jobs.insert({ _id: `j${n}`, status: 'pending', dueAt: n, holder: '' });
      }

      const claims = await Promise.all(
        Array.from({ length: 50 }, (_, n) => world.jobs.claim(due, { status: 'taken', holder: `h${n}` })),
      );

      const taken = claims.flatMap((claim) => (claim ? [claim._id] : []));
      expect(new Set(taken).size).toBe(40);
      expect(taken).toHaveLength(40);
    });

    it('keeps keys and words in line', async () => {
      await world.addThings(5, () => ({ scopes: ['free'] }));

      const claims = await Promise.all(
        Array.from({ length: 8 }, () =>
          world.things.claim({ index: '', eq: {}, keys: ['free'] }, { scopes: ['held'] }),
        ),
      );

      expect(new Set(claims.flatMap((claim) => (claim ? [claim._id] : []))).size).toBe(5);
      expect(await world.things.count({ index: '', eq: {}, keys: ['held'] })).toBe(5);
    });

    it('refuses what a document may not hold', async () => {
      await world.jobs.insert({ _id: 'a', status: 'pending', dueAt: 1, holder: '' });

      for (const set of [
        { dueAt: Number.NaN },
        { dueAt: null as unknown as number },
        { holder: undefined },
      ]) {
        await expect(world.jobs.claim(due, set as Partial<Job>)).rejects.toThrow(TypeError);
      }
      expect((await world.jobs.get('a'))?.version).toBe(1);
    });
  });

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

    it('restores with the version kept, found like any other', async () => {
      const doc: Thing = { ...thing('a', { scopes: ['x'], title: 'Ель' }), version: 41 };

      await world.things.restore(doc);

      expect(await world.things.get('a')).toEqual(doc);
      expect(ids(await world.things.search('ель', { limit: 1, keys: ['x'] }))).toEqual(['a']);
      await expect(world.things.restore(doc)).rejects.toThrow(DuplicateKey);
    });
  });
}
