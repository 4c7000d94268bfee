import { applyUpdate, type DoubleCollection, withoutFields } from './collection.ts';
import { createCursors } from './cursors.ts';
import type { DoubleDatabase } from './database.ts';
import { Fault } from './fault.ts';
import type { Doc } from './wire.ts';

/** Answers one command; a write of a session is answered alike when it is repeated. */
export type RunCommand = (command: Doc) => Doc;

export const WRITES = ['insert', 'update', 'delete'];

export interface CommandsOptions {
  database: DoubleDatabase;
  hello(): Doc;
}

export function createCommands({ database, hello }: CommandsOptions): RunCommand {
  const cursors = createCursors();
  const answered = new Map<string, Doc>();
  const written = (name: unknown): DoubleCollection => database.collection(String(name));

  const commands: Record<string, (command: Doc) => Doc> = {
    hello,
    ping: () => ({}),
    endSessions: () => ({}),
    listIndexes: (command) => {
      const indexes = written(command.listIndexes).listIndexes();
      if (indexes.length === 0) throw new Fault(26, 'NamespaceNotFound', 'ns does not exist');
      return { cursor: cursors.open(String(command.listIndexes), indexes, {}) };
    },
    createIndexes: (command) => {
      const collection = written(command.createIndexes);
      for (const index of command.indexes as Doc[]) collection.createIndex(index);
      return {};
    },
    dropIndexes: (command) => {
      written(command.dropIndexes).dropIndex(String(command.index));
      return {};
    },
    insert: (command) => eachOf(command.documents, (doc) => insert(written(command.insert), doc)),
    update: (command) => eachOf(command.updates, (change) => update(written(command.update), change)),
    delete: (command) => eachOf(command.deletes, ({ q }) => remove(written(command.delete), q as Doc)),
    find: (command) => {
      const name = String(command.find);
      const { collection, ...at } = database.read(name, command.readConcern as Doc | undefined);
      const found = collection
        .find(command.filter as Doc, command.sort as Doc, Number(command.limit ?? 0))
        .map((doc) => withoutFields(doc, command.projection as Doc));
      return { cursor: { ...cursors.open(name, found, command), ...at } };
    },
    aggregate: (command) => ({
      cursor: cursors.open(String(command.aggregate), count(written(command.aggregate), command), {}),
    }),
    getMore: (command) => ({ cursor: cursors.more(command) }),
    killCursors: (command) => cursors.kill(command),
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
    if (!(error instanceof Fault)) throw error;
    return { ok: 0, ...error.reply };
  }
}

/** Runs the statements of one command in their order, up to the first that fails. */
function eachOf(statements: unknown, run: (statement: Doc) => number): Doc {
  let n = 0;
  for (const [index, statement] of (statements as Doc[]).entries()) {
    try {
      n += run(statement);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { n, nModified: n, writeErrors: [{ index, ...error.reply }] };
    }
  }
  return { n, nModified: n };
}

function insert(collection: DoubleCollection, doc: Doc): number {
  collection.insert(doc);
  return 1;
}

function update(collection: DoubleCollection, { q, u }: Doc): number {
  const [found] = collection.find(q as Doc, undefined, 1);
  if (!found) return 0;
  collection.replace(found, applyUpdate(found, u as Doc));
  return 1;
}

function remove(collection: DoubleCollection, filter: Doc): number {
  const [found] = collection.find(filter, undefined, 1);
  if (found) collection.remove(found);
  return found ? 1 : 0;
}

/** The driver counts by `$match` and `$group`; nothing else is aggregated. */
function count(collection: DoubleCollection, command: Doc): Doc[] {
  const stages = command.pipeline as Doc[];
  const n = collection.count((stages[0]?.$match ?? {}) as Doc);
  return n > 0 ? [{ _id: 1, n }] : [];
}
