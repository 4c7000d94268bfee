import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AppendOnly,
  type CollectionDef,
  Conflict,
  DuplicateKey,
  type Page,
  type Rec,
  type Repo,
  type Store,
} from '../../src/storage/store.ts';
import { normaliseWords } from '../../src/storage/words.ts';

interface Thing extends Rec {
  title: string;
  code: string;
  state: string;
  rank: number;
  scopes: string[];
  note: string | null;
}

interface Job extends Rec {
  status: string;
  dueAt: number;
  holder: string;
}

interface Entry extends Rec {
  subject: string;
}

function thingsOf(name: string): CollectionDef<Thing> {
  return {
    name: `${name}-things`,
    indexes: [
      { name: 'state', eq: ['state'], range: 'rank' },
      { name: 'all', eq: [], range: 'title' },
      { name: 'code', eq: ['code'], unique: true },
    ],
    tokens: (thing) => [...normaliseWords(thing.title), thing.code],
    keys: (thing) => thing.scopes,
  };
}

function jobsOf(name: string): CollectionDef<Job> {
  return { name: `${name}-jobs`, indexes: [{ name: 'due', eq: ['status'], range: 'dueAt' }] };
}

function entriesOf(name: string): CollectionDef<Entry> {
  return { name: `${name}-entries`, appendOnly: true, indexes: [{ name: 'subject', eq: ['subject'] }] };
}

function thing(id: string, overrides: Partial<Thing> = {}): Omit<Thing, 'version'> {
  return {
    _id: id,
    title: `Thing ${id}`,
    code: `code-${id}`,
    state: 'open',
    rank: 0,
    scopes: [],
    note: null,
    ...overrides,
  };
}

function ids(page: Page<Rec>): string[] {
  return page.items.map((item) => item._id);
}

