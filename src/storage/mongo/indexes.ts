import type { CollectionDef, IndexDef, Rec } from '../store.ts';

/** One index of a collection as the server lists it. */
export interface ServerIndex {
  name: string;
  key: Record<string, unknown>;
  unique?: boolean;
  [option: string]: unknown;
}

export interface WantedIndex {
  name: string;
  key: Record<string, 1>;
  unique: boolean;
}

export interface IndexPlan {
  create: WantedIndex[];
  /** Ours, and declared no more. */
  drop: string[];
  /** An operator's own. */
  leave: string[];
}

/** Nobody else names an index like this, and no two of ours share a name. */
const OURS = 'vip-desk:';

/** Earlier releases gave an index its declared name. */
const EARLIER_NAME = /^(_tok|_keys|[a-z]+(-[a-z]+)*)$/;

/** Options with which an index does not do what ours do. */
const OTHERWISE = ['sparse', 'partialFilterExpression', 'collation', 'expireAfterSeconds', 'hidden'];

/** `_id` ends all but the unique ones: pages are ordered by it. */
export function fieldsOf(index: IndexDef): string[] {
  return [...index.eq, ...(index.range ? [index.range] : []), ...(index.unique ? [] : ['_id'])];
}

function wantedIndexes<T extends Rec>(def: CollectionDef<T>): WantedIndex[] {
  const wanted = [
    ...def.indexes.map((index) => toWanted(fieldsOf(index), index.unique)),
    ...(def.tokens ? [toWanted(['_tok', '_id'])] : []),
    ...(def.keys ? [toWanted(['_keys', '_id'])] : []),
  ];
  return [...new Map(wanted.map((index) => [index.name, index])).values()];
}

/** Compares by keys and options: under which name an index does its work is no matter. */
export function planIndexes<T extends Rec>(def: CollectionDef<T>, existing: ServerIndex[]): IndexPlan {
  const wanted = wantedIndexes(def);
  const others = existing.filter(
    (each) => each.name !== '_id_' && !wanted.some((index) => isSame(index, each)),
  );
  const create = wanted.filter((index) => !existing.some((each) => isSame(index, each)));
  return {
    create,
    // One that bears the name of another gives way when that one is created.
    drop: others
      .filter((each) => isOurs(def, each) && !create.some(({ name }) => name === each.name))
      .map(({ name }) => name),
    leave: others.filter((each) => !isOurs(def, each)).map(({ name }) => name),
  };
}

export function isOurs(def: { indexes: IndexDef[] }, existing: ServerIndex): boolean {
  const { name, key } = existing;
  if (name.startsWith(OURS) || def.indexes.some((index) => index.name === name)) return true;
  return EARLIER_NAME.test(name) && Object.keys(key).at(-1) === '_id' && isPlain(existing);
}

function toWanted(fields: string[], unique = false): WantedIndex {
  return {
    name: `${OURS}${fields.join('+')}${unique ? ':unique' : ''}`,
    key: Object.fromEntries(fields.map((field) => [field, 1 as const])),
    unique,
  };
}

function isSame({ key, unique }: WantedIndex, existing: ServerIndex): boolean {
  return hasKeys(existing, key) && unique === (existing.unique ?? false) && isPlain(existing);
}

/** The same fields in the same order, each in the same direction. */
export function hasKeys(existing: ServerIndex, key: Record<string, 1>): boolean {
  const fields = Object.entries(existing.key);
  const wanted = Object.keys(key);
  return (
    fields.length === wanted.length &&
    fields.every(([field, way], n) => field === wanted[n] && Number(way) === 1)
  );
}

function isPlain(existing: ServerIndex): boolean {
  return !OTHERWISE.some((option) => existing[option]);
}
