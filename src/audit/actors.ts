/** Actors that are no persons: the product, a file loaded on the server, settings of the start, a tool. */
export const ACTORS = ['system', 'import', 'settings', 'tool'] as const;
