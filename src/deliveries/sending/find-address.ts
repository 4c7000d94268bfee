import type { Directory } from '../../people/directory.ts';
import type { Repo } from '../../storage/store.ts';
import type { Channel, Conversation } from '../conversation.ts';
import type { Delivery } from '../delivery.ts';
import type { Address, Messenger } from '../messenger.ts';
import { type HearPersonDeps, hearPerson } from './hear-person.ts';

export interface FindAddressDeps extends HearPersonDeps {
  channels: Repo<Channel>;
  directory: Directory;
  messenger: Messenger;
  /**
   * The service to open first chats at; null where a person must write first. Each Playground seat is a
   * service of its own, so the demo cannot open chats.
   */
  openChatsAt: { serviceUrl: string; botId: string } | null;
}

/** Address of the recipient, opening the personal chat if there is none; null when out of reach. */
export async function findAddress(deps: FindAddressDeps, delivery: Delivery): Promise<Address | null> {
  const place = delivery.recipientKind === 'channel' ? await findChannel(deps, delivery.recipient) : null;
  const address = place ?? (await findChat(deps, delivery));
  if (!address) return null;
  return {
    tenantId: address.tenantId,
    serviceUrl: address.serviceUrl,
    conversationId: delivery.conversationId ?? address.conversationId,
    botId: address.botId,
  };
}

async function findChannel(deps: FindAddressDeps, id: string): Promise<Address | null> {
  const channel = await deps.channels.get(id);
  return channel?.active ? channel : null;
}

async function findChat(deps: FindAddressDeps, delivery: Delivery): Promise<Address | null> {
  if (delivery.recipientKind === 'channel') return null;
  const known = await deps.conversations.get(delivery.recipient);
  if (known) return known.reachable ? known : null;
  return openChat(deps, delivery.recipient);
}

async function openChat(deps: FindAddressDeps, personId: string): Promise<Address | null> {
  const person = await deps.directory.findPerson(personId);
  if (!person || !deps.openChatsAt) return null;
  const { serviceUrl, botId } = (await findNeighbour(deps, person.tenantId)) ?? deps.openChatsAt;
  const { tenantId } = person;
  const conversationId = await deps.messenger.openPersonalChat({ tenantId, serviceUrl, botId, personId });
  const place = { tenantId, serviceUrl, conversationId, botId };
  await hearPerson(deps, { personId, ...place, teamsLocale: '' });
  return place;
}

/** A tenant lives in one region: somebody else's service is the right one for a first chat. */
async function findNeighbour(deps: FindAddressDeps, tenantId: string): Promise<Conversation | undefined> {
  const page = await deps.conversations.find({ index: 'reachable', eq: { reachable: true }, limit: 20 });
  return page.items.find((conversation) => conversation.tenantId === tenantId);
}
