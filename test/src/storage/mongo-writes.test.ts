import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import {
  type CollectionDef,
  Conflict,
  DuplicateKey,
  type Rec,
  type Repo,
  type Store,
} from '../../../src/storage/store.ts';
import { Fault } from '../../contracts/mongo-double/fault.ts';
import { type MongoDouble, startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';

interface Note extends Rec {
  text: string;
}

const NOTES: CollectionDef<Note> = {
  name: 'notes',
  indexes: [{ name: 'text', eq: ['text'], unique: true }],
  keys: (note) => [`text:${note.text}`],
};
const QUICK = { selectionMs: 1_000, majorityMs: 30 };

let double: MongoDouble;
let store: Store;
let notes: Repo<Note>;

async function open(query = ''): Promise<void> {
  store = await openMongoStore(`${double.uri}${query}`, { patience: QUICK });
  await store.migrate([NOTES] as unknown as CollectionDef<never>[]);
  notes = store.repo(NOTES);
}

beforeEach(async () => {
  double = await startMongoDouble();
  await open();
});

afterEach(async () => {
  await store.close();
  await double.close();
});

describe('MongoDB writes', () => {
  it('are asked to be durable on a majority', async () => {
    await notes.insert({ _id: 'a', text: 'x' });

    const insert = double.log.find((command) => command.insert === 'notes');
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
    double.loseAnswers(lost);
    await notes.delete('a', 2);
    expect(await notes.get('a')).toBeNull();
  });

  it.each([1, 2])('find a new primary after %i refusals by one that stepped down', async (times) => {
    double.stepDown(1);
    const inserted = await notes.insert({ _id: 'a', text: 'first' });

    double.stepDown(times);
    const replaced = notes.replace({ ...inserted, text: 'second' });

    if (times === 1) await expect(replaced).resolves.toMatchObject({ version: 2 });
    else await expect(replaced).rejects.toMatchObject({ code: 'STORE_SILENT' });
  });

  it('say that the store is silent when the write did not happen', async () => {
    await double.close();

    await expect(notes.insert({ _id: 'a', text: 'x' })).rejects.toMatchObject({ code: 'STORE_SILENT' });
  });

  it("keep the store's own fields out of what is read", async () => {
    await notes.insert({ _id: 'a', text: 'x' });

    const { items } = await notes.find({ index: '', eq: {}, keys: ['text:x'], limit: 1 });

    expect(items).toEqual([{ _id: 'a', text: 'x', version: 1 }]);
  });

  it('read a long page in one round trip', async () => {
    for (let n = 0; n < 150; n += 1) await notes.insert({ _id: `n${n}`, text: `${n}` });

    const page = await notes.find({ index: '', eq: {}, limit: 149 });

    expect(page.items).toHaveLength(149);
    expect(double.log.filter((command) => 'getMore' in command)).toEqual([]);
  });
});

/** A server that does not know a repeated write again, as one without retryable writes does not. */
describe('a write that is done already', () => {
  /** The first attempt is written, its answer says otherwise; what comes next meets what it left. */
  function repeatWith(command: string, fault: Fault): void {
    double.refuseAfter(command, fault);
  }

  const taken = (index: string) =>
    new Fault(
      11000,
      'DuplicateKey',
      `E11000 duplicate key error collection: double.notes index: ${index} dup key: {}`,
    );

  it.each(['_id_', 'vip-desk:text:unique'])('is no duplicate of itself in %s', async (index) => {
    repeatWith('insert', taken(index));

    await expect(notes.insert({ _id: 'a', text: 'x' })).resolves.toMatchObject({ version: 1 });
    expect(await notes.get('a')).toEqual({ _id: 'a', text: 'x', version: 1 });
  });

  it('is still a duplicate of another one’s', async () => {
    await notes.insert({ _id: 'a', text: 'x' });

    await expect(notes.insert({ _id: 'a', text: 'y' })).rejects.toThrow(DuplicateKey);
    await expect(notes.insert({ _id: 'b', text: 'x' })).rejects.toMatchObject({ index: 'text' });
  });

  it('is no conflict with itself, and one with another’s', async () => {
    const inserted = await notes.insert({ _id: 'a', text: 'x' });
    double.repeat('update');

    const replaced = await notes.replace({ ...inserted, text: 'y' });

    expect(replaced.version).toBe(2);
    await expect(notes.replace({ ...inserted, text: 'z' })).rejects.toThrow(Conflict);
  });

  it('is neither a duplicate nor done while no majority has it', async () => {
    double.stallMajority();
    repeatWith('insert', taken('_id_'));

    await expect(notes.insert({ _id: 'a', text: 'x' })).rejects.toMatchObject({ code: 'STORE_SILENT' });
  });

  it('counts once the primary has it, when the URI asks for no majority', async () => {
    await store.close();
    await open('&w=1&retryWrites=false');
    double.loseAnswers(1);

    await expect(notes.insert({ _id: 'a', text: 'x' })).resolves.toMatchObject({ version: 1 });
    expect(double.log.findLast((command) => command.insert === 'notes')).not.toHaveProperty('txnNumber');
  });
});

describe('a server of its own', () => {
  it('is written to without retries, and a lost answer is asked for', async () => {
    await store.close();
    await double.close();
    double = await startMongoDouble({ standalone: true });
    await open();

    double.loseAnswers(1);
    const inserted = await notes.insert({ _id: 'a', text: 'x' });
    double.loseAnswers(1);

    await expect(notes.replace({ ...inserted, text: 'y' })).resolves.toMatchObject({ version: 2 });
  });
});
