import { beforeEach, describe, expect, it } from '@jest/globals';
import { askAll, type ContractWorld, ids, thing } from './contract-world.ts';

export function describeLists(world: ContractWorld): void {
  describe('pages', () => {
    it('come in the order of the index, then of _id', async () => {
      await world.addThings(7, (n) => ({ rank: n % 3 }));

      const query = { index: 'state', eq: { state: 'open' }, limit: 3 };
      const up = await askAll((after) => world.things.find({ ...query, ...(after ? { after } : {}) }));
      const down = await askAll((after) =>
        world.things.find({ ...query, desc: true, ...(after ? { after } : {}) }),
      );

      expect(up).toEqual(['000', '003', '006', '001', '004', '002', '005']);
      expect(down).toEqual([...up].reverse());
    });

    it('end without a cursor', async () => {
      await world.addThings(4);

      expect((await world.things.find({ index: '', eq: {}, limit: 4 })).next).toBeUndefined();
      expect((await world.things.find({ index: '', eq: {}, limit: 3 })).next).toEqual(expect.any(String));
    });

    it('neither repeat nor skip what stays while others come and go', async () => {
      await world.addThings(9, (n) => ({ rank: n }));
      const query = { index: 'state', eq: { state: 'open' }, limit: 4 };
      const first = await world.things.find(query);

      await world.things.delete('003', 1);
      await world.things.delete('005', 1);
      await world.things.insert(thing('new', { rank: 2 }));
      const rest = await world.things.find({
        ...query,
        limit: 10,
        ...(first.next ? { after: first.next } : {}),
      });

      expect(ids(first)).toEqual(['000', '001', '002', '003']);
      expect(ids(rest)).toEqual(['004', '006', '007', '008']);
    });

    it('keep within a range', async () => {
      await world.addThings(6, (n) => ({ rank: n }));
      const within = (range: object) =>
        world.things.find({ index: 'state', eq: { state: 'open' }, range, limit: 10 });

      expect(ids(await within({ lte: 2 }))).toEqual(['000', '001', '002']);
      expect(ids(await within({ lt: 2 }))).toEqual(['000', '001']);
      expect(ids(await within({ gt: 1, lte: 3 }))).toEqual(['002', '003']);
      expect(ids(await within({ gte: 4 }))).toEqual(['004', '005']);
    });

    it('refuse a cursor that is not theirs', async () => {
      await world.addThings(3);
      const byId = await world.things.find({ index: '', eq: {}, limit: 1 });

      for (const after of ['', 'garbage', Buffer.from('{}').toString('base64url'), byId.next ?? '']) {
        await expect(world.things.find({ index: 'all', eq: {}, limit: 1, after })).rejects.toMatchObject({
          code: 'BAD_INPUT',
        });
      }
    });
  });

  describe('keys', () => {
    beforeEach(() =>
      world.addThings(12, (n) => ({
        title: `Ромашка ${n}`,
        rank: 12 - n,
        scopes: [n % 2 ? 'unit:odd' : 'unit:even', ...(n % 3 ? [] : ['third']), ...(n === 5 ? ['only'] : [])],
      })),
    );

    it('narrow a list, a count and a search alike, before the limit', async () => {
      const scope = { keys: ['unit:even', 'third'] };

      expect(ids(await world.things.find({ index: '', eq: {}, limit: 10, ...scope }))).toEqual([
        '000',
        '006',
      ]);
      expect(
        ids(await world.things.find({ index: 'state', eq: { state: 'open' }, limit: 1, ...scope })),
      ).toEqual(['006']);
      expect(await world.things.count({ index: '', eq: {}, ...scope })).toBe(2);
      expect(
        await world.things.count({ index: 'state', eq: { state: 'open' }, range: { gt: 6 }, ...scope }),
      ).toBe(1);
      expect(ids(await world.things.search('ромашка', { limit: 10, ...scope }))).toEqual(['000', '006']);
    });

    it('may be alternatives', async () => {
      const scope = { anyKeys: ['only', 'third', 'unknown', 'third'] };

      expect(ids(await world.things.find({ index: '', eq: {}, limit: 10, ...scope }))).toEqual([
        '000',
        '003',
        '005',
        '006',
        '009',
      ]);
      expect(await world.things.count({ index: '', eq: {}, ...scope })).toBe(5);
      expect(ids(await world.things.search('', { limit: 10, keys: ['unit:odd'], ...scope }))).toEqual([
        '003',
        '005',
        '009',
      ]);
    });

    it('match nothing when there is no alternative', async () => {
      expect(ids(await world.things.find({ index: '', eq: {}, limit: 10, anyKeys: [] }))).toEqual([]);
      expect(await world.things.count({ index: '', eq: {}, anyKeys: [] })).toBe(0);
      expect(ids(await world.things.search('ромашка', { limit: 10, anyKeys: [] }))).toEqual([]);
    });

    it('page in both directions', async () => {
      const query = { index: 'state', eq: { state: 'open' }, keys: ['unit:odd'], limit: 2 };

      const up = await askAll((after) => world.things.find({ ...query, ...(after ? { after } : {}) }));
      const down = await askAll((after) =>
        world.things.find({ ...query, desc: true, ...(after ? { after } : {}) }),
      );

      expect(up).toEqual(['011', '009', '007', '005', '003', '001']);
      expect(down).toEqual([...up].reverse());
    });

    it('follow the document', async () => {
      const doc = await world.things.get('005');
      if (!doc) throw new Error('no document');

      await world.things.replace({ ...doc, scopes: ['unit:even'] });

      expect(await world.things.count({ index: '', eq: {}, keys: ['only'] })).toBe(0);
      expect(await world.things.count({ index: '', eq: {}, keys: ['unit:even'] })).toBe(7);
    });
  });

  describe('search', () => {
    beforeEach(async () => {
      await world.things.insert(thing('a', { title: 'ООО «Тёплый Дом»', code: '2222071932' }));
      await world.things.insert(thing('b', { title: 'АО "Дом книги"', code: '2225008370' }));
      await world.things.insert(thing('c', { title: 'ИП Домашний тепличник', code: '222403210160' }));
    });

    it.each([
      ['any word', 'книги', ['b']],
      ['the beginning of a word', 'дом', ['a', 'b', 'c']],
      ['all words, in any order', 'дом теп', ['a', 'c']],
      ['no matter the case', 'ТЁПЛЫЙ', ['a']],
      ['ё written as е', 'теплый', ['a']],
      ['quotes and punctuation', '«дом», книги!', ['b']],
      ['the beginning of a number', '2222', ['a']],
      ['a longer beginning of several numbers', '222', ['a', 'b', 'c']],
      ['nothing in the middle of a word', 'ниги', []],
      ['nothing when a word is missing', 'дом моделей', []],
      ['nothing by an operator', 'дом* OR .*', []],
      ['all when there is no word', ' «» ', ['a', 'b', 'c']],
    ])('finds %s', async (_, text, expected) => {
      expect(ids(await world.things.search(text, { limit: 10 }))).toEqual(expected);
    });

    it('pages in _id order', async () => {
      const seen = await askAll((after) =>
        world.things.search('дом', { limit: 1, ...(after ? { after } : {}) }),
      );

      expect(seen).toEqual(['a', 'b', 'c']);
    });
  });
}
