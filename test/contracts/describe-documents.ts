import { describe, expect, it } from '@jest/globals';
import { AppendOnly, Conflict, DuplicateKey } from '../../src/storage/store.ts';
import { type ContractWorld, ids, type Thing, thing } from './contract-world.ts';

export function describeDocuments(world: ContractWorld): void {
  describe('one document', () => {
    it('comes back as it was written, at version 1', async () => {
      const deep = {
        ...thing('a', { note: 'ё «кавычки» 𝟙 \u0000' }),
        extra: { list: [1, -2.5, 1e15, { deep: [null, true, ''] }] },
      };

      const saved = await world.things.insert(deep);

      expect(saved).toEqual({ ...deep, version: 1 });
      expect(await world.things.get('a')).toEqual({ ...deep, version: 1 });
      expect(await world.things.get('b')).toBeNull();
    });

    it('is replaced at the version it was read at', async () => {
      const saved = await world.things.insert(thing('a'));

      const changed = await world.things.replace({ ...saved, title: 'Changed' });

      expect(changed.version).toBe(2);
      expect(await world.things.get('a')).toEqual(changed);
    });

    it('is not replaced at another version', async () => {
      const saved = await world.things.insert(thing('a'));
      await world.things.replace({ ...saved, title: 'First' });

      await expect(world.things.replace({ ...saved, title: 'Second' })).rejects.toThrow(Conflict);
      await expect(world.things.replace({ ...saved, version: 7 })).rejects.toThrow(Conflict);
      await expect(world.things.replace({ ...saved, _id: 'gone' })).rejects.toThrow(Conflict);
      expect((await world.things.get('a'))?.title).toBe('First');
    });

    it('is replaced once by many writers at once', async () => {
      const saved = await world.things.insert(thing('a'));

      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) => world.things.replace({ ...saved, rank: n })),
      );

      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      expect((await world.things.get('a'))?.version).toBe(2);
    });

    it('is deleted at its version only', async () => {
      const saved = await world.things.insert(thing('a', { scopes: ['unit:x'] }));

      await expect(world.things.delete('a', 2)).rejects.toThrow(Conflict);
      await world.things.delete('a', saved.version);

      expect(await world.things.get('a')).toBeNull();
      expect(await world.things.count({ index: '', eq: {}, keys: ['unit:x'] })).toBe(0);
      await expect(world.things.delete('a', 1)).rejects.toThrow(Conflict);
    });
  });

  describe('uniqueness', () => {
    it('refuses a second document with the same _id', async () => {
      await world.things.insert(thing('a'));

      const refusal = world.things.insert(thing('a', { code: 'other' }));

      await expect(refusal).rejects.toThrow(DuplicateKey);
      await expect(refusal).rejects.toMatchObject({ index: '_id' });
    });

    it('names the unique index that is taken, at insert and at replace', async () => {
      await world.things.insert(thing('a', { code: 'same' }));
      const other = await world.things.insert(thing('b'));

      await expect(world.things.insert(thing('c', { code: 'same' }))).rejects.toMatchObject({
        index: 'code',
      });
      await expect(world.things.replace({ ...other, code: 'same' })).rejects.toMatchObject({ index: 'code' });
      expect(await world.things.get('c')).toBeNull();
      expect(await world.things.get('b')).toEqual(other);
      expect(ids(await world.things.search('same', { limit: 10 }))).toEqual(['a']);
    });

    it('names _id first when both are taken', async () => {
      await world.things.insert(thing('a'));

      await expect(world.things.insert(thing('a'))).rejects.toMatchObject({ index: '_id' });
    });

    it('lets one of many equal inserts through', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, () => world.things.insert(thing('a'))),
      );

      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    });
  });

  describe('what is refused before anything is written', () => {
    it.each<[string, unknown]>([
      ['undefined', undefined],
      ['NaN', Number.NaN],
      ['Infinity', Number.POSITIVE_INFINITY],
      ['a Date', new Date(0)],
      ['a Map', new Map()],
      ['a function', () => 1],
      ['a bigint', 1n],
      ['undefined in a list', [undefined]],
      ['a key with a dot', { 'a.b': 1 }],
      ['a key that begins with $', { $set: 1 }],
      ['__proto__ as a key', JSON.parse('{"__proto__": 1}')],
      ['half of a surrogate pair', '\ud83d'],
      ['over 1 MB', 'x'.repeat(1_000_001)],
    ])('%s', async (_, value) => {
      const saved = await world.things.insert(thing('a'));

      await expect(world.things.insert({ ...thing('b'), note: value as string })).rejects.toThrow(TypeError);
      await expect(world.things.replace({ ...saved, note: value as string })).rejects.toThrow(TypeError);
      expect(await world.things.get('b')).toBeNull();
      expect(await world.things.get('a')).toEqual(saved);
    });

    it.each<[string, object]>([
      ['an indexed field that is null', { rank: null }],
      ['an indexed field that is a list', { state: [] }],
      ['an empty _id', { _id: '' }],
      ['an _id that is no string', { _id: { $gt: '' } }],
      ['a field of the store', { _keys: [] }],
    ])('%s', async (_, fields) => {
      await expect(world.things.insert({ ...thing('a'), ...fields } as Thing)).rejects.toThrow(TypeError);
    });

    it('a query that no index answers', async () => {
      const bad = { limit: 10 };

      await expect(world.things.find({ ...bad, index: 'note', eq: {} })).rejects.toThrow(TypeError);
      await expect(world.things.find({ ...bad, index: 'state', eq: {} })).rejects.toThrow(TypeError);
      await expect(
        world.things.find({ ...bad, index: 'code', eq: { code: 'a' }, range: { gt: 1 } }),
      ).rejects.toThrow(TypeError);
      await expect(world.things.find({ index: '', eq: {}, limit: 0 })).rejects.toThrow(TypeError);
      await expect(world.things.get({ $gt: '' } as unknown as string)).rejects.toThrow(TypeError);
    });

    it('an operator in place of a value', async () => {
      const eq = { state: { $ne: '' } as unknown as string };

      await expect(world.things.find({ index: 'state', eq, limit: 10 })).rejects.toThrow(TypeError);
      await expect(
        world.things.count({ index: '', eq: {}, keys: [{} as unknown as string] }),
      ).rejects.toThrow(TypeError);
    });
  });

  describe('an append-only collection', () => {
    it('takes and gives documents, and never changes or loses one', async () => {
      const saved = await world.entries.insert({ _id: 'a', subject: 's' });

      await expect(world.entries.replace({ ...saved, subject: 'other' })).rejects.toThrow(AppendOnly);
      await expect(world.entries.delete('a', 1)).rejects.toThrow(AppendOnly);
      await expect(world.entries.insert({ _id: 'a', subject: 'other' })).rejects.toThrow(DuplicateKey);
      expect((await world.entries.find({ index: 'subject', eq: { subject: 's' }, limit: 10 })).items).toEqual(
        [saved],
      );
    });
  });
}
