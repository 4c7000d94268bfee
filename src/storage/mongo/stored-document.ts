import { randomUUID } from 'node:crypto';
import { checkDocument } from '../check-document.ts';
import type { CollectionDef, Rec } from '../store.ts';
import { termsOf } from '../terms.ts';

/** A document as the database holds it: the product's own fields and three of the store's. */
export interface StoredDocument {
  _id: string;
  version: number;
  _tok: string[];
  _keys: string[];
  /** Write that left the document so: tells one's own from another's after a lost answer. */
  _write: string;
}

/** Leaves the product's own fields. */
export const OWN_FIELDS = { _tok: 0, _keys: 0, _write: 0 };

/** Throws TypeError for what is not plain JSON. */
export function toStored<T extends Rec>(def: CollectionDef<T>, doc: T): StoredDocument {
  checkDocument(def, doc);
  return { ...doc, ...derivedFields(def, doc), _write: randomUUID() };
}

export function derivedFields<T extends Rec>(
  def: CollectionDef<T>,
  doc: T,
): Pick<StoredDocument, '_tok' | '_keys'> {
  const { tokens, keys } = termsOf(def, doc);
  return { _tok: tokens, _keys: keys };
}
