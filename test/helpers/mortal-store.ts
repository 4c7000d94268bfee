import type { CollectionDef, Rec, Repo, Store } from '../../src/storage/store.ts';

/** A store whose process dies before its n-th write, and never writes again. */
export interface MortalStore extends Store {
  writes(): number;
}

const WRITES = ['insert', 'replace', 'delete', 'claim', 'restore'];

export function createMortalStore(store: Store, diesBeforeWrite: number): MortalStore {
  let count = 0;
  function write(): void {
    count += 1;
    if (count >= diesBeforeWrite) throw new Error('the process is dead');
  }
  return {
    migrate: (defs) => store.migrate(defs),
    ping: () => store.ping(),
    close: () => store.close(),
    writes: () => count,
    repo: <T extends Rec>(def: CollectionDef<T>): Repo<T> =>
      new Proxy(store.repo(def), {
        get(repo, name: keyof Repo<T>) {
          const method = repo[name] as (...args: unknown[]) => unknown;
          if (!WRITES.includes(name)) return method.bind(repo);
          return async (...args: unknown[]) => {
            write();
            return method.apply(repo, args);
          };
        },
      }),
  };
}
