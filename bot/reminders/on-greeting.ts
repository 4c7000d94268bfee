import { z } from 'zod';
import type { FieldError } from '../../src/forms/field.ts';
import { correctGreeting } from '../../src/greetings/correct-greeting.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { greetChosen, greetWithDetails } from '../../src/reminders/answers/greet-chosen.ts';
import { moveGreeting } from '../../src/reminders/answers/move-greeting.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { presentLines } from './greeting-many.ts';
import { ReminderData } from './reminder-data.ts';
import { answeredReply, currentReply } from './reminder-reply.ts';

const ChosenData = ReminderData.extend({ clients: z.string().max(10_000).default('') });
const CorrectData = ReminderData.extend({
  greeting: z.string().min(1).max(200),
  entries: z.int().min(1).max(1_000),
});

export const greetingActions: ActionHandler[] = [
  {
    verb: 'greeting.done',
    handle: async (turn, data) => {
      const target = readData(ReminderData, data);
      const errors = await greetWithDetails(turn.app, { ...target, typed: data, by: turn.person._id });
      return triedReply(turn, target, { place: 'details', typed: data, errors });
    },
  },
  {
    verb: 'greeting.move',
    handle: async (turn, data) => {
      const target = readData(ReminderData, data);
      const errors = await moveGreeting(turn.app, { ...target, typed: data, by: turn.person._id });
      return triedReply(turn, target, { place: 'move', typed: data, errors: inWords(turn, errors) });
    },
  },
  { verb: 'greeting.chosen', handle: chosen },
  {
    verb: 'greeting.correct',
    handle: async (turn, data) => {
      const { greeting, entries, ...target } = readData(CorrectData, data);
      try {
        const input = { greeting, entries, typed: data, by: turn.person._id };
        const errors = await correctGreeting(turn.app, input);
        return await triedReply(turn, target, { place: 'details', typed: data, errors });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'STALE') throw error;
        const said = { text: turn.texts.t('greetings.stale'), tone: 'warning' as const };
        return answeredReply(turn, target, { said });
      }
    },
  },
];

type Tried = {
  place: 'details' | 'move';
  typed: Record<string, unknown>;
  errors: Record<string, FieldError>;
};

/** The card as it is now; with what was typed, while some of it is wrong. */
function triedReply(turn: Turn, target: ReminderData, tried: Tried): Promise<Reply> {
  if (Object.keys(tried.errors).length === 0) return currentReply(turn, target);
  return answeredReply(turn, target, { tried });
}

async function chosen(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { clients, ...target } = readData(ChosenData, data);
  const ids = clients.split(',').filter((id) => id !== '');
  if (ids.length === 0) {
    const errors: Tried['errors'] = { clients: { code: 'required' } };
    return answeredReply(turn, target, { tried: { place: 'details', typed: data, errors } });
  }
  const done = await greetChosen(turn.app, { ...target, typed: data, chosen: ids, by: turn.person._id });
  if ('errors' in done) {
    return answeredReply(turn, target, { tried: { place: 'details', typed: data, errors: done.errors } });
  }
  if (done.lines.length === 0) return currentReply(turn, target);
  return answeredReply(turn, target, { said: presentLines(done.lines, turn.texts) });
}

/** Dates in the sentences of errors, as people write them. */
function inWords({ texts }: Turn, errors: Record<string, FieldError>): Record<string, FieldError> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, error]) => {
      const date = error.args?.date;
      return [field, typeof date === 'string' ? { ...error, args: { date: texts.dayMonth(date) } } : error];
    }),
  );
}
