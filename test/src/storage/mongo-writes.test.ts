import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import type { CollectionDef, Rec, Repo, Store } from '../../../src/storage/store.ts';
import { type MongoDouble, startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';

interface Note extends Rec {
  text: string;
}

const NOTES: CollectionDef<Note> = { name: 'notes', indexes: [], keys: (note) => [`text:${note.text}`] };

describe('MongoDB writes', () => {
  let double: MongoDouble;
  let store: Store;
  let notes: Repo<Note>;

  beforeEach(async () => {
    double = await startMongoDouble();
    store = await openMongoStore(double.uri, { serverSelectionTimeoutMs: 300 });
    notes = store.repo(NOTES);
  });

  afterEach(async () => {
    await store.close();
    await double.close();
  });

  it('are asked to be durable on a majority', async () => {
    await notes.insert({ _id: 'a', text: 'x' });

    const insert = double.log.find((command) => 'insert' in command);
    expect(insert).toMatchObject({ writeConcern: { w: 'majority', j: true }, txnNumber: expect.anything() });
  });

  // The driver itself repeats a write once; with two answers lost it reports an error.
  it.each([1, 2])('succeed once with %i answers lost', async (lost) => {
    double.loseAnswers(lost);
    const inserted = await notes.insert({ _id: 'a', text: 'first' });
    double.loseAnswers(lost);
    const replaced = await notes.replace({ ...inserted, text: 'second' });

    expect(replaced).toEqual({ _id: 'a', text: 'second', version: 2 });
    expect(await notes.get('a')).toEqual(replaced);
  });

  it('report a failure when the write did not happen', async () => {
    await double.close();

    await expect(notes.insert({ _id: 'a', text: 'x' })).rejects.toThrow();
  });

  it("keep the store's own fields out of what is read", async () => {
    await notes.insert({ _id: 'a', text: 'x' });

    const { items } = await notes.find({ index: '', eq: {}, keys: ['text:x'], limit: 1 });

    expect(items).toEqual([{ _id: 'a', text: 'x', version: 1 }]);
  });
});

describe('MongoDB migrate', () => {
  it('creates indexes only when asked, and replaces one that is declared otherwise', async () => {
    const double = await startMongoDouble();
    const store = await openMongoStore(double.uri);
    const def = { ...NOTES, indexes: [{ name: 'text', eq: ['text'] }] };
    await store.repo(def).insert({ _id: 'a', text: 'x' });
    expect(double.log.some((command) => 'createIndexes' in command)).toBe(false);

    await store.migrate([def] as unknown as CollectionDef<never>[]);
    const changed = { ...def, indexes: [{ name: 'text', eq: ['text'], unique: true }] };
    await store.migrate([changed] as unknown as CollectionDef<never>[]);

    const made = double.log.flatMap((command) => (command.indexes as { name: string }[] | undefined) ?? []);
    expect(new Set(made.map((index) => index.name))).toEqual(new Set(['text', '_keys']));
    await expect(store.repo(changed).insert({ _id: 'b', text: 'x' })).rejects.toMatchObject({
      index: 'text',
    });
    await store.close();
    await double.close();
  });

  it('brings keys in line with a new declaration', async () => {
    const double = await startMongoDouble();
    const store = await openMongoStore(double.uri);
    await store.repo(NOTES).insert({ _id: 'a', text: 'x' });
    const def: CollectionDef<Note> = { ...NOTES, keys: (note) => [`new:${note.text}`] };

    await store.migrate([def] as unknown as CollectionDef<never>[]);

    expect(await store.repo(def).count({ index: '', eq: {}, keys: ['new:x'] })).toBe(1);
    expect((await store.repo(def).get('a'))?.version).toBe(1);
    await store.close();
    await double.close();
  });
});
