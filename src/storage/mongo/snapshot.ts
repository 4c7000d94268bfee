import { type ClientSession, type Db, type MongoClient, MongoServerError } from 'mongodb';
import { AppError } from '../../kernel/errors.ts';
import { createRepo, type Engine } from '../create-repo.ts';
import { MARKS } from '../mark.ts';
import type { CollectionDef, Rec, Repo, Store } from '../store.ts';
import type { Answers } from './answers.ts';
import { createMongoEngine } from './mongo-engine.ts';
import type { StoredDocument } from './stored-document.ts';

/** SnapshotTooOld: the history is kept five minutes (`minSnapshotHistoryWindowInSeconds`). SnapshotUnavailable. */
const LOST = [239, 246];

/**
 * Everything as it was at one moment: read concern "snapshot" in one session, which replica sets and sharded
 * clusters have from 5.0 on. Throws NO_SNAPSHOT where the server has no such thing.
 */
export async function openSnapshot(client: MongoClient, db: Db, answers: Answers): Promise<Store> {
  const session = client.startSession({ snapshot: true });
  const unsafe = (): never => {
    throw new TypeError('a snapshot is read only');
  };

  function repo<T extends Rec>(def: CollectionDef<T>): Repo<T> {
    const collection = db.collection<StoredDocument>(def.name);
    const engine = createMongoEngine(collection, def, { answers, rereadMs: 0, session });
    return createRepo(def, { ...keeping(engine), add: unsafe, swap: unsafe, remove: unsafe });
  }

  try {
    await chooseMoment(session, db, answers);
  } catch (error) {
    await session.endSession();
    throw error;
  }
  return {
    repo,
    migrate: unsafe,
    ping: unsafe,
    close: () => session.endSession(),
  };
}

/** The first read sets the time of all. A server that ignores the wish gives none. */
async function chooseMoment(session: ClientSession, db: Db, answers: Answers): Promise<void> {
  try {
    await answers.read(() => db.collection(MARKS.name).findOne({}, { session }));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('NO_SNAPSHOT', { message: String(cause), cause });
  }
  // The driver keeps it there, and does not declare it.
  const { snapshotTime } = session as { snapshotTime?: unknown };
  if (!snapshotTime) throw new AppError('NO_SNAPSHOT', { message: 'the server told no time' });
}

function keeping<T extends Rec>(engine: Engine<T>): Engine<T> {
  return {
    ...engine,
    get: (id) => orLost(engine.get(id)),
    list: (query, limit) => orLost(engine.list(query, limit)),
    count: (query) => orLost(engine.count(query)),
  };
}

async function orLost<R>(read: Promise<R>): Promise<R> {
  try {
    return await read;
  } catch (cause) {
    if (!(cause instanceof MongoServerError) || !LOST.includes(Number(cause.code))) throw cause;
    throw new AppError('SNAPSHOT_LOST', { message: cause.message, cause });
  }
}
