import { AppError } from '../../src/kernel/errors.ts';
import { correctNote, openNote, removeNote } from '../../src/notes/change-note.ts';
import { findNotedClients } from '../../src/notes/find-noted-client.ts';
import type { Note } from '../../src/notes/note.ts';
import { takeNote } from '../../src/notes/take-note.ts';
import type { NoticeView } from '../cards/view.ts';
import { openClientCard } from '../clients/client-reply.ts';
import { errorText } from '../turn/error-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Turn } from '../turn/turn.ts';
import { CorrectTarget, KindTarget, NoteTarget, TakeTarget } from './note-data.ts';
import { askReply, noteReply, openedReply } from './note-reply.ts';

const REFUSED = ['NOTE_EMPTY', 'NOTE_LONG'];

/** `заметка ромашка звонил, ждут договор`. */
const onTakeByWords: CommandHandler = {
  id: 'note',
  words: ['заметка', 'note'],
  takesArgument: true,
  places: ['personal'],
  handle: async (turn, argument) => {
    const { app, person, texts, incoming } = turn;
    if (argument.trim() === '') return { kind: 'text', text: texts.t('notes.card.what') };
    const found = await findNotedClients(app, { actor: person._id, line: argument });
    const [only] = found.clients;
    if (!only || !found.named || found.clients.length > 1) return askReply(turn, found);
    const note = await takeNote(app, {
      actor: person._id,
      client: only._id,
      text: found.text,
      kind: null,
      key: incoming.activityId || app.newId(),
    });
    return noteReply(turn, note._id, saved(turn));
  },
};

/** From the field on a client's card, which comes back; or from the question whom it is about. */
const onTake: ActionHandler = {
  verb: 'note.take',
  handle: async (turn, data) => {
    const { on, ...input } = readData(TakeTarget, data);
    try {
      const note = await takeNote(turn.app, { actor: turn.person._id, ...input });
      if (on === 'note') return await noteReply(turn, note._id, saved(turn));
      return await openClientCard(turn, note.client, taken(turn, note));
    } catch (error) {
      if (on === 'note' || !(error instanceof AppError) || !REFUSED.includes(error.code)) throw error;
      return openClientCard(turn, input.client, { text: errorText(turn.texts, error), tone: 'attention' });
    }
  },
};

const onOpenNote: ActionHandler = {
  verb: 'note.open',
  handle: async (turn, data) => noteReply(turn, readData(NoteTarget, data).note),
};

const onChooseKind: ActionHandler = {
  verb: 'note.kind',
  handle: async (turn, data) => {
    const { note, revision, to } = readData(KindTarget, data);
    return correct(turn, { note, revision, kind: to });
  },
};

const onCorrect: ActionHandler = {
  verb: 'note.correct',
  handle: async (turn, data) => {
    const { day, ...input } = readData(CorrectTarget, data);
    return correct(turn, { ...input, on: day });
  },
};

const onRemove: ActionHandler = {
  verb: 'note.remove',
  handle: async (turn, data) => {
    const { note } = readData(NoteTarget, data);
    return openedReply(turn, await removeNote(turn.app, { actor: turn.person._id, note }), null);
  },
};

export const noteCommands: CommandHandler[] = [onTakeByWords];
export const noteActions: ActionHandler[] = [onTake, onOpenNote, onChooseKind, onCorrect, onRemove];

/** A note that is not as the card showed it comes back as it is, with a sentence. */
async function correct(turn: Turn, input: Omit<Parameters<typeof correctNote>[1], 'actor'>) {
  const { app, person, texts } = turn;
  try {
    const opened = await correctNote(app, { actor: person._id, ...input });
    return await openedReply(turn, opened, { text: texts.t('notes.card.corrected'), tone: 'good' });
  } catch (error) {
    const told = error instanceof AppError && ['STALE', 'NOTE_CLOSED', ...REFUSED].includes(error.code);
    if (!told) throw error;
    const opened = await openNote(app, { actor: person._id, note: input.note });
    return openedReply(turn, opened, { text: errorText(texts, error), tone: 'attention' });
  }
}

function saved({ texts }: Turn): NoticeView {
  return { text: texts.t('notes.card.saved'), tone: 'good' };
}

function taken({ texts }: Turn, { kind, on }: Note): NoticeView {
  const what = texts.t(`notes.kinds.${kind}`).toLowerCase();
  return { text: texts.t('notes.card.taken', { kind: what, day: texts.dayMonth(on) }), tone: 'good' };
}
