import { createHash } from 'node:crypto';
import type { CollectionDef, Rec } from './store.ts';
import { normaliseWords } from './words.ts';

/** Terms that a document is found by besides its indexes, without repetitions. */
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

/**
 * Changes with the text of the functions that terms are made by: a migration need not read every document to learn
 * that nothing changed. What those functions call is out of its sight; `termsVersion` tells of it.
 */
export function termsPrint<T extends Rec>(def: CollectionDef<T>): string {
  const text = [def.tokens, def.keys, normaliseWords, def.termsVersion ?? 1].map(String).join('\n');
  return createHash('sha256').update(text).digest('hex');
}
