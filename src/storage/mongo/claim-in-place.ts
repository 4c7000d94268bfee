import type { Collection } from 'mongodb';
import { checkDocument } from '../check-document.ts';
import type { ResolvedQuery } from '../resolve-query.ts';
import type { CollectionDef, Rec } from '../store.ts';
import { toFilter, toSort } from './filter.ts';
import { OWN_FIELDS, type StoredDocument } from './stored-document.ts';
import { throwDuplicate } from './write-outcome.ts';

/** One round trip, for collections whose keys and words a claim cannot change because they have none. */
export async function claimInPlace<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
  query: ResolvedQuery,
  set: Partial<T>,
): Promise<T | null> {
  const { _id: _, version: __, ...fields } = set;
  const indexed = def.indexes.flatMap((index) => [...index.eq, index.range ?? '']);
  const touched = { name: 'claim', eq: indexed.filter((field) => field in fields) };
  checkDocument({ name: def.name, indexes: [touched] }, { ...fields, _id: 'claim', version: 1 });
  try {
    const claimed = await collection.findOneAndUpdate(
      toFilter(query),
      { $set: fields, $inc: { version: 1 } },
      { sort: toSort(query), projection: OWN_FIELDS, returnDocument: 'after' },
    );
    return claimed as unknown as T | null;
  } catch (error) {
    throwDuplicate(def.name, error);
    throw error;
  }
}
