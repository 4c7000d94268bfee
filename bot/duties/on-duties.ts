import { z } from 'zod';
import { DUTY_LISTS } from '../../src/duties/list-duties.ts';
import { SPANS } from '../../src/duties/span-rules.ts';
import { requestPiece } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler } from '../turn/turn.ts';
import { dutiesPiece, dutyListPiece, staffingPiece } from './duties-reply.ts';

const Id = z.string().min(1).max(80);
const Seen = z.object({ name: z.enum(SPANS).default('month') });
const Place = Seen.extend({
  what: z.enum(DUTY_LISTS),
  person: Id.optional(),
  first: z.int().min(0).max(100_000).default(0),
});

export const dutyCommands: CommandHandler[] = [
  {
    id: 'duties',
    words: ['исполнение', 'кто за что отвечает', 'просрочки', 'duties', 'overdue'],
    takesArgument: false,
    places: ['personal'],
    handle: async (turn) => ({ kind: 'card', ...(await dutiesPiece(turn, 'month')) }),
  },
  {
    id: 'staffing',
    words: ['штат', 'штатное расписание', 'staffing'],
    takesArgument: false,
    places: ['personal'],
    handle: async (turn) => ({ kind: 'card', ...(await staffingPiece(turn)) }),
  },
];

export const dutyActions: ActionHandler[] = [
  {
    verb: 'duties.show',
    handle: async (turn, data) => ({ kind: 'card', ...(await dutiesPiece(turn, readData(Seen, data).name)) }),
  },
  {
    verb: 'duties.list',
    handle: async (turn, data) => {
      const place = readData(Place, data);
      return {
        kind: 'cards',
        cards: [await dutyListPiece(turn, place), await dutiesPiece(turn, place.name)],
      };
    },
  },
  {
    verb: 'duties.page',
    handle: async (turn, data) => ({ kind: 'card', ...(await dutyListPiece(turn, readData(Place, data))) }),
  },
  {
    verb: 'duties.person',
    handle: async (turn, data) => {
      const place = readData(Place.extend({ from: z.enum(DUTY_LISTS) }), data);
      const people = { name: place.name, what: place.from, first: 0 };
      return { kind: 'cards', cards: [await dutyListPiece(turn, place), await dutyListPiece(turn, people)] };
    },
  },
  {
    verb: 'duties.request',
    handle: async (turn, data) => {
      const { request } = readData(z.object({ request: Id }), data);
      const list = await dutyListPiece(turn, readData(Place, data));
      return { kind: 'cards', cards: [await requestPiece(turn, request), list] };
    },
  },
  {
    verb: 'duties.staffing',
    handle: async (turn, data) => {
      const { name } = readData(Seen, data);
      return { kind: 'cards', cards: [await staffingPiece(turn), await dutiesPiece(turn, name)] };
    },
  },
];
