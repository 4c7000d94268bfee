import { z } from 'zod';
import { CLIENT_STATUSES } from '../../src/clients/client.ts';
import { BEHIND } from '../../src/overview/list-behind.ts';
import { switchWeekly } from '../../src/overview/switch-weekly.ts';
import { drawList } from '../client-list/client-list-reply.ts';
import { clientPiece } from '../clients/client-reply.ts';
import { requestPiece } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CardPiece, CommandHandler, Turn } from '../turn/turn.ts';
import { behindAndOverview, behindPiece, overviewPiece } from './overview-reply.ts';

const Id = z.string().min(1).max(80);
const On = z.object({ on: z.iso.date().optional() });
const Place = z.object({
  what: z.enum(BEHIND),
  on: z.iso.date(),
  first: z.int().min(0).max(100_000).default(0),
});
/** A press in a list sends its place along, one on the overview its day. */
const From = z.union([Place, On]);
const RegisterData = z.object({ unit: Id.optional(), status: z.enum(CLIENT_STATUSES).optional() });

export const onOverview: CommandHandler = {
  id: 'overview',
  words: ['неделя', 'сводка', 'week', 'overview'],
  takesArgument: false,
  places: ['personal'],
  handle: async (turn) => ({ kind: 'card', ...(await overviewPiece(turn, undefined)) }),
};

export const overviewActions: ActionHandler[] = [
  {
    verb: 'overview.show',
    handle: async (turn, data) => ({ kind: 'card', ...(await overviewPiece(turn, readData(On, data).on)) }),
  },
  {
    verb: 'overview.list',
    handle: async (turn, data) => ({
      kind: 'cards',
      cards: await behindAndOverview(turn, readData(Place, data)),
    }),
  },
  {
    verb: 'overview.page',
    handle: async (turn, data) => ({ kind: 'card', ...(await behindPiece(turn, readData(Place, data))) }),
  },
  {
    verb: 'overview.register',
    handle: async (turn, data) => {
      const { unit, status } = readData(RegisterData, data);
      const filter = { ...(unit ? { unit } : {}), ...(status ? { status } : {}) };
      return {
        kind: 'cards',
        cards: [{ card: await drawList(turn, filter, '') }, await whereFrom(turn, data)],
      };
    },
  },
  {
    verb: 'overview.client',
    handle: async (turn, data) => {
      const { client } = readData(z.object({ client: Id }), data);
      return { kind: 'cards', cards: [await clientPiece(turn, client), await whereFrom(turn, data)] };
    },
  },
  {
    verb: 'overview.request',
    handle: async (turn, data) => {
      const { request } = readData(z.object({ request: Id }), data);
      return { kind: 'cards', cards: [await requestPiece(turn, request), await whereFrom(turn, data)] };
    },
  },
  {
    verb: 'overview.weekly',
    handle: async (turn, data) => {
      const { send, on } = readData(On.extend({ send: z.boolean() }), data);
      const person = await switchWeekly(turn.app, { personId: turn.person._id, send });
      const text = turn.texts.t(send ? 'overview.switched.on' : 'overview.switched.off');
      return { kind: 'card', ...(await overviewPiece({ ...turn, person }, on, { text, tone: 'good' })) };
    },
  },
];

/** The list or the overview that was pressed stays where it is. */
function whereFrom(turn: Turn, data: Record<string, unknown>): Promise<CardPiece> {
  const from = readData(From, data);
  return 'what' in from ? behindPiece(turn, from) : overviewPiece(turn, from.on);
}
