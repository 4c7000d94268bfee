export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * Puts `{ "$include": "frames/header" }` in place, recursively. A frame that is an array is spliced
 * into the array that includes it.
 */
export function resolveIncludes(sources: ReadonlyMap<string, Json>, name: string): Json {
  return resolve(sources, get(sources, name), [name]);
}

function resolve(sources: ReadonlyMap<string, Json>, node: Json, trail: string[]): Json {
  if (Array.isArray(node)) {
    return node.flatMap((item) => {
      const resolved = resolve(sources, item, trail);
      return isInclude(item) && Array.isArray(resolved) ? resolved : [resolved];
    });
  }
  if (node === null || typeof node !== 'object') return node;
  if (isInclude(node)) return include(sources, node.$include, trail);
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, resolve(sources, value, trail)]),
  );
}

function include(sources: ReadonlyMap<string, Json>, name: string, trail: string[]): Json {
  if (trail.includes(name)) throw new TypeError(`cards include each other: ${[...trail, name].join(' > ')}`);
  return resolve(sources, get(sources, name), [...trail, name]);
}

function get(sources: ReadonlyMap<string, Json>, name: string): Json {
  const source = sources.get(name);
  if (source === undefined) throw new TypeError(`no card or frame ${name}`);
  return source;
}

function isInclude(node: Json): node is { $include: string } {
  return (
    node !== null && typeof node === 'object' && !Array.isArray(node) && typeof node.$include === 'string'
  );
}
