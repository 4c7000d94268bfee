import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Db, MongoClient } from 'mongodb';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import type { CollectionDef, IndexDef, Rec, Store } from '../../../src/storage/store.ts';
import { Fault } from '../../contracts/mongo-double/fault.ts';
import { type MongoDouble, startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';

interface Note extends Rec {
  text: string;
  rank: number;
}

const NOTES: CollectionDef<Note> = {
  name: 'notes',
  indexes: [{ name: 'text', eq: ['text'] }],
  keys: (note) => [`text:${note.text}`],
};

let double: MongoDouble;
let store: Store;
/** As an operator sees it. */
let client: MongoClient;
let db: Db;

beforeEach(async () => {
  double = await startMongoDouble();
  store = await openMongoStore(double.uri);
  client = await new MongoClient(double.uri).connect();
  db = client.db();
});

afterEach(async () => {
  await store.close();
  await client.close();
  await double.close();
});

async function migrate(def: CollectionDef<Note> = NOTES): Promise<string[]> {
  const told: string[] = [];
  const defs = [def] as unknown as CollectionDef<never>[];
  await store.migrate(defs, ({ fate, index }) => told.push(`${fate} ${index}`));
  return told;
}

const withIndexes = (...indexes: IndexDef[]): CollectionDef<Note> => ({ ...NOTES, indexes });

async function keysOf(): Promise<string[]> {
  const indexes = await db.collection('notes').listIndexes().toArray();
  return indexes.map(({ key, unique }) => `${Object.keys(key).join()}${unique ? ' unique' : ''}`).sort();
}

/** Changes asked for, in order. */
function changes(): string[] {
  return double.log.flatMap((command) => {
    if (command.createIndexes === 'notes') return ['create'];
    return command.dropIndexes === 'notes' ? ['drop'] : [];
  });
}

describe('MongoDB migrate', () => {
  it('creates indexes only when asked', async () => {
    await store.repo(NOTES).insert({ _id: 'a', text: 'x', rank: 1 });
    expect(changes()).toEqual([]);

    await migrate();

    expect(await keysOf()).toEqual(['_id', '_keys,_id', 'text,_id']);
  });

  it('has nothing to do the second time', async () => {
    await migrate();
    const before = double.log.length;

    expect(await migrate()).toEqual([]);

    const asked = double.log.slice(before).map((command) => Object.keys(command)[0]);
    expect(asked).toEqual(['listIndexes', 'find']);
  });

  it('takes an index under another name for the same', async () => {
    await db.collection<Note>('notes').createIndex({ text: 1, _id: 1 }, { name: 'by-text-of-old' });

    expect(await migrate()).toEqual(['created vip-desk:_keys+_id']);
    expect(await migrate(withIndexes({ name: 'renamed', eq: ['text'] }))).toEqual([]);
  });

  it('tells a duplicate under the declared name, whatever the index is called', async () => {
    await db.collection('notes').createIndex({ text: 1 }, { name: 'by-hand', unique: true });
    const def = withIndexes({ name: 'title', eq: ['text'], unique: true });
    await migrate(def);
    await store.repo(def).insert({ _id: 'a', text: 'x', rank: 1 });

    await expect(store.repo(def).insert({ _id: 'b', text: 'x', rank: 1 })).rejects.toMatchObject({
      index: 'title',
    });
  });

  it('creates what takes an index’s place before it drops the index', async () => {
    await migrate();
    const before = changes().length;

    await migrate(withIndexes({ name: 'text', eq: ['text'], range: 'rank' }));

    expect(changes().slice(before)).toEqual(['create', 'drop']);
    expect(await keysOf()).toEqual(['_id', '_keys,_id', 'text,rank,_id']);
  });

  it('makes an index unique, and takes it back', async () => {
    await migrate();
    const unique = withIndexes({ name: 'text', eq: ['text'], unique: true });

    await migrate(unique);
    expect(await keysOf()).toEqual(['_id', '_keys,_id', 'text unique']);
    await migrate();
    expect(await keysOf()).toEqual(['_id', '_keys,_id', 'text,_id']);
  });

  it('replaces what the first release made under plain names', async () => {
    const notes = db.collection('notes');
    await notes.createIndex({ text: 1, _id: 1 }, { name: 'text' });
    await notes.createIndex({ rank: 1, _id: 1 }, { name: 'by-rank' });
    await notes.createIndex({ _tok: 1, _id: 1 }, { name: '_tok' });
    await notes.createIndex({ _keys: 1, _id: 1 }, { name: '_keys' });

    const told = await migrate(withIndexes({ name: 'text', eq: ['text'], unique: true }));

    expect(told).toEqual(['created vip-desk:text:unique', 'dropped text', 'dropped by-rank', 'dropped _tok']);
    expect(await keysOf()).toEqual(['_id', '_keys,_id', 'text unique']);
  });

  it('drops what is declared no more, and leaves an operator’s own alone', async () => {
    await migrate(withIndexes({ name: 'text', eq: ['text'] }, { name: 'rank', eq: ['rank'] }));
    await db.collection('notes').createIndex({ rank: -1 });
    await db.collection('notes').createIndex({ text: 1, rank: 1 }, { name: 'report' });

    const told = await migrate();

    expect(told).toEqual(['dropped vip-desk:rank+_id', 'left rank_-1', 'left report']);
    expect(await keysOf()).toEqual(['_id', '_keys,_id', 'rank', 'text,_id', 'text,rank']);
  });

  it('names an operator’s index that is in the way', async () => {
    await db
      .collection('notes')
      .createIndex({ text: 1, _id: 1 }, { name: 'gone-soon', expireAfterSeconds: 60 });

    await expect(migrate()).rejects.toMatchObject({
      code: 'INDEX_IN_THE_WAY',
      details: { collection: 'notes', index: 'gone-soon' },
    });
    expect(await keysOf()).toContain('text,_id');
  });

  it('makes its own index anew that somebody has hidden', async () => {
    const hidden = { name: 'vip-desk:text+_id', hidden: true };
    await db.collection('notes').createIndex({ text: 1, _id: 1 }, hidden);

    await migrate();

    const indexes = await db.collection('notes').listIndexes().toArray();
    expect(await keysOf()).toEqual(['_id', '_keys,_id', 'text,_id']);
    expect(indexes.filter(({ hidden: isHidden }) => isHidden)).toEqual([]);
  });

  it('makes its own index anew when somebody has made another one under its name', async () => {
    await db.collection('notes').createIndex({ rank: 1 }, { name: 'vip-desk:text+_id' });

    await migrate();

    expect(await keysOf()).toEqual(['_id', '_keys,_id', 'text,_id']);
  });

  it('names the fields whose values are not unique, and keeps the old index', async () => {
    await migrate();
    for (const id of ['a', 'b']) await store.repo(NOTES).insert({ _id: id, text: 'x', rank: 1 });

    await expect(migrate(withIndexes({ name: 'text', eq: ['text'], unique: true }))).rejects.toMatchObject({
      code: 'INDEX_DUPLICATES',
      details: { collection: 'notes', fields: 'text' },
    });
    expect(await keysOf()).toEqual(['_id', '_keys,_id', 'text,_id']);
  });

  it('does not mind another migration that dropped an index first', async () => {
    await migrate(withIndexes({ name: 'rank', eq: ['rank'] }));
    double.refuseNext('dropIndexes', new Fault(27, 'IndexNotFound', 'index not found with name'));

    await expect(migrate()).resolves.toContain('dropped vip-desk:rank+_id');
  });
});

describe('MongoDB migrate brings keys in line', () => {
  const NEW: CollectionDef<Note> = { ...NOTES, keys: (note) => [`new:${note.text}`] };

  beforeEach(async () => {
    await migrate();
    for (let n = 0; n < 250; n += 1) {
      await store.repo(NOTES).insert({ _id: `n${n}`, text: `${n % 2}`, rank: n });
    }
  });

  const reads = () => double.log.filter((command) => command.find === 'notes' || 'getMore' in command).length;

  it('with a new declaration, through all batches and without a new version', async () => {
    await migrate(NEW);

    expect(await store.repo(NEW).count({ index: '', eq: {}, keys: ['new:0'] })).toBe(125);
    expect((await store.repo(NEW).get('n249'))?.version).toBe(1);
    expect(reads()).toBeGreaterThan(1);
  });

  it('and reads no document while the declaration is the same', async () => {
    const before = reads();

    await migrate();

    expect(reads()).toBe(before);
  });

  it('when what the functions call has changed, as its version says', async () => {
    let prefix = 'old';
    const keys = (note: Note) => [`${prefix}:${note.text}`];
    await migrate({ ...NOTES, keys });
    prefix = 'late';
    await migrate({ ...NOTES, keys });
    expect(await store.repo(NOTES).count({ index: '', eq: {}, keys: ['late:0'] })).toBe(0);

    await migrate({ ...NOTES, keys, termsVersion: 2 });

    expect(await store.repo(NOTES).count({ index: '', eq: {}, keys: ['late:0'] })).toBe(125);
  });

  it('again after it died on the way', async () => {
    double.refuseNext('update', new Fault(13, 'Unauthorized', 'not now'));
    await expect(migrate(NEW)).rejects.toThrow();

    await migrate(NEW);

    expect(await store.repo(NEW).count({ index: '', eq: {}, keys: ['new:1'] })).toBe(125);
  });

  it('but not those of a document that moved on meanwhile', async () => {
    let moved: Promise<Note> | undefined;
    const moving: CollectionDef<Note> = {
      ...NOTES,
      keys: (note) => {
        // While the rest of the documents is still being fetched.
        if (note._id === 'n0') moved ??= store.repo(NEW).replace({ ...note, text: 'moved' });
        return [`new:${note.text}`];
      },
    };

    await migrate(moving);
    await moved;

    expect(await store.repo(NEW).count({ index: '', eq: {}, keys: ['new:moved'] })).toBe(1);
    expect(await store.repo(NEW).count({ index: '', eq: {}, keys: ['new:0'] })).toBe(124);
  });
});
