/** Tells one load of this module from another. */
export const LOADED_AT = performance.timeOrigin + performance.now();
