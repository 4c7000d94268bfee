import type { CommandArgs } from '../effects/commands.ts';
import { type Clock, today } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import type { Draft, Repo } from '../storage/store.ts';
import type { Channel } from './conversation.ts';
import type { Audience, Delivery, DeliveryContent, Recipient, SeatsOf } from './delivery.ts';
import { insertOnce } from './insert-once.ts';
import { newDelivery } from './new-delivery.ts';
import { findTeller } from './request-messages.ts';
import type { Signal } from './signal.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** One delivery per person or channel the audience resolves to, under `effectId:recipient`. */
    tell: { audience: Audience[]; content: DeliveryContent };
  }
}

export interface TellDeps {
  clock: Clock;
  realClock: Clock;
  directory: Directory;
  deliveries: Repo<Delivery>;
  channels: Repo<Channel>;
  /** Raised once something is there to be sent. */
  outbox: Signal;
  /** Ids of the people whom a step calls. */
  findCalled(seats: SeatsOf): Promise<string[]>;
}

/** Owes the content to everybody in the audiences, once each, under `effectId:recipient`. */
export async function tell(deps: TellDeps, args: CommandArgs['tell'], effectId: string): Promise<void> {
  for (const recipient of await resolveAudiences(deps, args.audience)) {
    const id = `${effectId}:${recipient.id}`;
    if (await deps.deliveries.get(id)) continue;
    const record = newDelivery({
      id,
      recipient,
      content: args.content,
      dueAt: deps.realClock.now(),
      createdAt: new Date(deps.clock.now()).toISOString(),
    });
    await insertOnce(deps, await asMerged(deps, record));
  }
  deps.outbox.raise();
}

/** Quiet news of a request is told by the message about it that the chat has: its redraw is owed beside the news. */
async function asMerged(deps: TellDeps, record: Draft<Delivery>): Promise<Draft<Delivery>> {
  const { content, recipient } = record;
  if (content.kind !== 'news' || !content.quiet) return record;
  const teller = await findTeller(deps, content.request, recipient);
  return teller ? { ...record, status: 'merged', digest: teller._id } : record;
}

/** Everybody once, however many audiences they belong to. */
async function resolveAudiences(deps: TellDeps, audiences: Audience[]): Promise<Recipient[]> {
  const found = new Map<string, Recipient>();
  for (const audience of audiences) {
    for (const recipient of await resolve(deps, audience)) found.set(recipient.id, recipient);
  }
  return [...found.values()];
}

async function resolve(deps: TellDeps, audience: Audience): Promise<Recipient[]> {
  if ('person' in audience) return people([audience.person]);
  if ('seatsOf' in audience) return people(await deps.findCalled(audience));
  if ('channelsOf' in audience) return channelsOf(deps, audience.channelsOf);
  const on = today(deps.clock, DEFAULT_ZONE);
  const actors = await deps.directory.findActors(audience.role, audience.scope, on);
  return people(actors.map((actor) => actor.person._id));
}

function people(ids: string[]): Recipient[] {
  return ids.map((id) => ({ kind: 'person', id }));
}

const MAX_CHANNELS = 100;

async function channelsOf(deps: TellDeps, scope: string): Promise<Recipient[]> {
  const page = await deps.channels.find({
    index: 'scope',
    eq: { scope, active: true },
    limit: MAX_CHANNELS,
  });
  return page.items.map((channel) => ({ kind: 'channel', id: channel._id }));
}
