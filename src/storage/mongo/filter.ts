import type { Filter, Sort } from 'mongodb';
import type { ResolvedQuery } from '../resolve-query.ts';
import type { StoredDocument } from './stored-document.ts';

type Condition = Record<string, unknown>;

export function toFilter(query: ResolvedQuery): Filter<StoredDocument> {
  const all: Condition[] = [
    ...query.eq.map(([field, value]) => ({ [field]: value })),
    ...query.bounds.map(([operator, value]) => ({ [query.order ?? '_id']: { [`$${operator}`]: value } })),
    ...query.keys.map((key) => ({ _keys: key })),
    ...(query.anyKeys ? [{ _keys: { $in: query.anyKeys } }] : []),
    // Words are letters and digits only, so nothing in them needs escaping; `^` lets the index serve them.
    ...query.words.map((word) => ({ _tok: { $regex: `^${word}` } })),
    ...behindCursor(query),
  ];
  return (all.length === 0 ? {} : { $and: all }) as Filter<StoredDocument>;
}

export function toSort(query: ResolvedQuery): Sort {
  const direction = query.desc ? -1 : 1;
  return query.order ? { [query.order]: direction, _id: direction } : { _id: direction };
}

function behindCursor({ cursor, order, desc }: ResolvedQuery): Condition[] {
  if (!cursor) return [];
  const beyond = desc ? '$lt' : '$gt';
  if (order === undefined) return [{ _id: { [beyond]: cursor.id } }];
  return [
    { [order]: { [`${beyond}e`]: cursor.value } },
    { $or: [{ [order]: { [beyond]: cursor.value } }, { _id: { [beyond]: cursor.id } }] },
  ];
}
