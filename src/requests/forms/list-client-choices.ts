import { type Client, clientsBy, ownClientKeys } from '../../clients/client.ts';
import { clientScopeOf } from '../../clients/client-access-rules.ts';
import { findClients } from '../../clients/register/find-clients.ts';
import type { ListClientsDeps } from '../../clients/register/list-clients.ts';
import { loadActor } from '../../people/find-actor.ts';
import type { RequestKind } from '../kinds/definition.ts';
import { isEligible } from '../route/eligibility-rules.ts';

/** So many clients are offered as a plain choice. */
const MOST_CHOICES = 25;

export interface ClientChoices {
  clients: Client[];
  /** There are more than the choice shows. */
  more: boolean;
}

/** True if a request of this kind may be about such a client. */
export function isOffered(definition: RequestKind, client: Client): boolean {
  const local = definition.requires?.includes('active-local-client');
  return isEligible(definition, client) && (!local || client.level === 'local');
}

/** The clients that a form of this kind offers: those it may be about; what was searched for comes first. */
export async function listClientChoices(
  deps: ListClientsDeps,
  input: { actor: string; definition: RequestKind; typed: string },
): Promise<ClientChoices> {
  const { actor, definition, typed } = input;
  const requires = definition.requires ?? [];
  const viewer = await loadActor(deps, actor);
  const own = [viewer.person, ...viewer.principals].flatMap(({ _id }) => ownClientKeys(_id));
  const scope = requires.includes('own-client') ? own : clientScopeOf(viewer);
  const isVip = requires.some((name) => name === 'active-client' || name === 'active-local-client');
  const keys = [
    ...(isVip ? [clientsBy.active] : []),
    ...(requires.includes('listed-client') ? [clientsBy.listed] : []),
    ...(requires.includes('active-local-client') ? [clientsBy.level('local')] : []),
  ];
  const page = await deps.clients.find({
    index: 'all',
    eq: {},
    keys,
    limit: MOST_CHOICES,
    ...(scope === 'all' ? {} : { anyKeys: scope }),
  });
  const more = page.next !== undefined;
  if (typed === '' || page.items.some(({ _id }) => _id === typed)) return { clients: page.items, more };
  const { items } = await findClients(deps, { actor, text: typed });
  const found = items.filter((client) => isOffered(definition, client));
  const rest = page.items.filter(({ _id }) => !found.some((client) => client._id === _id));
  return { clients: [...found, ...rest].slice(0, MOST_CHOICES), more };
}
