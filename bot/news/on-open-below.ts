import { z } from 'zod';
import { openRequest } from '../../src/requests/views/open-request.ts';
import { requestPiece } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler } from '../turn/turn.ts';
import { drawLine } from './news-content.ts';

const Target = z.object({ request: z.string().min(1).max(80) });

/** Sends the live card as a message of its own, so that it stays the last: the line stays a line. */
export const onOpenBelow: ActionHandler = {
  verb: 'request.open-below',
  handle: async (turn, data) => {
    const { request } = readData(Target, data);
    const view = await openRequest(turn.app, { actor: turn.person._id, requestId: request });
    const line = drawLine(turn.app, view, turn);
    return { kind: 'cards', cards: [await requestPiece(turn, request), { card: line }] };
  },
};
