import type { CollectionDef, Rec } from './store.ts';

/** What a document is found by besides its indexes, without repetitions. */
export interface Terms {
  tokens: string[];
  keys: string[];
}

export function termsOf<T extends Rec>(def: CollectionDef<T>, doc: T): Terms {
  return {
    tokens: [...new Set(def.tokens?.(doc) ?? [])],
    keys: [...new Set(def.keys?.(doc) ?? [])],
  };
}
