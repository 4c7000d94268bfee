import { Temporal } from 'temporal-polyfill';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Client } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import { type Change, changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { today, toLocal } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import type { Repo } from '../storage/store.ts';
import { NOTES, type Note, type NoteKind } from './note.ts';
import { mayChange } from './note-rules.ts';
import { cleanNote } from './take-note.ts';

export interface ChangeNoteDeps extends LoadActorDeps {
  clients: Repo<Client>;
  notes: Repo<Note>;
  relay: Relay;
}

/** A note with the client that it is about, as this person may see them. */
export interface OpenedNote {
  note: Note;
  clientName: string;
  /** True for the author, on the day on which it was taken. */
  mayChange: boolean;
}

/** Throws NOT_FOUND for who may not see the client. A removed note tells nothing but that. */
export async function openNote(
  deps: Omit<ChangeNoteDeps, 'relay'>,
  input: { actor: string; note: string },
): Promise<OpenedNote> {
  const note = await deps.notes.get(input.note);
  const [client, viewer] = await Promise.all([
    note ? deps.clients.get(note.client) : null,
    loadActor(deps, input.actor),
  ]);
  if (!note || !client || !maySeeClient(viewer, client)) {
    throw new AppError('NOT_FOUND', { message: `no note ${input.note} for this person` });
  }
  const zone = await deps.directory.zoneOf(viewer.person);
  const takenOn = toLocal(Temporal.Instant.from(note.at).epochMilliseconds, zone).toPlainDate();
  return {
    note,
    clientName: client.passport.shortName,
    mayChange: mayChange(note, input.actor, takenOn, today(deps.clock, zone)),
  };
}

/** Leaves what is not given. Throws NOT_FOUND, STALE, NOTE_CLOSED, NOTE_EMPTY, NOTE_LONG, and BAD_INPUT for a day to come. */
export async function correctNote(
  deps: ChangeNoteDeps,
  input: { actor: string; note: string; revision: number; kind?: NoteKind; text?: string; on?: string },
): Promise<OpenedNote> {
  return changeNote(deps, input, (note, date) => {
    const kind = input.kind ?? note.kind;
    const text = input.text === undefined ? note.text : cleanNote(input.text);
    const on = input.on ?? note.on;
    if (on > date) throw new AppError('BAD_INPUT', { message: 'a note of a day to come' });
    if (kind === note.kind && text === note.text && on === note.on) return null;
    if (input.revision !== note.revision) throw new AppError('STALE');
    return {
      note: { ...note, kind, text, on, revision: note.revision + 1 },
      event: { type: 'note.corrected', note: note._id, kind, on },
    };
  });
}

/** The text is gone at once; removing again changes nothing. Throws NOT_FOUND, NOTE_CLOSED. */
export async function removeNote(
  deps: ChangeNoteDeps,
  input: { actor: string; note: string },
): Promise<OpenedNote> {
  return changeNote(deps, input, (note) => ({
    note: { ...note, text: '', removed: true },
    event: { type: 'note.removed', note: note._id },
  }));
}

async function changeNote(
  deps: ChangeNoteDeps,
  input: { actor: string; note: string },
  decide: (note: Note, today: string) => { note: Note; event: AuditEvent } | null,
): Promise<OpenedNote> {
  const opened = await openNote(deps, input);
  const person = await deps.directory.getPerson(input.actor);
  const date = today(deps.clock, await deps.directory.zoneOf(person)).toString();
  await changeDocument(
    deps.relay,
    deps.notes,
    NOTES.name,
    async () => (await openNote(deps, input)).note,
    (note): Change<Note> | null => {
      if (note.removed && note.by === input.actor) return null;
      if (!opened.mayChange) throw new AppError('NOTE_CLOSED');
      const decided = decide(note, date);
      if (!decided) return null;
      const subject = subjectOf.client(note.client);
      const at = new Date(deps.clock.now()).toISOString();
      const entry = { subject, at, by: input.actor, onBehalfOf: note.onBehalfOf, event: decided.event };
      return {
        doc: decided.note,
        effects: [
          { name: 'audit', args: { entry } },
          { name: 'cards.redraw', args: { subject } },
        ],
      };
    },
  );
  return openNote(deps, input);
}
