import { type OpenedNote, openNote } from '../../src/notes/change-note.ts';
import type { NotedClients } from '../../src/notes/find-noted-client.ts';
import type { NoticeView } from '../cards/view.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { presentNote, presentNoteAsk } from './note-card.ts';

/** The note as it is now. Throws NOT_FOUND. */
export async function noteReply(turn: Turn, note: string, notice: NoticeView | null = null): Promise<Reply> {
  return openedReply(turn, await openNote(turn.app, { actor: turn.person._id, note }), notice);
}

export async function openedReply(
  { app, texts }: Turn,
  opened: OpenedNote,
  notice: NoticeView | null,
): Promise<Reply> {
  const { by, onBehalfOf } = opened.note;
  const names = new Map<string, string>();
  for (const id of [by, ...(onBehalfOf ? [onBehalfOf] : [])]) {
    names.set(id, (await app.directory.findEvenInactive(id))?.name ?? id);
  }
  const data = presentNote({ opened, names, notice, texts });
  const summary = texts.t('notes.card.summary', { client: opened.clientName });
  return { kind: 'card', card: app.cards.render('notes/note', data, summary) };
}

/** The question whom a line is about. */
export async function askReply({ app, texts }: Turn, found: NotedClients): Promise<Reply> {
  if (found.clients.length === 0) return { kind: 'text', text: texts.t('notes.card.none') };
  const data = presentNoteAsk({ ...found, key: app.newId(), texts });
  return { kind: 'card', card: app.cards.render('notes/note', data, texts.t('notes.card.which')) };
}
