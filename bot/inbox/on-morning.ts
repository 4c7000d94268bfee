import { z } from 'zod';
import { chooseMorning } from '../../src/people/directory/choose-morning.ts';
import { MORNING_HOURS, type Morning } from '../../src/people/person.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CardPiece, CommandHandler, Turn } from '../turn/turn.ts';
import { inboxPiece } from './inbox-reply.ts';
import { presentMorningHour } from './morning-hour.ts';
import { Place } from './place-data.ts';

const Chosen = z.object({ morning: z.union([z.literal(MORNING_HOURS), z.literal('off')]) });

export const onMorning: CommandHandler = {
  id: 'morning',
  words: ['утро', 'настроить утро', 'morning'],
  takesArgument: false,
  places: ['personal'],
  handle: async (turn) => ({ kind: 'card', ...hourPiece(turn, turn.person.morning) }),
};

export const morningActions: ActionHandler[] = [
  {
    verb: 'morning.settings',
    handle: async (turn, data) => ({
      kind: 'cards',
      cards: [hourPiece(turn, turn.person.morning), await inboxPiece(turn, readData(Place, data))],
    }),
  },
  {
    verb: 'morning.choose',
    handle: async (turn, data) => {
      const { morning } = readData(Chosen, data);
      await chooseMorning(turn.app, { personId: turn.person._id, morning });
      return { kind: 'card', ...hourPiece(turn, morning) };
    },
  },
];

function hourPiece({ app, texts }: Turn, morning: Morning | undefined): CardPiece {
  const view = presentMorningHour(morning, texts);
  return { card: app.cards.render('inbox/morning-hour', view, texts.t('inbox.morning.question')) };
}
