import type { CollectionDef, Rec, Repo, Store } from '../../src/storage/store.ts';

const WRITES = ['insert', 'replace', 'delete', 'restore'];

/** A view of a store that has `before` run before each of its writes, with the write's number and collection. */
export function watchWrites(
  store: Store,
  before: (write: number, collection: string) => void | Promise<void>,
): Store {
  let count = 0;
  return {
    migrate: (defs) => store.migrate(defs),
    ping: () => store.ping(),
    close: () => store.close(),
    repo: <T extends Rec>(def: CollectionDef<T>): Repo<T> =>
      new Proxy(store.repo(def), {
        get(repo, name: keyof Repo<T>) {
          const method = repo[name] as (...args: unknown[]) => unknown;
          if (!WRITES.includes(name)) return method.bind(repo);
          return async (...args: unknown[]) => {
            count += 1;
            await before(count, def.name);
            return method.apply(repo, args);
          };
        },
      }),
  };
}
