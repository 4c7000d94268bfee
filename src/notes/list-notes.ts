import type { Client } from '../clients/client.ts';
import type { Repo } from '../storage/store.ts';
import type { Note } from './note.ts';

export interface NotePage {
  /** The latest first. */
  notes: Note[];
  total: number;
}

/** Notes on a client, for a caller who has made sure that the reader sees it. */
export async function listNotes(
  deps: { notes: Repo<Note> },
  client: Client['_id'],
  { from = 0, count }: { from?: number; count: number },
): Promise<NotePage> {
  const query = { index: 'client', eq: { client, removed: false } };
  const [page, total] = await Promise.all([
    deps.notes.find({ ...query, desc: true, limit: from + count }),
    deps.notes.count(query),
  ]);
  return { notes: page.items.slice(from), total };
}
