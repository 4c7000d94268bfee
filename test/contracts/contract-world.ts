import type { CollectionDef, Page, Rec, Repo, Store } from '../../src/storage/store.ts';
import { pagesOf } from '../../src/storage/walk.ts';
import { normaliseWords } from '../../src/storage/words.ts';

export interface Thing extends Rec {
  title: string;
  code: string;
  state: string;
  rank: number;
  scopes: string[];
  note: string | null;
}

export interface Entry extends Rec {
  subject: string;
}

/** Fresh collections for one test; `renew` is called before each. */
export interface ContractWorld {
  things: Repo<Thing>;
  entries: Repo<Entry>;
  addThings(count: number, make?: (n: number) => Partial<Thing>): Promise<void>;
  renew(store: Store, name: string): Promise<void>;
}

export function createContractWorld(): ContractWorld {
  const world: Partial<ContractWorld> = {
    addThings: async (count, make = () => ({})) => {
      for (let n = 0; n < count; n += 1) {
        await world.things?.insert(thing(String(n).padStart(3, '0'), make(n)));
      }
    },
    renew: async (store, name) => {
      const defs = [thingsOf(name), entriesOf(name)] as const;
      await store.migrate([...defs] as unknown as CollectionDef<never>[]);
      world.things = store.repo(defs[0]);
      world.entries = store.repo(defs[1]);
    },
  };
  return world as ContractWorld;
}

export function thing(id: string, overrides: Partial<Thing> = {}): Omit<Thing, 'version'> {
  return {
    _id: id,
    title: `Thing ${id}`,
    code: `code-${id}`,
    state: 'open',
    rank: 0,
    scopes: [],
    note: null,
    ...overrides,
  };
}

export function ids(page: Page<Rec>): string[] {
  return page.items.map((item) => item._id);
}

/** Ids of every page, one after the other. */
export async function askAll(ask: (after?: string) => Promise<Page<Rec>>): Promise<string[]> {
  const seen: string[] = [];
  for await (const page of pagesOf(({ after }) => ask(after))) seen.push(...ids(page));
  return seen;
}

function thingsOf(name: string): CollectionDef<Thing> {
  return {
    name: `${name}-things`,
    indexes: [
      { name: 'state', eq: ['state'], range: 'rank' },
      { name: 'all', eq: [], range: 'title' },
      { name: 'code', eq: ['code'], unique: true },
    ],
    tokens: (doc) => [...normaliseWords(doc.title), doc.code],
    keys: (doc) => doc.scopes,
  };
}

function entriesOf(name: string): CollectionDef<Entry> {
  return { name: `${name}-entries`, appendOnly: true, indexes: [{ name: 'subject', eq: ['subject'] }] };
}
