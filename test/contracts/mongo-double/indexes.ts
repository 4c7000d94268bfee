import { Fault } from './fault.ts';
import type { Doc } from './wire.ts';

export const ID_INDEX: Doc = { v: 2, key: { _id: 1 }, name: '_id_' };

/** Options beside the keys: of two indexes that differ in them alone, a server keeps the first. */
const OPTIONS = ['expireAfterSeconds', 'hidden'];

/** Parts that make two indexes two: the keys in their order, and these options. */
const SIGNATURE = ['unique', 'sparse', 'collation', 'partialFilterExpression'];

/**
 * The index that is there already, null for a new one. Throws what servers from 5.0 on answer: 86 for a name that
 * belongs to other keys, 85 for the same keys under another name or with other options.
 */
export function findIndex(indexes: Iterable<Doc>, wanted: Doc): Doc | null {
  for (const known of indexes) {
    const alike = signatureOf(known) === signatureOf(wanted);
    if (known.name === wanted.name && !alike) {
      throw new Fault(
        86,
        'IndexKeySpecsConflict',
        'An existing index has the same name as the requested index.',
      );
    }
    if (!alike) continue;
    if (known.name !== wanted.name) {
      const name = String(known.name);
      throw new Fault(85, 'IndexOptionsConflict', `Index already exists with a different name: ${name}`);
    }
    if (OPTIONS.some((option) => known[option] !== wanted[option])) {
      throw new Fault(
        85,
        'IndexOptionsConflict',
        'An equivalent index already exists with the same name but different options.',
      );
    }
    return known;
  }
  return null;
}

function signatureOf(index: Doc): string {
  return JSON.stringify([Object.entries(index.key as Doc), ...SIGNATURE.map((name) => index[name] || null)]);
}
