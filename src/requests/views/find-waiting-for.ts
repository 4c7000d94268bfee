import { type Client, ownClientKeys } from '../../clients/client.ts';
import type { Person } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';
import { type RequestDoc, requestsBy, seatHolder } from '../request.ts';

export interface FindWaitingDeps {
  requests: Repo<RequestDoc>;
  clients: Repo<Client>;
}

/**
 * Every request that stands where this person may have to act: as holder of a role, author or client's manager.
 * A seat that waits for an answer is its holder's all the same.
 */
export async function findWaitingFor(deps: FindWaitingDeps, person: Person): Promise<RequestDoc[]> {
  const clients = await findOwnClients(deps, person._id);
  const anyKeys = [
    ...[...person.roles.map(seatHolder.role), seatHolder.person(person._id)].flatMap((holder) => [
      requestsBy.waits(holder),
      requestsBy.asked(holder),
    ]),
    requestsBy.waits(seatHolder.author(person._id)),
    ...clients.map((client) => requestsBy.waits(seatHolder.clientManager(client))),
  ];
  return findAll(deps.requests, { index: 'waiting', eq: {}, anyKeys });
}

/** Ids of the clients whose manager or deputy somebody is. */
export async function findOwnClients(
  deps: Pick<FindWaitingDeps, 'clients'>,
  person: string,
): Promise<string[]> {
  const anyKeys = ownClientKeys(person);
  return (await findAll(deps.clients, { index: 'all', eq: {}, anyKeys })).map(({ _id }) => _id);
}
