import type { CollectionDef, IndexDef, Rec } from './store.ts';

const MAX_BODY_BYTES = 1_000_000;
/** Length of a document's `_id`, in characters. */
export const MAX_ID_LENGTH = 500;
const MAX_DEPTH = 50;

/**
 * The rules that keep the two stores alike: plain JSON only, indexed fields present and scalar, 1 MB at
 * most. Returns the document's JSON text; throws TypeError.
 */
export function checkDocument<T extends Rec>(def: CollectionDef<T>, doc: T): string {
  if (typeof doc._id !== 'string' || doc._id === '' || doc._id.length > MAX_ID_LENGTH) {
    throw new TypeError(`${def.name}: _id must be a string of 1 to ${MAX_ID_LENGTH} characters`);
  }
  const where = `${def.name}/${doc._id}`;
  if (!Number.isSafeInteger(doc.version) || doc.version < 1) {
    throw new TypeError(`${where}: version must be a positive integer`);
  }
  for (const key of Object.keys(doc)) {
    if (key.startsWith('_') && key !== '_id') throw new TypeError(`${where}.${key}: the name is reserved`);
  }
  checkValue(doc, where, 0);
  for (const index of def.indexes) checkIndexed(doc, index, where);
  const body = JSON.stringify(doc);
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) throw new TypeError(`${where}: over ${MAX_BODY_BYTES} bytes`);
  return body;
}

function checkValue(value: unknown, where: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new TypeError(`${where}: nested too deeply`);
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError(`${where}: half of a surrogate pair`);
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${where}: ${value} is not JSON`);
    return;
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) checkValue(value[i], `${where}[${i}]`, depth + 1);
    return;
  }
  if (typeof value !== 'object' || !isPlain(value)) {
    throw new TypeError(`${where}: ${typeof value} is not plain JSON`);
  }
  for (const [key, item] of Object.entries(value)) {
    checkKey(key, where);
    checkValue(item, `${where}.${key}`, depth + 1);
  }
}

/** Objects of another realm count as plain too: their prototype is the top of its own chain. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function checkKey(key: string, where: string): void {
  if (key === '' || key === '__proto__' || key.startsWith('$') || /[.\0]/.test(key) || !key.isWellFormed()) {
    throw new TypeError(`${where}: ${JSON.stringify(key)} cannot be a key`);
  }
}

function checkIndexed(doc: Rec, index: IndexDef, where: string): void {
  const fields = index.range ? [...index.eq, index.range] : index.eq;
  for (const field of fields) {
    const value = (doc as unknown as Record<string, unknown>)[field];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw new TypeError(`${where}.${field}: indexed by ${index.name}, so it must be a scalar`);
    }
  }
}
