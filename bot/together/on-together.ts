import { z } from 'zod';
import { agreeTogether } from '../../src/requests/actions/agree-together.ts';
import { MOST_TOGETHER } from '../../src/requests/views/list-together.ts';
import { inboxPiece } from '../inbox/inbox-reply.ts';
import { Place } from '../inbox/place-data.ts';
import { requestPiece } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler } from '../turn/turn.ts';
import { togetherPiece } from './together-reply.ts';

const Id = z.string().min(1).max(80);
const Kind = z.object({ type: z.string().max(80).default('') });
const OneOf = Kind.extend({ request: Id });
const Target = z.object({ request: Id, step: Id, seat: Id, revision: z.int().min(1) });
const Targets = Kind.extend({ targets: z.array(Target).min(1).max(MOST_TOGETHER) });

export const togetherActions: ActionHandler[] = [
  /** From the list of what waits, which stays. */
  {
    verb: 'together.show',
    handle: async (turn, data) => {
      const place = readData(Place, data);
      return {
        kind: 'cards',
        cards: [await togetherPiece(turn, { type: '' }), await inboxPiece(turn, place)],
      };
    },
  },
  {
    verb: 'together.list',
    handle: async (turn, data) => ({ kind: 'card', ...(await togetherPiece(turn, readData(Kind, data))) }),
  },
  /** One of them on its own card, beside the list. */
  {
    verb: 'together.open',
    handle: async (turn, data) => {
      const { request, type } = readData(OneOf, data);
      return {
        kind: 'cards',
        cards: [await requestPiece(turn, request), await togetherPiece(turn, { type })],
      };
    },
  },
  {
    verb: 'together.agree',
    handle: async (turn, data) => {
      const { type, targets } = readData(Targets, data);
      const ticked = targets.filter((_, n) => data[`pick${n}`] === 'true');
      const picks = ticked.map(({ request, ...target }) => ({ ...target, requestId: request }));
      const results = await agreeTogether(turn.app, { actor: turn.person._id, picks });
      const isEmpty = picks.length === 0;
      return { kind: 'card', ...(await togetherPiece(turn, { type, results, isEmpty })) };
    },
  },
];
