import { createHash } from 'node:crypto';
import type { Client } from '../clients/client.ts';
import { maySeeClient, wayToEdit } from '../clients/client-access-rules.ts';
import { insertDocument, type State } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { cleanText } from '../forms/clean-text.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import { DuplicateKey, type Repo } from '../storage/store.ts';
import { MAX_NOTE, NOTES, type Note, type NoteKind } from './note.ts';
import { guessKind, readDay } from './note-rules.ts';

export interface TakeNoteDeps extends LoadActorDeps {
  clients: Repo<Client>;
  notes: Repo<Note>;
  relay: Relay;
}

export interface TakeNoteInput {
  actor: string;
  client: string;
  /** As it was said: a day may stand before it. */
  text: string;
  /** Null leaves it to the words. */
  kind: NoteKind | null;
  /** The same for the same message or card: the same words from there are taken down once. */
  key: string;
}

/**
 * Takes something down about a client. Throws NOT_FOUND for who may not see the client, FORBIDDEN for who does not
 * answer for it, and NOTE_EMPTY.
 */
export async function takeNote(deps: TakeNoteDeps, input: TakeNoteInput): Promise<Note> {
  const [client, actor] = await Promise.all([deps.clients.get(input.client), loadActor(deps, input.actor)]);
  if (!client || !maySeeClient(actor, client)) {
    throw new AppError('NOT_FOUND', { message: `no client ${input.client} for this person` });
  }
  const way = wayToEdit(actor, client);
  if (!way) throw new AppError('FORBIDDEN');
  const date = today(deps.clock, await deps.directory.zoneOf(actor.person));
  const { on, text } = readDay(input.text, date);
  const at = new Date(deps.clock.now()).toISOString();
  const words = cleanNote(text);
  const note: State<Note> = {
    _id: createHash('sha256')
      .update(JSON.stringify([input.actor, client._id, input.key, input.text]))
      .digest('hex')
      .slice(0, 32),
    client: client._id,
    unit: client.passport.unit,
    kind: input.kind ?? guessKind(words) ?? 'other',
    text: words,
    on,
    by: way.by,
    onBehalfOf: way.onBehalfOf,
    at,
    removed: false,
    revision: 1,
  };
  return insertOnce(deps, note);
}

async function insertOnce(deps: TakeNoteDeps, note: State<Note>): Promise<Note> {
  const { _id, client, kind, on, at, by, onBehalfOf } = note;
  const subject = subjectOf.client(client);
  const event = { type: 'note.taken' as const, note: _id, kind, on };
  try {
    return await insertDocument(deps.relay, deps.notes, NOTES.name, note, [
      { name: 'audit', args: { entry: { subject, at, by, onBehalfOf, event } } },
      { name: 'cards.redraw', args: { subject } },
    ]);
  } catch (error) {
    const taken = error instanceof DuplicateKey ? await deps.notes.get(_id) : null;
    if (!taken) throw error;
    // A late click of the card that it came from must not be told that it was written down.
    if (taken.removed) throw new AppError('NOTE_REMOVED');
    return taken;
  }
}

/** Throws NOTE_EMPTY, and NOTE_LONG. */
export function cleanNote(text: string): string {
  const words = cleanText(text, true).replace(/^[\s,:;.–—-]+/u, '');
  if (words === '') throw new AppError('NOTE_EMPTY');
  if (words.length > MAX_NOTE) throw new AppError('NOTE_LONG', { details: { max: MAX_NOTE } });
  return words;
}
