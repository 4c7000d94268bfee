/** Fields of every stored document. `_id` is a ULID or a natural key; `version` belongs to the store. */
export interface Rec {
  _id: string;
  version: number;
}

declare const KEYS: unique symbol;

/**
 * Names the keys that a document is found by (`CollectionDef.keys`), so that a query with a misspelt one does not
 * compile. Nothing of it is stored.
 */
export interface Keyed<K extends string> {
  readonly [KEYS]?: K;
}

/** Keys of a document's type; any string where it names none. */
export type KeyOf<T> = T extends { readonly [KEYS]?: infer K extends string } ? K : string;

export interface IndexDef {
  name: string;
  /** Top-level fields compared for equality, in this order. Always present, never null, one type. */
  eq: string[];
  /** The field that a page is ordered by; without it, pages are ordered by `_id`. */
  range?: string;
  unique?: boolean;
}

/** A collection is declared as data next to the document's type; both stores build from it. */
export interface CollectionDef<T extends Rec> {
  name: string;
  indexes: IndexDef[];
  /** Words to search by, already normalised with `normaliseWords`. */
  tokens?(doc: T): string[];
  /** Scopes and filters, many per document: `manager:…`, `unit:…`, `waits:role@scope`. */
  keys?(doc: T): KeyOf<T>[];
  /** 1 when absent. Raised by one when `tokens` or `keys` give other terms because of what they call. */
  termsVersion?: number;
  /** Documents are inserted and read, never replaced or deleted: both stores refuse it. */
  appendOnly?: boolean;
  /** Documents near the size limit: a scan reads them a few at a time. */
  bulky?: boolean;
}

export type Scalar = string | number | boolean;

export interface Query<K extends string = string> {
  /** Name of a declared index; '' means by `_id` alone. */
  index: string;
  eq: Record<string, Scalar>;
  range?: { gt?: Scalar; gte?: Scalar; lt?: Scalar; lte?: Scalar };
  desc?: boolean;
  /** The document has all of these keys. */
  keys?: K[];
  /** The document has at least one of these keys. An empty list matches nothing. */
  anyKeys?: K[];
  /** Opaque cursor from a previous page's `next`. */
  after?: string;
  limit: number;
}

export interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  next?: string;
}

export interface SearchOptions<K extends string = string> {
  keys?: K[];
  anyKeys?: K[];
  after?: string;
  limit: number;
}

/** A document as it is handed over for insertion: the store sets its version to 1. */
export type Draft<T extends Rec> = Omit<T, 'version'>;

/**
 * One collection. Writes are atomic for one document only, and durable when the promise resolves. Everything throws
 * STORE_SILENT when the store does not answer in time: a write may have been done then or not, and may be repeated.
 * Documents are plain JSON; undefined, NaN, Date, keys with `.` or a leading `$` and bodies over 1 MB
 * are refused with TypeError before anything is written.
 */
export interface Repo<T extends Rec> {
  get(id: string): Promise<T | null>;
  /** Throws DuplicateKey when the `_id` or a unique index is taken. */
  insert(doc: Draft<T>): Promise<T>;
  /** Compare-and-swap on `_id` and `version`. Throws Conflict when another write was first, or DuplicateKey. */
  replace(doc: T): Promise<T>;
  /** Throws Conflict when another write was first or the document is gone. */
  delete(id: string, version: number): Promise<void>;
  find(query: Query<KeyOf<T>>): Promise<Page<T>>;
  count(query: Omit<Query<KeyOf<T>>, 'limit' | 'after' | 'desc'>): Promise<number>;
  /** Documents in which every word of the text is the beginning of some token, in `_id` order. */
  search(text: string, options: SearchOptions<KeyOf<T>>): Promise<Page<T>>;
  /** Every document in `_id` order, for export. */
  scan(after?: string): AsyncIterable<T>;
  /** Inserts with the version kept, for import. */
  restore(doc: T): Promise<void>;
}

/** Notes what became of one index of the server. `left`: an operator's own. */
export type NoteMigration = (event: {
  collection: string;
  index: string;
  fate: 'created' | 'dropped' | 'left';
}) => void;

export interface Store {
  repo<T extends Rec>(def: CollectionDef<T>): Repo<T>;
  /**
   * Brings indexes, keys and tokens in line with the declarations (`migrateStore` notes the version besides).
   * SQLite makes its indexes at open as well, and notes nothing.
   */
  migrate(defs: CollectionDef<never>[], note?: NoteMigration): Promise<void>;
  /**
   * The same store at one moment, to be read only, until it is closed. MongoDB has it. Throws NO_SNAPSHOT when the
   * server has none, and SNAPSHOT_LOST from a read when the server keeps it no longer.
   */
  snapshot?(): Promise<Store>;
  /** Within two seconds, or STORE_SILENT. */
  ping(): Promise<void>;
  /** Copies the live store to a file. Only the embedded store has it. */
  backup?(toFile: string): Promise<void>;
  close(): Promise<void>;
}

/** The document is not at the version it was read at. Reload, decide again. */
export class Conflict extends Error {
  constructor(collection: string, id: string) {
    super(`conflict on ${collection}/${id}`);
    this.name = 'Conflict';
  }
}

/** Somebody tried to change a document of an append-only collection. */
export class AppendOnly extends TypeError {
  constructor(collection: string) {
    super(`${collection} is append only`);
    this.name = 'AppendOnly';
  }
}

/** `index` is `_id` or the name of the unique index. */
export class DuplicateKey extends Error {
  readonly index: string;

  constructor(collection: string, index: string) {
    super(`duplicate ${index} in ${collection}`);
    this.name = 'DuplicateKey';
    this.index = index;
  }
}
