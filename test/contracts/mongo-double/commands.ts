import {
  applyUpdate,
  createDoubleCollection,
  type DoubleCollection,
  DuplicateKeyFault,
  withoutFields,
} from './collection.ts';
import type { Doc } from './wire.ts';

/** Answers one command; a write of a session is answered alike when it is repeated. */
export type RunCommand = (command: Doc) => Doc;

export const WRITES = ['insert', 'update', 'delete', 'findAndModify'];

export function createCommands(address: () => string): RunCommand {
  const collections = new Map<string, DoubleCollection>();
  const answered = new Map<string, Doc>();

  function collection(name: unknown): DoubleCollection {
    const key = String(name);
    const known = collections.get(key) ?? createDoubleCollection(key);
    collections.set(key, known);
    return known;
  }

  const commands: Record<string, (command: Doc) => Doc> = {
    hello: () => hello(address()),
    ping: () => ({}),
    endSessions: () => ({}),
    createIndexes: (command) => createIndexes(collection(command.createIndexes), command),
    dropIndexes: (command) => {
      collection(command.dropIndexes).indexes.delete(String(command.index));
      return {};
    },
    insert: (command) => insert(collection(command.insert), command),
    update: (command) => update(collection(command.update), command),
    delete: (command) => remove(collection(command.delete), command),
    findAndModify: (command) => findAndModify(collection(command.findAndModify), command),
    find: (command) => find(collection(command.find), command),
    aggregate: (command) => count(collection(command.aggregate), command),
  };

  return (command) => {
    const name = Object.keys(command)[0] ?? '';
    const run = commands[/^(ismaster|isMaster)$/.test(name) ? 'hello' : name];
    if (!run) return { ok: 0, code: 59, codeName: 'CommandNotFound', errmsg: `no such command: ${name}` };
    const write =
      command.txnNumber === undefined ? undefined : JSON.stringify([command.lsid, command.txnNumber]);
    const earlier = write === undefined ? undefined : answered.get(write);
    if (earlier) return earlier;
    const reply = answer(() => run(command));
    if (write !== undefined) answered.set(write, reply);
    return reply;
  };
}

function answer(run: () => Doc): Doc {
  try {
    return { ok: 1, ...run() };
  } catch (error) {
    if (!(error instanceof DuplicateKeyFault)) throw error;
    return { ok: 0, code: 11000, codeName: 'DuplicateKey', errmsg: error.message };
  }
}

function hello(address: string): Doc {
  return {
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    setName: 'double',
    setVersion: 1,
    hosts: [address],
    primary: address,
    me: address,
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 25,
    readOnly: false,
  };
}

function createIndexes(collection: DoubleCollection, command: Doc): Doc {
  for (const index of command.indexes as Doc[]) {
    const known = collection.indexes.get(String(index.name));
    if (known && JSON.stringify(known.key) !== JSON.stringify(index.key)) {
      return { ok: 0, code: 86, codeName: 'IndexKeySpecsConflict', errmsg: 'same name, other keys' };
    }
    collection.indexes.set(String(index.name), index);
  }
  return {};
}

function insert(collection: DoubleCollection, command: Doc): Doc {
  const documents = command.documents as Doc[];
  try {
    for (const doc of documents) collection.insert(doc);
  } catch (error) {
    if (!(error instanceof DuplicateKeyFault)) throw error;
    return { n: 0, writeErrors: [{ index: 0, code: 11000, errmsg: error.message }] };
  }
  return { n: documents.length };
}

function update(collection: DoubleCollection, command: Doc): Doc {
  const [{ q, u } = {}] = command.updates as Doc[];
  const [found] = collection.find(q as Doc, undefined, 1);
  if (!found) return { n: 0, nModified: 0 };
  try {
    collection.replace(found, applyUpdate(found, u as Doc));
  } catch (error) {
    if (!(error instanceof DuplicateKeyFault)) throw error;
    return { n: 0, nModified: 0, writeErrors: [{ index: 0, code: 11000, errmsg: error.message }] };
  }
  return { n: 1, nModified: 1 };
}

function remove(collection: DoubleCollection, command: Doc): Doc {
  const [{ q } = {}] = command.deletes as Doc[];
  const [found] = collection.find(q as Doc, undefined, 1);
  if (found) collection.remove(found);
  return { n: found ? 1 : 0 };
}

function findAndModify(collection: DoubleCollection, command: Doc): Doc {
  const [found] = collection.find(command.query as Doc, command.sort as Doc, 1);
  if (!found) return { value: null, lastErrorObject: { n: 0, updatedExisting: false } };
  const after = applyUpdate(found, command.update as Doc);
  collection.replace(found, after);
  const value = withoutFields(command.new ? after : found, command.fields as Doc);
  return { value, lastErrorObject: { n: 1, updatedExisting: true } };
}

function find(collection: DoubleCollection, command: Doc): Doc {
  const found = collection.find(command.filter as Doc, command.sort as Doc, Number(command.limit ?? 0));
  const firstBatch = found.map((doc) => withoutFields(doc, command.projection as Doc));
  return { cursor: { id: 0n, ns: `double.${String(command.find)}`, firstBatch } };
}

/** The driver counts by `$match` and `$group`; nothing else is aggregated. */
function count(collection: DoubleCollection, command: Doc): Doc {
  const stages = command.pipeline as Doc[];
  const n = collection.count((stages[0]?.$match ?? {}) as Doc);
  return {
    cursor: { id: 0n, ns: `double.${String(command.aggregate)}`, firstBatch: n > 0 ? [{ _id: 1, n }] : [] },
  };
}
