import { AppError } from '../kernel/errors.ts';
import type { CollectionDef, IndexDef, Query, Rec, Scalar } from './store.ts';

export type Operator = 'gt' | 'gte' | 'lt' | 'lte';

/** A query checked against the declared indexes: the only kind that a store runs. */
export interface ResolvedQuery {
  eq: [field: string, value: Scalar][];
  /** The field that orders the page; `_id` alone when absent. */
  order: string | undefined;
  bounds: [operator: Operator, value: Scalar][];
  desc: boolean;
  keys: string[];
  anyKeys: string[] | undefined;
  words: string[];
  cursor: Cursor | undefined;
}

/** The place right behind one document: its `_id`, and its ordering field where there is one. */
export interface Cursor {
  id: string;
  value?: Scalar;
}

const MAX_LIMIT = 1000;
const BY_ID: IndexDef = { name: '', eq: [] };

/** Throws TypeError for what no declared index answers, BAD_INPUT for a cursor that is not ours. */
export function resolveQuery<T extends Rec>(
  def: CollectionDef<T>,
  query: Omit<Query, 'limit'>,
  words: string[] = [],
): ResolvedQuery {
  const index = query.index === '' ? BY_ID : def.indexes.find((each) => each.name === query.index);
  if (!index) throw new TypeError(`${def.name}: no index ${query.index}`);
  const given = Object.keys(query.eq);
  if (given.length !== index.eq.length || !index.eq.every((field) => given.includes(field))) {
    throw new TypeError(`${def.name}: index ${query.index} compares ${index.eq.join(', ')}`);
  }
  if (query.range && !index.range) throw new TypeError(`${def.name}: index ${query.index} has no range`);
  return {
    eq: index.eq.map((field) => [field, scalar(def, query.eq[field])]),
    order: index.range,
    bounds: Object.entries(query.range ?? {}).map(([operator, value]) => [
      operator as Operator,
      scalar(def, value),
    ]),
    desc: query.desc ?? false,
    keys: strings(def, query.keys ?? []),
    anyKeys: query.anyKeys && strings(def, query.anyKeys),
    words,
    cursor: query.after === undefined ? undefined : decodeCursor(query.after, index.range !== undefined),
  };
}

export function checkLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new TypeError(`limit must be 1 to ${MAX_LIMIT}`);
  }
  return limit;
}

export function encodeCursor(doc: Rec, order: string | undefined): string {
  const place = order ? [doc._id, (doc as unknown as Record<string, Scalar>)[order]] : [doc._id];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function decodeCursor(text: string, ordered: boolean): Cursor {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch (cause) {
    throw new AppError('BAD_INPUT', { message: 'not a cursor', cause });
  }
  const [id, value] = Array.isArray(place) ? (place as unknown[]) : [];
  if (typeof id !== 'string' || isScalar(value) !== ordered) {
    throw new AppError('BAD_INPUT', { message: 'not a cursor of this list' });
  }
  return isScalar(value) ? { id, value } : { id };
}

function strings(def: { name: string }, keys: string[]): string[] {
  if (!keys.every((key) => typeof key === 'string')) throw new TypeError(`${def.name}: a key is a string`);
  return keys;
}

function scalar(def: { name: string }, value: unknown): Scalar {
  if (!isScalar(value)) throw new TypeError(`${def.name}: ${typeof value} in a query`);
  return value;
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
