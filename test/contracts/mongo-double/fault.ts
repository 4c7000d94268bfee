import type { Doc } from './wire.ts';

/** An error as a server reports it: the command failed, and nothing was changed. */
export class Fault extends Error {
  readonly reply: Doc;

  constructor(code: number, codeName: string, errmsg: string, more: Doc = {}) {
    super(errmsg);
    this.reply = { code, codeName, errmsg, ...more };
  }
}

export function duplicateKey(collection: string, index: Doc, doc: Doc, building = false): Fault {
  const fields = Object.keys(index.key as Doc);
  const complaint = `E11000 duplicate key error collection: double.${collection} index: ${String(index.name)} dup key: {}`;
  return new Fault(
    11000,
    'DuplicateKey',
    building ? `Index build failed: Collection double.${collection} :: caused by :: ${complaint}` : complaint,
    { keyPattern: index.key, keyValue: Object.fromEntries(fields.map((field) => [field, doc[field]])) },
  );
}

/** Fault of a server that has just lost its post. Drivers look for the primary and try a write once more. */
export function steppedDown(): Fault {
  return new Fault(10107, 'NotWritablePrimary', 'not primary', { errorLabels: ['RetryableWriteError'] });
}
