import type { Clock } from '../clock.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import { redrawCards } from '../deliveries/redraw-cards.ts';
import type { Signal } from '../deliveries/signal.ts';
import { DuplicateKey, type Repo } from '../storage/store.ts';
import { type FindUnreachableDeps, findUnreachable } from './find-unreachable.ts';
import type { RequestDoc } from './request.ts';

export interface TellUnreachableDeps extends FindUnreachableDeps {
  requests: Repo<RequestDoc>;
  deliveries: Repo<Delivery>;
  realClock: Clock;
  clock: Clock;
  outbox: Signal;
}

/**
 * The card of a request could not reach somebody: its author hears at once when nobody else is left for the
 * seat, once for each seat of a step, and the copies of the card say so.
 */
export async function tellUnreachable(deps: TellUnreachableDeps, lost: Delivery): Promise<void> {
  if (lost.content.kind !== 'request-card') return;
  const request = await deps.requests.get(lost.content.request);
  if (!request || lost.recipient === request.author) return;
  const seats = (await findUnreachable(deps, request)).filter(({ people }) =>
    people.includes(lost.recipient),
  );
  for (const { step, seat } of seats) await tellAuthor(deps, request, { step, seat, by: lost.recipient });
  if (seats.length === 0) return;
  await redrawCards(deps, { subject: `request:${request._id}` });
  deps.outbox.raise();
}

async function tellAuthor(
  deps: TellUnreachableDeps,
  request: RequestDoc,
  args: { step: string; seat: string; by: string },
): Promise<void> {
  try {
    await deps.deliveries.insert(
      newDelivery({
        id: `unreachable:${request._id}:${request.round}:${args.step}:${args.seat}`,
        recipient: { kind: 'person', id: request.author },
        content: { kind: 'news', event: 'seat-unreachable', request: request._id, args },
        dueAt: deps.realClock.now(),
        createdAt: new Date(deps.clock.now()).toISOString(),
      }),
    );
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}
