import { z } from 'zod';
import { MAX_NOTE, NOTE_KINDS } from '../../src/notes/note.ts';

const Id = z.string().min(1).max(80);
/** An input may send more than a note may hold: that is said in a sentence. */
const Text = z.string().max(10 * MAX_NOTE);
const Day = z.iso.date();

/** Left out, or left to the words. */
const Guessed = z
  .enum(['', ...NOTE_KINDS])
  .default('')
  .transform((kind) => kind || null);

/** `key` is of the card's drawing; `on` says where the answer belongs. */
export const TakeTarget = z.object({
  client: Id,
  key: Id,
  on: z.enum(['client', 'note']).default('note'),
  text: Text.default(''),
  kind: Guessed,
});

export const NoteTarget = z.object({ note: Id });

const Revised = NoteTarget.extend({ revision: z.int().min(1) });

export const KindTarget = Revised.extend({ to: z.enum(NOTE_KINDS) });

export const CorrectTarget = Revised.extend({ text: Text, kind: z.enum(NOTE_KINDS), day: Day });
