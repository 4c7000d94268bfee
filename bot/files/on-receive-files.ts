import { beginArrival, endArrival, fetchArrival } from '../../src/attachments/fetch-arrival.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { askAbout } from './file-ask-reply.ts';
import { loadFileUses } from './load-file-uses.ts';

const MOST_AT_ONCE = 10;

/**
 * Fetches what a person sent, and asks which of their requests it belongs to. Null for what came before, and for what
 * another process has taken up, which then asks.
 */
export async function receiveFiles(turn: Turn): Promise<Reply | null> {
  const { app, person, incoming, texts } = turn;
  const sent = (incoming.files ?? []).slice(0, MOST_AT_ONCE);
  const uses = await loadFileUses(app, person, sent);
  const key = incoming.activityId === '' ? app.newId() : `${incoming.conversationId}|${incoming.activityId}`;
  const arrival = await beginArrival(app, { actor: person._id, key, sent });
  const fetched = arrival && (await fetchArrival(app, arrival));
  const reply = fetched && (await askAbout(app, fetched, uses, texts));
  return reply && { ...reply, whenShown: () => endArrival(app, fetched) };
}
