/** Who acts without being a person: the product by itself, a file loaded on the server, the settings of the start, a tool. */
export const ACTORS = ['system', 'import', 'settings', 'tool'] as const;

export type Actor = (typeof ACTORS)[number];
