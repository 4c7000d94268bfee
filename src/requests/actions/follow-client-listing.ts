import type { Client, ClientListing } from '../../clients/client.ts';
import { insertOnce } from '../../deliveries/insert-once.ts';
import { newDelivery } from '../../deliveries/new-delivery.ts';
import { type RedrawCardsDeps, redrawCards } from '../../deliveries/redraw-cards.ts';
import type { CommandArgs } from '../../effects/commands.ts';
import type { Clock } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Repo } from '../../storage/store.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';
import { hasGrantsAhead, isEligible } from '../route/eligibility-rules.ts';
import { findOpenRequests } from '../views/find-client-requests.ts';

declare module '../../effects/commands.ts' {
  interface CommandArgs {
    /** A client came to the list or left it: what is open about it shows that; authors hear that it left. */
    'client.standing': { client: string; was: ClientListing };
  }
}

export interface FollowClientListingDeps extends RedrawCardsDeps {
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  clock: Clock;
}

/**
 * Handler of `client.standing`: a client came to the list or left it. The cards of what is open about it show
 * that, and the author of what can be granted no more hears it, once each time the client leaves.
 */
export async function followClientListing(
  deps: FollowClientListingDeps,
  { client: id, was }: CommandArgs['client.standing'],
  effectId: string,
): Promise<void> {
  const client = await deps.clients.get(id);
  if (!client) return;
  for (const request of await findOpenRequests(deps, client._id)) {
    await redrawCards(deps, { subject: subjectOf.request(request._id) });
    const kind = requestKind(request.type);
    if (isEligible(kind, client) || !isEligible(kind, was)) continue;
    const args = { grants: hasGrantsAhead(request) ? 'yes' : 'no' };
    for (const person of requestersOf(request)) {
      await insertOnce(
        deps,
        newDelivery({
          id: `${effectId}:${request._id}:${person}`,
          recipient: { kind: 'person', id: person },
          content: { kind: 'news', event: 'client-left', request: request._id, args, beside: true },
          dueAt: deps.realClock.now(),
          createdAt: new Date(deps.clock.now()).toISOString(),
        }),
      );
    }
  }
  deps.outbox.raise();
}
