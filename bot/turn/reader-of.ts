import type { Reader } from './content.ts';
import type { Turn } from './turn.ts';

/** Person who takes the turn, as the reader of its answer. */
export async function readerOf({ app, person, texts }: Turn): Promise<Reader> {
  return { person, texts, zone: await app.directory.zoneOf(person) };
}
