import { encodeCursor } from './resolve-query.ts';
import type { Rec, Repo } from './store.ts';
import { pagesOf } from './walk.ts';

const PAGE = 200;
const BULKY_PAGE = 8;

/** Page by page, so that no cursor stays open while the caller takes its time. */
export async function* scanById<T extends Rec>(
  find: Repo<T>['find'],
  after?: string,
  bulky = false,
): AsyncIterable<T> {
  const start = after === undefined ? undefined : encodeCursor({ _id: after, version: 1 }, undefined);
  const limit = bulky ? BULKY_PAGE : PAGE;
  for await (const { items } of pagesOf((from) => find({ index: '', eq: {}, limit, ...from }), start)) {
    yield* items;
  }
}
