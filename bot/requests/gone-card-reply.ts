import { hasCard } from '../../src/deliveries/has-card.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { openRequest } from '../../src/requests/views/open-request.ts';
import { drawGone } from '../turn/draw-gone.ts';
import type { ActionHandler, Turn } from '../turn/turn.ts';

/**
 * Somebody clicks late: a former substitute, or whoever answered for the client before. A card that they were
 * sent is answered with a sentence in its place; of any other number they learn nothing.
 */
export function withGoneCard(handler: ActionHandler): ActionHandler {
  return {
    ...handler,
    handle: async (turn, data) => {
      try {
        return await handler.handle(turn, data);
      } catch (error) {
        const request = typeof data.request === 'string' && !data.list ? data.request : '';
        if (!isNotFound(error) || request === '' || !(await hasLost(turn, request))) throw error;
        const content = { kind: 'request-card' as const, request };
        const card = drawGone(turn.app, content, turn.texts);
        if (!card) throw error;
        return { kind: 'card', card, copyOf: { content, subject: subjectOf.request(request) } };
      }
    },
  };
}

/** The list of what waits stays: it is no card of the request. */
async function hasLost({ app, person }: Turn, request: string): Promise<boolean> {
  if (!(await hasCard(app, subjectOf.request(request), person._id))) return false;
  try {
    await openRequest(app, { actor: person._id, requestId: request });
    return false;
  } catch (error) {
    if (isNotFound(error)) return true;
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'NOT_FOUND';
}
