import type { KeyOf, Query, Rec, Repo } from './store.ts';

const PAGE = 100;

/** A query without its page: everything that fits is wanted. */
export type WalkQuery<K extends string = string> = Omit<Query<K>, 'after' | 'limit'>;

/** Page after page of a list, from a cursor on; each is asked for when the one before has been dealt with. */
export async function* pagesOf<P extends { next?: string }>(
  ask: (from: { after?: string }) => Promise<P>,
  after?: string,
): AsyncGenerator<P> {
  let from = after ? { after } : {};
  for (;;) {
    const page = await ask(from);
    yield page;
    if (!page.next) return;
    from = { after: page.next };
  }
}

/** Everything that fits a query, read a page at a time, so that each may be changed before the next is read. */
export async function* walk<T extends Rec>(
  repo: Pick<Repo<T>, 'find'>,
  query: WalkQuery<KeyOf<T>>,
): AsyncGenerator<T> {
  for await (const { items } of pagesOf((from) => repo.find({ ...query, limit: PAGE, ...from })))
    yield* items;
}

/** The same as a list, for what is few enough to be held at once. */
export async function findAll<T extends Rec>(
  repo: Pick<Repo<T>, 'find'>,
  query: WalkQuery<KeyOf<T>>,
): Promise<T[]> {
  const found: T[] = [];
  for await (const each of walk(repo, query)) found.push(each);
  return found;
}
