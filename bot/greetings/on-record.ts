import { z } from 'zod';
import { correctGreeting } from '../../src/greetings/correct-greeting.ts';
import { openGreeting } from '../../src/greetings/open-greeting.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { presentRecord, type RecordAnswer } from './greeting-record.ts';

const Target = z.object({ greeting: z.string().min(1).max(200) });
const Amended = Target.extend({ entries: z.int().min(1).max(1_000) });

/** The record of a greeting by itself, from the client's card. */
export const recordActions: ActionHandler[] = [
  {
    verb: 'greeting.open',
    handle: (turn, data) => recordReply(turn, readData(Target, data).greeting, {}),
  },
  {
    verb: 'greeting.amend',
    handle: async (turn, data) => {
      const { greeting, entries } = readData(Amended, data);
      try {
        const errors = await correctGreeting(turn.app, {
          greeting,
          entries,
          typed: data,
          by: turn.person._id,
        });
        const wrong = Object.keys(errors).length > 0;
        const tried = { place: 'details' as const, typed: data, errors };
        return await recordReply(turn, greeting, wrong ? { tried } : {});
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'STALE') throw error;
        return recordReply(turn, greeting, {
          said: { text: turn.texts.t('greetings.stale'), tone: 'warning' },
        });
      }
    },
  },
];

async function recordReply(turn: Turn, greeting: string, answer: RecordAnswer): Promise<Reply> {
  const { app, person, texts } = turn;
  const opened = await openGreeting(app, { greeting, actor: person._id });
  const summary = `${texts.t('greetings.record')} · ${opened.client._id}`;
  return {
    kind: 'card',
    card: app.cards.render('greetings/record', presentRecord(opened, answer, texts), summary),
  };
}
