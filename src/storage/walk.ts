import type { Query, Rec, Repo } from './store.ts';

const PAGE = 100;

/** A query without its page: everything that fits is wanted. */
export type WalkQuery = Omit<Query, 'after' | 'limit'>;

/** Everything that fits a query, read a page at a time, so that each may be changed before the next is read. */
export async function* walk<T extends Rec>(repo: Pick<Repo<T>, 'find'>, query: WalkQuery): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const page = await repo.find({ ...query, limit: PAGE, ...(after ? { after } : {}) });
    yield* page.items;
    after = page.next;
  } while (after);
}

/** The same as a list, for what is few enough to be held at once. */
export async function findAll<T extends Rec>(repo: Pick<Repo<T>, 'find'>, query: WalkQuery): Promise<T[]> {
  const found: T[] = [];
  for await (const each of walk(repo, query)) found.push(each);
  return found;
}
