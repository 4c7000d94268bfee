import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import { TOOL_PATIENCE } from '../../../src/storage/mongo/patience.ts';
import { type CollectionDef, Conflict, type Rec, type Repo, type Store } from '../../../src/storage/store.ts';
import { Fault } from '../../contracts/mongo-double/fault.ts';
import { type MongoDouble, startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';

interface Note extends Rec {
  text: string;
}

const NOTES: CollectionDef<Note> = { name: 'notes', indexes: [] };
const QUICK = { majorityMs: 30, answerMs: 300, rereadMs: 300, restMs: 50, pingMs: 100, closeMs: 100 };
/** Refuses for as long as a test may take. */
const SULKY = { ...QUICK, answerMs: 2_000, restMs: 600_000 };
const SILENT = { code: 'STORE_SILENT' };

let double: MongoDouble;
let store: Store;
let notes: Repo<Note>;
let note: Note;

async function reopen(query: string, patience = QUICK): Promise<void> {
  await store.close();
  store = await openMongoStore(`${double.uri}${query}`, { patience });
  notes = store.repo(NOTES);
}

beforeEach(async () => {
  double = await startMongoDouble();
  store = await openMongoStore(double.uri);
  note = await store.repo(NOTES).insert({ _id: 'a', text: 'first' });
  await reopen('');
});

afterEach(async () => {
  double.recover();
  await store.close();
  await double.close();
});

/** Asks again until the store has stopped refusing. */
async function insist<R>(ask: () => Promise<R>): Promise<R> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if ((error as { code?: string }).code !== 'STORE_SILENT') throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

const asked = (name: string) => double.log.filter((command) => name in command).length;

describe('a majority that does not answer', () => {
  it('is told in time, and what it may have kept is not done twice', async () => {
    double.stallMajority();

    await expect(notes.replace({ ...note, text: 'second' })).rejects.toMatchObject(SILENT);

    expect((await insist(() => notes.get('a')))?.text).toBe('second');
    double.recover();
    await expect(insist(() => notes.replace({ ...note, text: 'second' }))).rejects.toThrow(Conflict);
    expect((await notes.get('a'))?.version).toBe(2);
  });

  it('is not waited for again by the rest of a pass, while reads go on', async () => {
    await reopen('', SULKY);
    double.stallMajority();
    await expect(notes.delete('a', 1)).rejects.toMatchObject(SILENT);
    const before = asked('insert');

    for (let n = 0; n < 300; n += 1) {
      await expect(notes.insert({ _id: `n${n}`, text: 'x' })).rejects.toMatchObject(SILENT);
    }

    expect(asked('insert')).toBe(before);
    expect((await notes.find({ index: '', eq: {}, limit: 9 })).items).toEqual([]);
    await expect(store.ping()).resolves.toBeUndefined();
  });

  it('is told although the URI gives it more time', async () => {
    await reopen('&wtimeoutMS=60000');
    double.stallMajority();

    await expect(notes.replace({ ...note, text: 'second' })).rejects.toMatchObject(SILENT);
  });
});

describe('a server that does not answer', () => {
  it.each<[string, (repo: Repo<Note>) => Promise<unknown>]>([
    ['get', (repo) => repo.get('a')],
    ['find', (repo) => repo.find({ index: '', eq: {}, limit: 1 })],
    ['count', (repo) => repo.count({ index: '', eq: {} })],
    ['insert', (repo) => repo.insert({ _id: 'b', text: 'x' })],
    ['replace', (repo) => repo.replace(note)],
    ['delete', (repo) => repo.delete('a', 1)],
  ])('ends a %s in time', async (what, ask) => {
    double.hang();

    await expect(ask(notes)).rejects.toMatchObject(SILENT);

    double.recover();
    expect(await insist(() => notes.get('b'))).toEqual(
      what === 'insert' ? expect.objectContaining({ text: 'x' }) : null,
    );
  });

  it('is waited for once, not by everybody who asks after that', async () => {
    await reopen('', SULKY);
    double.hang('find');
    await expect(notes.get('a')).rejects.toMatchObject(SILENT);
    const before = double.log.length;

    for (let n = 0; n < 300; n += 1) await expect(notes.get('a')).rejects.toMatchObject(SILENT);
    await expect(notes.insert({ _id: 'b', text: 'x' })).rejects.toMatchObject(SILENT);

    expect(double.log.slice(before).filter((command) => 'find' in command || 'insert' in command)).toEqual(
      [],
    );
  });

  it('hangs neither a ping nor the end', async () => {
    double.hang();

    await expect(store.ping()).rejects.toMatchObject(SILENT);
    await expect(store.close()).resolves.toBeUndefined();
  });

  it('leaves no one waiting for a connection', async () => {
    await reopen('&maxPoolSize=1');
    double.hang('find');

    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => notes.get('a')));

    expect(outcomes.map((outcome) => outcome.status)).toEqual(outcomes.map(() => 'rejected'));
  });

  it('is given the time that it takes by a tool', async () => {
    const tool = await openMongoStore(double.uri, { patience: TOOL_PATIENCE });
    double.delayAnswers(2 * QUICK.answerMs);

    expect(await tool.repo(NOTES).get('a')).toEqual(note);

    double.delayAnswers(0);
    await tool.close();
  });
});

describe('a refusal', () => {
  it('that is a mistake of ours is not taken for silence', async () => {
    double.refuseNext('find', new Fault(2, 'BadValue', 'no such operator'));

    await expect(notes.get('a')).rejects.toMatchObject({ code: 2 });
    expect(await notes.get('a')).toEqual(note);
  });

  it('to connect names its reason and keeps the password to itself', async () => {
    const uri = 'mongodb://bot:secret@127.0.0.1:1/?serverSelectionTimeoutMS=50';

    const refusal = await openMongoStore(uri).catch((error: unknown) => error);

    expect(refusal).toMatchObject({
      code: 'STORE_UNREACHABLE',
      details: { reason: expect.stringContaining('ECONNREFUSED') },
    });
    expect(JSON.stringify(refusal)).not.toContain('secret');
  });
});
