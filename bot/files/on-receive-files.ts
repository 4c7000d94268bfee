import { beginArrival, endArrival, fetchArrival } from '../../src/attachments/fetch-arrival.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { askAbout, findFileUses } from './ask-about-files.ts';

const MOST_AT_ONCE = 10;

/**
 * Fetches what a person sent, and asks which of their requests it belongs to. Null for what came before, and for what
 * another process has taken up, which then asks.
 */
export async function receiveFiles(turn: Turn): Promise<Reply | null> {
  const { app, person, incoming, texts } = turn;
  const sent = (incoming.files ?? []).slice(0, MOST_AT_ONCE);
  const uses = await findFileUses(app, person, sent);
  const key = incoming.activityId === '' ? app.newId() : `${incoming.conversationId}|${incoming.activityId}`;
  const arrival = await beginArrival(app, { actor: person._id, key, sent });
  const fetched = arrival && (await fetchArrival(app, arrival));
  const reply = fetched && (await askAbout(app, fetched, uses, texts));
  return reply && { ...reply, whenShown: () => endArrival(app, fetched) };
}