/** What every store must do, whatever it is built on. */
export function describeStore(
  name: string,
  open: () => Promise<{ store: Store; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let things: Repo<Thing>;
    let jobs: Repo<Job>;
    let entries: Repo<Entry>;
    let round = 0;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.close());

    beforeEach(async () => {
      round += 1;
      const run = `t${process.pid}-${Date.now()}-${round}`;
      const defs = [thingsOf(run), jobsOf(run), entriesOf(run)] as const;
      await opened.store.migrate([...defs] as unknown as CollectionDef<never>[]);
      things = opened.store.repo(defs[0]);
      jobs = opened.store.repo(defs[1]);
      entries = opened.store.repo(defs[2]);
    });

    async function addThings(count: number, make: (n: number) => Partial<Thing> = () => ({})): Promise<void> {
      for (let n = 0; n < count; n += 1) {
        const id = String(n).padStart(3, '0');
        await things.insert(thing(id, make(n)));
      }
    }

    async function walk(ask: (after?: string) => Promise<Page<Thing>>): Promise<string[]> {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await ask(after);
        seen.push(...ids(page));
        after = page.next;
      } while (after);
      return seen;
    }

    describe('one document', () => {
      it('comes back as it was written, at version 1', async () => {
        const deep = {
          ...thing('a', { note: 'ё «кавычки» 𝟙 \u0000' }),
          extra: { list: [1, -2.5, 1e15, { deep: [null, true, ''] }] },
        };

        const saved = await things.insert(deep);

        expect(saved).toEqual({ ...deep, version: 1 });
        expect(await things.get('a')).toEqual({ ...deep, version: 1 });
        expect(await things.get('b')).toBeNull();
      });

      it('is replaced at the version it was read at', async () => {
        const saved = await things.insert(thing('a'));

        const changed = await things.replace({ ...saved, title: 'Changed' });

        expect(changed.version).toBe(2);
        expect(await things.get('a')).toEqual(changed);
      });

      it('is not replaced at another version', async () => {
        const saved = await things.insert(thing('a'));
        await things.replace({ ...saved, title: 'First' });

        await expect(things.replace({ ...saved, title: 'Second' })).rejects.toThrow(Conflict);
        await expect(things.replace({ ...saved, version: 7 })).rejects.toThrow(Conflict);
        await expect(things.replace({ ...saved, _id: 'gone' })).rejects.toThrow(Conflict);
        expect((await things.get('a'))?.title).toBe('First');
      });

      it('is replaced once by many writers at once', async () => {
        const saved = await things.insert(thing('a'));

        const outcomes = await Promise.allSettled(
          Array.from({ length: 20 }, (_, n) => things.replace({ ...saved, rank: n })),
        );

        expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
        expect((await things.get('a'))?.version).toBe(2);
      });

      it('is deleted at its version only', async () => {
        const saved = await things.insert(thing('a', { scopes: ['unit:x'] }));

        await expect(things.delete('a', 2)).rejects.toThrow(Conflict);
        await things.delete('a', saved.version);

        expect(await things.get('a')).toBeNull();
        expect(await things.count({ index: '', eq: {}, keys: ['unit:x'] })).toBe(0);
        await expect(things.delete('a', 1)).rejects.toThrow(Conflict);
      });
    });

    describe('uniqueness', () => {
      it('refuses a second document with the same _id', async () => {
        await things.insert(thing('a'));

        const refusal = things.insert(thing('a', { code: 'other' }));

        await expect(refusal).rejects.toThrow(DuplicateKey);
        await expect(refusal).rejects.toMatchObject({ index: '_id' });
      });

      it('names the unique index that is taken, at insert and at replace', async () => {
        await things.insert(thing('a', { code: 'same' }));
        const other = await things.insert(thing('b'));

        await expect(things.insert(thing('c', { code: 'same' }))).rejects.toMatchObject({ index: 'code' });
        await expect(things.replace({ ...other, code: 'same' })).rejects.toMatchObject({ index: 'code' });
        expect(await things.get('c')).toBeNull();
        expect(await things.get('b')).toEqual(other);
        expect(ids(await things.search('same', { limit: 10 }))).toEqual(['a']);
      });

      it('names _id first when both are taken', async () => {
        await things.insert(thing('a'));

        await expect(things.insert(thing('a'))).rejects.toMatchObject({ index: '_id' });
      });

      it('lets one of many equal inserts through', async () => {
        const outcomes = await Promise.allSettled(
          Array.from({ length: 20 }, () => things.insert(thing('a'))),
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
        const saved = await things.insert(thing('a'));

        await expect(things.insert({ ...thing('b'), note: value as string })).rejects.toThrow(TypeError);
        await expect(things.replace({ ...saved, note: value as string })).rejects.toThrow(TypeError);
        expect(await things.get('b')).toBeNull();
        expect(await things.get('a')).toEqual(saved);
      });

      it.each<[string, object]>([
        ['an indexed field that is null', { rank: null }],
        ['an indexed field that is a list', { state: [] }],
        ['an empty _id', { _id: '' }],
        ['an _id that is no string', { _id: { $gt: '' } }],
        ['a field of the store', { _keys: [] }],
      ])('%s', async (_, fields) => {
        await expect(things.insert({ ...thing('a'), ...fields } as Thing)).rejects.toThrow(TypeError);
      });

      it('a query that no index answers', async () => {
        const bad = { limit: 10 };

        await expect(things.find({ ...bad, index: 'note', eq: {} })).rejects.toThrow(TypeError);
        await expect(things.find({ ...bad, index: 'state', eq: {} })).rejects.toThrow(TypeError);
        await expect(
          things.find({ ...bad, index: 'code', eq: { code: 'a' }, range: { gt: 1 } }),
        ).rejects.toThrow(TypeError);
        await expect(things.find({ index: '', eq: {}, limit: 0 })).rejects.toThrow(TypeError);
        await expect(things.get({ $gt: '' } as unknown as string)).rejects.toThrow(TypeError);
      });

      it('an operator in place of a value', async () => {
        const eq = { state: { $ne: '' } as unknown as string };

        await expect(things.find({ index: 'state', eq, limit: 10 })).rejects.toThrow(TypeError);
        await expect(things.count({ index: '', eq: {}, keys: [{} as unknown as string] })).rejects.toThrow(
          TypeError,
        );
      });
    });

    describe('pages', () => {
      it('come in the order of the index, then of _id', async () => {
        await addThings(7, (n) => ({ rank: n % 3 }));

        const query = { index: 'state', eq: { state: 'open' }, limit: 3 };
        const up = await walk((after) => things.find({ ...query, ...(after ? { after } : {}) }));
        const down = await walk((after) =>
          things.find({ ...query, desc: true, ...(after ? { after } : {}) }),
        );

        expect(up).toEqual(['000', '003', '006', '001', '004', '002', '005']);
        expect(down).toEqual([...up].reverse());
      });

      it('end without a cursor', async () => {
        await addThings(4);

        expect((await things.find({ index: '', eq: {}, limit: 4 })).next).toBeUndefined();
        expect((await things.find({ index: '', eq: {}, limit: 3 })).next).toEqual(expect.any(String));
      });

      it('neither repeat nor skip what stays while others come and go', async () => {
        await addThings(9, (n) => ({ rank: n }));
        const query = { index: 'state', eq: { state: 'open' }, limit: 4 };
        const first = await things.find(query);

        await things.delete('003', 1);
        await things.delete('005', 1);
        await things.insert(thing('new', { rank: 2 }));
        const rest = await things.find({ ...query, limit: 10, ...(first.next ? { after: first.next } : {}) });

        expect(ids(first)).toEqual(['000', '001', '002', '003']);
        expect(ids(rest)).toEqual(['004', '006', '007', '008']);
      });

      it('keep within a range', async () => {
        await addThings(6, (n) => ({ rank: n }));
        const within = (range: object) =>
          things.find({ index: 'state', eq: { state: 'open' }, range, limit: 10 });

        expect(ids(await within({ lte: 2 }))).toEqual(['000', '001', '002']);
        expect(ids(await within({ lt: 2 }))).toEqual(['000', '001']);
        expect(ids(await within({ gt: 1, lte: 3 }))).toEqual(['002', '003']);
        expect(ids(await within({ gte: 4 }))).toEqual(['004', '005']);
      });

      it('refuse a cursor that is not theirs', async () => {
        await addThings(3);
        const byId = await things.find({ index: '', eq: {}, limit: 1 });

        for (const after of ['', 'garbage', Buffer.from('{}').toString('base64url'), byId.next ?? '']) {
          await expect(things.find({ index: 'all', eq: {}, limit: 1, after })).rejects.toMatchObject({
            code: 'BAD_INPUT',
          });
        }
      });
    });

    describe('keys', () => {
      beforeEach(() =>
        addThings(12, (n) => ({
          title: `Ромашка ${n}`,
          rank: 12 - n,
          scopes: [
            n % 2 ? 'unit:odd' : 'unit:even',
            ...(n % 3 ? [] : ['third']),
            ...(n === 5 ? ['only'] : []),
          ],
        })),
      );

      it('narrow a list, a count and a search alike, before the limit', async () => {
        const scope = { keys: ['unit:even', 'third'] };

        expect(ids(await things.find({ index: '', eq: {}, limit: 10, ...scope }))).toEqual(['000', '006']);
        expect(ids(await things.find({ index: 'state', eq: { state: 'open' }, limit: 1, ...scope }))).toEqual(
          ['006'],
        );
        expect(await things.count({ index: '', eq: {}, ...scope })).toBe(2);
        expect(
          await things.count({ index: 'state', eq: { state: 'open' }, range: { gt: 6 }, ...scope }),
        ).toBe(1);
        expect(ids(await things.search('ромашка', { limit: 10, ...scope }))).toEqual(['000', '006']);
      });

      it('may be alternatives', async () => {
        const scope = { anyKeys: ['only', 'third', 'unknown', 'third'] };

        expect(ids(await things.find({ index: '', eq: {}, limit: 10, ...scope }))).toEqual([
          '000',
          '003',
          '005',
          '006',
          '009',
        ]);
        expect(await things.count({ index: '', eq: {}, ...scope })).toBe(5);
        expect(ids(await things.search('', { limit: 10, keys: ['unit:odd'], ...scope }))).toEqual([
          '003',
          '005',
          '009',
        ]);
      });

      it('match nothing when there is no alternative', async () => {
        expect(ids(await things.find({ index: '', eq: {}, limit: 10, anyKeys: [] }))).toEqual([]);
        expect(await things.count({ index: '', eq: {}, anyKeys: [] })).toBe(0);
        expect(ids(await things.search('ромашка', { limit: 10, anyKeys: [] }))).toEqual([]);
        expect(await things.claim({ index: '', eq: {}, anyKeys: [] }, { rank: 1 })).toBeNull();
      });

      it('page in both directions', async () => {
        const query = { index: 'state', eq: { state: 'open' }, keys: ['unit:odd'], limit: 2 };

        const up = await walk((after) => things.find({ ...query, ...(after ? { after } : {}) }));
        const down = await walk((after) =>
          things.find({ ...query, desc: true, ...(after ? { after } : {}) }),
        );

        expect(up).toEqual(['011', '009', '007', '005', '003', '001']);
        expect(down).toEqual([...up].reverse());
      });

      it('follow the document', async () => {
        const doc = await things.get('005');
        if (!doc) throw new Error('no document');

        await things.replace({ ...doc, scopes: ['unit:even'] });

        expect(await things.count({ index: '', eq: {}, keys: ['only'] })).toBe(0);
        expect(await things.count({ index: '', eq: {}, keys: ['unit:even'] })).toBe(7);
      });
    });

    describe('search', () => {
      beforeEach(async () => {
        await things.insert(thing('a', { title: 'ООО «Тёплый Дом»', code: '2222071932' }));
        await things.insert(thing('b', { title: 'АО "Дом книги"', code: '2225008370' }));
        await things.insert(thing('c', { title: 'ИП Домашний тепличник', code: '222403210160' }));
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
        expect(ids(await things.search(text, { limit: 10 }))).toEqual(expected);
      });

      it('pages in _id order', async () => {
        const seen = await walk((after) => things.search('дом', { limit: 1, ...(after ? { after } : {}) }));

        expect(seen).toEqual(['a', 'b', 'c']);
      });
    });

    describe('claim', () => {
      const due = { index: 'due', eq: { status: 'pending' }, range: { lte: 100 } };

      it('takes the first that is due, sets fields and bumps the version', async () => {
        await jobs.insert({ _id: 'late', status: 'pending', dueAt: 50, holder: '' });
        await jobs.insert({ _id: 'first', status: 'pending', dueAt: 10, holder: '' });
        await jobs.insert({ _id: 'future', status: 'pending', dueAt: 101, holder: '' });

        const claimed = await jobs.claim(due, { holder: 'me', dueAt: 500 });

        expect(claimed).toEqual({ _id: 'first', version: 2, status: 'pending', dueAt: 500, holder: 'me' });
        expect((await jobs.claim(due, { dueAt: 500 }))?._id).toBe('late');
        expect(await jobs.claim(due, { dueAt: 500 })).toBeNull();
      });

      it('gives each to one of many at once', async () => {
        for (let n = 0; n < 40; n += 1) {
          await jobs.insert({ _id: `j${n}`, status: 'pending', dueAt: n, holder: '' });
        }

        const claims = await Promise.all(
          Array.from({ length: 50 }, (_, n) => jobs.claim(due, { status: 'taken', holder: `h${n}` })),
        );

        const taken = claims.flatMap((claim) => (claim ? [claim._id] : []));
        expect(new Set(taken).size).toBe(40);
        expect(taken).toHaveLength(40);
      });

      it('keeps keys and words in line', async () => {
        await addThings(5, () => ({ scopes: ['free'] }));

        const claims = await Promise.all(
          Array.from({ length: 8 }, () =>
            things.claim({ index: '', eq: {}, keys: ['free'] }, { scopes: ['held'] }),
          ),
        );

        expect(new Set(claims.flatMap((claim) => (claim ? [claim._id] : []))).size).toBe(5);
        expect(await things.count({ index: '', eq: {}, keys: ['held'] })).toBe(5);
      });

      it('refuses what a document may not hold', async () => {
        await jobs.insert({ _id: 'a', status: 'pending', dueAt: 1, holder: '' });

        for (const set of [
          { dueAt: Number.NaN },
          { dueAt: null as unknown as number },
          { holder: undefined },
        ]) {
          await expect(jobs.claim(due, set as Partial<Job>)).rejects.toThrow(TypeError);
        }
        expect((await jobs.get('a'))?.version).toBe(1);
      });
    });

    describe('an append-only collection', () => {
      it('takes and gives documents, and never changes or loses one', async () => {
        const saved = await entries.insert({ _id: 'a', subject: 's' });

        await expect(entries.replace({ ...saved, subject: 'other' })).rejects.toThrow(AppendOnly);
        await expect(entries.claim({ index: '', eq: {} }, { subject: 'other' })).rejects.toThrow(AppendOnly);
        await expect(entries.delete('a', 1)).rejects.toThrow(AppendOnly);
        await expect(entries.insert({ _id: 'a', subject: 'other' })).rejects.toThrow(DuplicateKey);
        expect((await entries.find({ index: 'subject', eq: { subject: 's' }, limit: 10 })).items).toEqual([
          saved,
        ]);
      });
    });

    describe('moving', () => {
      it('scans every document in _id order, or those behind one', async () => {
        await addThings(450);
        const seen: string[] = [];
        for await (const doc of things.scan()) seen.push(doc._id);
        const rest: string[] = [];
        for await (const doc of things.scan('446')) rest.push(doc._id);

        expect(seen).toHaveLength(450);
        expect(seen).toEqual([...seen].sort());
        expect(rest).toEqual(['447', '448', '449']);
      });

      it('restores with the version kept, found like any other', async () => {
        const doc: Thing = { ...thing('a', { scopes: ['x'], title: 'Ель' }), version: 41 };

        await things.restore(doc);

        expect(await things.get('a')).toEqual(doc);
        expect(ids(await things.search('ель', { limit: 1, keys: ['x'] }))).toEqual(['a']);
        await expect(things.restore(doc)).rejects.toThrow(DuplicateKey);
      });
    });

    it('answers a ping', async () => {
      await expect(opened.store.ping()).resolves.toBeUndefined();
    });
  });
}
