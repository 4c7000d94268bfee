import { type Collection, MongoServerError } from 'mongodb';
import { AppError } from '../../kernel/errors.ts';
import type { CollectionDef, NoteMigration, Rec } from '../store.ts';
import { hasKeys, isOurs, planIndexes, type ServerIndex, type WantedIndex } from './indexes.ts';
import type { StoredDocument } from './stored-document.ts';

const NAMESPACE_NOT_FOUND = 26;
const INDEX_NOT_FOUND = 27;
/** The same keys under another name or with other options, and the same name on other keys. */
const OPTIONS_CONFLICT = 85;
const NAME_CONFLICT = 86;
const DUPLICATE = 11000;

/**
 * Brings a collection's indexes in line with the declaration: creates what is missing, lets `refresh` bring the
 * documents in line, and drops what no query needs any more last. Throws INDEX_IN_THE_WAY and INDEX_DUPLICATES.
 */
export async function migrateCollection<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
  refresh: () => Promise<void>,
  note: NoteMigration,
): Promise<void> {
  const existing = await listIndexes(collection);
  const plan = planIndexes(def, existing);
  const tell = (index: string, fate: 'created' | 'dropped' | 'left') =>
    note({ collection: def.name, index, fate });
  for (const index of plan.create) {
    await createIndex(collection, def, index, existing);
    tell(index.name, 'created');
  }
  await refresh();
  for (const name of plan.drop) {
    await dropIndex(collection, name);
    tell(name, 'dropped');
  }
  for (const name of plan.leave) tell(name, 'left');
}

async function listIndexes(collection: Collection<StoredDocument>): Promise<ServerIndex[]> {
  try {
    return (await collection.listIndexes().toArray()) as ServerIndex[];
  } catch (error) {
    if (codeOf(error) === NAMESPACE_NOT_FOUND) return [];
    throw error;
  }
}

async function createIndex<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
  { name, key, unique }: WantedIndex,
  existing: ServerIndex[],
): Promise<void> {
  try {
    await collection.createIndex(key, { name, unique });
  } catch (error) {
    if (codeOf(error) === DUPLICATE) {
      throw new AppError('INDEX_DUPLICATES', {
        details: { collection: def.name, fields: fieldList(key) },
        cause: error,
      });
    }
    const rival = existing.find((each) => {
      if (codeOf(error) === NAME_CONFLICT) return each.name === name;
      return codeOf(error) === OPTIONS_CONFLICT && hasKeys(each, key);
    });
    if (!rival) throw error;
    if (!isOurs(def, rival)) {
      throw new AppError('INDEX_IN_THE_WAY', {
        details: { collection: def.name, index: rival.name },
        cause: error,
      });
    }
    // Somebody hid it, or gave it other options: no server has two indexes of the same keys then.
    await dropIndex(collection, rival.name);
    await collection.createIndex(key, { name, unique });
  }
}

/** Another migration may have been first. */
async function dropIndex(collection: Collection<StoredDocument>, name: string): Promise<void> {
  try {
    await collection.dropIndex(name);
  } catch (error) {
    if (codeOf(error) !== INDEX_NOT_FOUND) throw error;
  }
}

function fieldList(key: object): string {
  return Object.keys(key).join(', ');
}

function codeOf(error: unknown): number {
  return error instanceof MongoServerError ? Number(error.code) : 0;
}
