import { z } from 'zod';

/** Bumped when documents of an older export could no longer be read as they are. */
export const SCHEMA_VERSION = 1;

export const MANIFEST_FILE = 'manifest.json';

/** Written last, so that a folder without it is an export that did not finish. */
export const MANIFEST = z.object({
  schema: z.number().int(),
  /** UTC instant, ISO. */
  exportedAt: z.string(),
  collections: z.array(
    z.object({
      name: z.string().regex(/^[a-z-]+$/),
      count: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type Manifest = z.infer<typeof MANIFEST>;

export type CollectionEntry = Manifest['collections'][number];

export function fileOf(collection: { name: string }): string {
  return `${collection.name}.jsonl`;
}
