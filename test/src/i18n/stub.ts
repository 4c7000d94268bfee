/** Stands where a text is still to be written. */
export const STUB = '…';
