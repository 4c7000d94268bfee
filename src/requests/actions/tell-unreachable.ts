import type { Delivery } from '../../deliveries/delivery.ts';
import { insertOnce } from '../../deliveries/insert-once.ts';
import { newDelivery } from '../../deliveries/new-delivery.ts';
import { redrawCards } from '../../deliveries/redraw-cards.ts';
import type { Signal } from '../../deliveries/signal.ts';
import type { Clock } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Repo } from '../../storage/store.ts';
import type { RequestDoc } from '../request.ts';
import {
  type FindUnreachableDeps,
  findSeatsWithout,
  findUnreachable,
  type UnreachableSeat,
} from '../views/find-unreachable.ts';

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
  const request = await findRequest(deps, lost);
  if (!request) return;
  const seats = (await findUnreachable(deps, request)).filter(({ people }) =>
    people.includes(lost.recipient),
  );
  await tellAuthor(deps, request, { event: 'seat-unreachable', seats, by: lost.recipient });
  if (seats.length === 0) return;
  await redrawCards(deps, { subject: subjectOf.request(request._id) });
  deps.outbox.raise();
}

/** Sending the card to somebody was given up: the same, though whoever it is may be reached otherwise. */
export async function tellUndelivered(deps: TellUnreachableDeps, lost: Delivery): Promise<void> {
  const request = await findRequest(deps, lost);
  // A card that came before is there to be pressed, and shows how things stand then.
  if (!request || lost.conversationId !== null) return;
  const failed = await deps.deliveries.find({
    index: 'subject',
    eq: { subject: lost.subject, status: 'failed' },
    limit: MOST_COPIES,
  });
  const without = new Set(failed.items.map(({ recipient }) => recipient));
  const seats = (await findSeatsWithout(deps, request, without)).filter(({ people }) =>
    people.includes(lost.recipient),
  );
  await tellAuthor(deps, request, { event: 'seat-undelivered', seats, by: lost.recipient });
  deps.outbox.raise();
}

const MOST_COPIES = 200;

async function findRequest(
  deps: TellUnreachableDeps,
  { content, recipient }: Delivery,
): Promise<RequestDoc | null> {
  if (content.kind !== 'request-card' && content.kind !== 'announcement') return null;
  const request = await deps.requests.get(content.request);
  return request && request.author !== recipient ? request : null;
}

interface LostSeats {
  event: 'seat-unreachable' | 'seat-undelivered';
  seats: UnreachableSeat[];
  by: string;
}

async function tellAuthor(
  deps: TellUnreachableDeps,
  request: RequestDoc,
  { event, seats, by }: LostSeats,
): Promise<void> {
  for (const { step, seat } of seats) {
    await insertOnce(
      deps,
      newDelivery({
        id: `${IDS[event]}:${request._id}:${request.round}:${step}:${seat}`,
        recipient: { kind: 'person', id: request.author },
        content: {
          kind: 'news',
          event,
          request: request._id,
          args: { step, seat, by, number: request._id },
          beside: true,
        },
        dueAt: deps.realClock.now(),
        createdAt: new Date(deps.clock.now()).toISOString(),
      }),
    );
  }
}

const IDS = { 'seat-unreachable': 'unreachable', 'seat-undelivered': 'undelivered' };
