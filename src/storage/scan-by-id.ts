import { encodeCursor } from './resolve-query.ts';
import type { Rec, Repo } from './store.ts';

const PAGE = 200;
const BULKY_PAGE = 8;

/** Page by page, so that no cursor stays open while the caller takes its time. */
export async function* scanById<T extends Rec>(
  find: Repo<T>['find'],
  after?: string,
  bulky = false,
): AsyncIterable<T> {
  let next = after === undefined ? undefined : encodeCursor({ _id: after, version: 1 }, undefined);
  do {
    const page = await find({
      index: '',
      eq: {},
      limit: bulky ? BULKY_PAGE : PAGE,
      ...(next ? { after: next } : {}),
    });
    yield* page.items;
    next = page.next;
  } while (next);
}
