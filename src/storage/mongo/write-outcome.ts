import { type Collection, MongoServerError } from 'mongodb';
import { AppError } from '../../kernel/errors.ts';
import { type CollectionDef, Conflict, DuplicateKey, type Rec } from '../store.ts';
import { type Answers, silence } from './answers.ts';
import { fieldsOf } from './indexes.ts';
import type { StoredDocument } from './stored-document.ts';

export interface WriteDeps<T extends Rec> {
  collection: Collection<StoredDocument>;
  def: CollectionDef<T>;
  answers: Answers;
  /** Milliseconds to ask for the outcome of a write. */
  rereadMs: number;
}

/** `kept` by a majority; `unsure` while it is not, or cannot be asked for. */
type Outcome = 'kept' | 'unsure' | 'absent';

const DUPLICATE = 11000;
const ON_PRIMARY = { readPreference: 'primary', readConcern: { level: 'local' } } as const;
const ON_MAJORITY = { readPreference: 'primary', readConcern: { level: 'majority' } } as const;

/**
 * Writes a document whose answer may get lost; `write` tells how many it found to write. Whatever goes wrong, the
 * document is asked for before anybody is refused: a write that was repeated meets its own trace.
 * Throws Conflict, DuplicateKey, or STORE_SILENT when nobody can tell what became of it.
 */
export async function writeDocument<T extends Rec>(
  deps: WriteDeps<T>,
  next: StoredDocument,
  write: () => Promise<number>,
): Promise<void> {
  const refusal = await attempt(deps, next, write);
  if (!refusal) return;
  const outcome = await outcomeOf(deps, next);
  if (outcome === 'kept') return;
  if (outcome === 'unsure' && !(refusal instanceof AppError)) throw silence(refusal);
  throw refusal;
}

/** Deletes a document at its version; one that is gone after an answer was lost was deleted. Throws Conflict. */
export async function removeDocument<T extends Rec>(
  { collection, def, answers, rereadMs }: WriteDeps<T>,
  id: string,
  version: number,
): Promise<void> {
  const filter = { _id: id, version };
  try {
    const { deletedCount } = await answers.write(() => collection.deleteOne(filter));
    if (deletedCount === 0) throw new Conflict(def.name, id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const where of [ON_PRIMARY, ON_MAJORITY]) {
      const options = { ...where, projection: { _id: 1 } };
      const left = await answers.read(() => collection.findOne(filter, options), rereadMs);
      if (left) throw error;
    }
  }
}

async function attempt<T extends Rec>(
  { def, answers }: WriteDeps<T>,
  next: StoredDocument,
  write: () => Promise<number>,
): Promise<unknown> {
  try {
    return (await answers.write(write)) > 0 ? null : new Conflict(def.name, next._id);
  } catch (error) {
    return duplicateOf(def, error) ?? error;
  }
}

async function outcomeOf<T extends Rec>(
  { collection, answers, rereadMs }: WriteDeps<T>,
  { _id, _write }: StoredDocument,
): Promise<Outcome> {
  const ask = (where: typeof ON_PRIMARY | typeof ON_MAJORITY) =>
    answers.read(() => collection.findOne({ _id, _write }, { ...where, projection: { _id: 1 } }), rereadMs);
  try {
    if (!(await ask(ON_PRIMARY))) return 'absent';
    // URIs that ask for less than a majority are content with what the primary has.
    if (collection.writeConcern?.w !== 'majority') return 'kept';
    return (await ask(ON_MAJORITY)) ? 'kept' : 'unsure';
  } catch {
    return 'unsure';
  }
}

/** The server's complaint about a unique index, under our name of that index; null for any other. */
function duplicateOf<T extends Rec>(def: CollectionDef<T>, error: unknown): DuplicateKey | null {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE) return null;
  const taken = Object.keys((error.keyPattern as object | undefined) ?? {}).join();
  const index = def.indexes.find((each) => each.unique && fieldsOf(each).join() === taken);
  const [, named = '_id'] = / index: (\S+) dup key/.exec(error.message) ?? [];
  return new DuplicateKey(def.name, index?.name ?? (taken === '_id' || named === '_id_' ? '_id' : named));
}
