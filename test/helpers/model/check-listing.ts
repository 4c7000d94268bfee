import { type Client, ENDED_STATUSES } from '../../../src/clients/client.ts';
import type { Delivery } from '../../../src/deliveries/delivery.ts';
import { requestKind } from '../../../src/requests/kinds/index.ts';
import type { RequestDoc, Step } from '../../../src/requests/request.ts';
import { newsIn } from './count-reached.ts';
import { type Commit, versionOf } from './witnessed-store.ts';

/** Nothing is granted for a client who is no longer what the kind is for. */
export function grantsToListed({ before, after, world }: Commit<RequestDoc>): string[] {
  const client = (world.clients.get(after.client ?? '') ?? null) as Client | null;
  if (stands(after, client)) return [];
  return newsIn(before, after)
    .filter(({ what }) => ['approved', 'answered', 'recorded', 'confirmed'].includes(what))
    .filter(({ step }) => after.steps.some((each) => each.definition.id === step && mayBeDenied(each)))
    .map(({ by, step }) => `${after._id}: ${by} granted ${step} to a client who is ${client?.status}`);
}

/** Those who raised what is open hear that its client left, once. */
export function leavingIsTold(
  { before, after, world, ...commit }: Commit<Client>,
  told: Delivery[],
): string[] {
  const open = [...world.requests.values()].filter(
    ({ client, status }) => client === after._id && (status === 'open' || status === 'returned'),
  );
  const concerned = open.filter((request) => stands(request, before) && !stands(request, after));
  const expected = concerned
    .flatMap(({ _id, author, onBehalfOf }) => [author, onBehalfOf ?? author].map((one) => `${_id} ${one}`))
    .filter((one, n, all) => all.indexOf(one) === n)
    .toSorted();
  const got = told
    .flatMap(({ content, recipient }) =>
      content.kind === 'news' && content.event === 'client-left' ? [`${content.request} ${recipient}`] : [],
    )
    .toSorted();
  return got.join() === expected.join()
    ? []
    : [`${versionOf({ ...commit, after })} left: told ${got.join()}, not ${expected.join()}`];
}

function stands({ type }: RequestDoc, client: Client | null): boolean {
  const { requires = [] } = requestKind(type);
  if (!client) return true;
  if (requires.includes('active-client') || requires.includes('active-local-client')) return client.active;
  return !requires.includes('listed-client') || !ENDED_STATUSES.includes(client.status);
}

function mayBeDenied({ definition: { kind, mayRefuse, refusedWhen } }: Step): boolean {
  if (refusedWhen) return true;
  return kind !== 'record' && (kind === 'approve' || mayRefuse === true);
}
