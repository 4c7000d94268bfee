import { z } from 'zod';
import type { FieldError } from '../../src/forms/field.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { PaperResult } from '../../src/vip-lists/send-list.ts';
import { presentFieldError } from '../cards/form.ts';
import type { NoticeView } from '../cards/view.ts';
import { errorText } from '../turn/error-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { drawVipList, type ListDrawing } from './list-reply.ts';

const Quarter = z.string().regex(/^\d{4}-Q[1-4]$/);
export const Target = z.object({
  list: Quarter,
  revision: z.int().min(0).default(0),
  from: z.int().min(0).max(100_000).default(0),
});

export type Aim = z.output<typeof Target>;
type Said =
  | 'refreshed'
  | 'submitted'
  | 'saved'
  | 'dropped'
  | 'restored'
  | 'added'
  | 'refused'
  | 'unrefused'
  | 'agreed'
  | 'returned';

/** A change that comes back as the card of now: with a sentence, or with what stood in the way at its place. */
export function deed(
  verb: string,
  place: string,
  act: (turn: Turn, target: Aim, data: Record<string, unknown>) => Promise<unknown>,
  done: Said,
): ActionHandler {
  return {
    verb,
    handle: async (turn, data) => {
      const target = readData(Target, data);
      try {
        await act(turn, target, data);
      } catch (error) {
        if (!(error instanceof AppError) || !TOLD.has(error.code)) throw error;
        const notice: NoticeView = { text: errorText(turn.texts, error), tone: 'attention' };
        const stays = error.code === 'LIST_MOVED_ON' ? '' : place;
        return reply(turn, { ...target, notice, open: stays, typed: data });
      }
      return reply(turn, { ...target, notice: said(turn, done, 'good') });
    },
  };
}

/** Refusals that leave the card standing, with the sentence on it. */
const TOLD = new Set<string>([
  'LIST_MOVED_ON',
  'LIST_LINE_GONE',
  'LIST_LINE_THERE',
  'LIST_NOT_LISTED',
  'LIST_EMPTY',
  'LIST_GROUNDS',
  'LIST_BEFORE_AGREED',
  'LIST_BEFORE_SENT',
  'LIST_NO_CLIENT',
  'NOTE_LONG',
  'REASON_REQUIRED',
  'NOT_YOUR_STEP',
  'SELF_APPROVAL',
  'TWO_SEATS',
  'FORBIDDEN',
  'STALE',
]);

/** A paper with its number and day: an error at each wrong field. */
export function paper(
  verb: string,
  place: 'sent' | 'decided',
  act: (turn: Turn, target: Aim, typed: Record<string, unknown>) => Promise<PaperResult>,
): ActionHandler {
  return {
    verb,
    handle: async (turn, data) => {
      const target = readData(Target, data);
      const result = await act(turn, target, data).catch((error: unknown) => {
        if (error instanceof AppError && TOLD.has(error.code)) return error;
        throw error;
      });
      if (result instanceof AppError) {
        const notice: NoticeView = { text: errorText(turn.texts, result), tone: 'attention' };
        const stays = result.code === 'LIST_MOVED_ON' ? '' : place;
        return reply(turn, { ...target, notice, open: stays, typed: data });
      }
      if ('errors' in result) {
        return reply(turn, { ...target, open: place, typed: data, errors: sentences(turn, result.errors) });
      }
      return reply(turn, { ...target, notice: said(turn, place, 'good') });
    },
  };
}

function sentences(turn: Turn, errors: Record<string, FieldError>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, error]) => [field, presentFieldError(error, turn.texts)]),
  );
}

export async function piece(turn: Turn, drawing: ListDrawing) {
  return { card: await drawVipList(turn, drawing) };
}

export async function reply(turn: Turn, drawing: ListDrawing): Promise<Reply> {
  return { kind: 'card', ...(await piece(turn, drawing)) };
}

export function said(
  { texts }: Turn,
  what: Said | 'sent' | 'decided' | 'no-former',
  tone: NoticeView['tone'],
): NoticeView {
  return { text: texts.t(`lists.said.${what}`), tone };
}
