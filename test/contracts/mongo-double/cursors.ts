import { Fault } from './fault.ts';
import type { Doc } from './wire.ts';

/** Hands results out in batches, as a server does: the first of 101 documents, the others of as many as fit. */
export interface Cursors {
  open(collection: string, documents: Doc[], command: Doc): Doc;
  more(command: Doc): Doc;
  kill(command: Doc): Doc;
}

const FIRST_BATCH = 101;
const NEXT_BATCH = 5_000;

export function createCursors(): Cursors {
  const open = new Map<number, Doc[]>();
  let last = 0;

  function keep(rest: Doc[], id = ++last): bigint {
    open.delete(id);
    if (rest.length === 0) return 0n;
    open.set(id, rest);
    return BigInt(id);
  }

  return {
    open: (collection, documents, { batchSize, singleBatch }) => {
      const size = Number(batchSize ?? FIRST_BATCH);
      const rest = singleBatch === true ? [] : documents.slice(size);
      return { ns: `double.${collection}`, id: keep(rest), firstBatch: documents.slice(0, size) };
    },
    more: (command) => {
      const id = Number(command.getMore);
      const documents = open.get(id);
      if (!documents) throw new Fault(43, 'CursorNotFound', `cursor id ${id} not found`);
      const size = Number(command.batchSize ?? NEXT_BATCH);
      return {
        ns: `double.${String(command.collection)}`,
        id: keep(documents.slice(size), id),
        nextBatch: documents.slice(0, size),
      };
    },
    kill: (command) => {
      for (const id of command.cursors as unknown[]) open.delete(Number(id));
      return { cursorsKilled: command.cursors };
    },
  };
}
