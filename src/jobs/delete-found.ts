import { Conflict, type Query, type Rec, type Repo } from '../storage/store.ts';

const MOST = 100;

/** Deletes the first hundred that are found, but for those that change meanwhile; returns how many. */
export async function deleteFound<T extends Rec>(
  repo: Repo<T>,
  query: Pick<Query, 'index' | 'eq' | 'range'>,
  mayGo: (doc: T) => boolean = () => true,
): Promise<number> {
  const { items } = await repo.find({ ...query, limit: MOST });
  let deleted = 0;
  for (const doc of items.filter(mayGo)) {
    try {
      await repo.delete(doc._id, doc.version);
      deleted += 1;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  return deleted;
}
