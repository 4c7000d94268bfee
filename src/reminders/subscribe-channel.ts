import type { AuditEvent } from '../audit/audit-event.ts';
import type { Channel } from '../deliveries/conversation.ts';
import type { Address } from '../deliveries/messenger.ts';
import { AppError } from '../errors.ts';
import { BRANCH } from '../people/person.ts';
import type { Product } from '../product.ts';
import { Conflict, DuplicateKey } from '../storage/store.ts';
import { scopesOf, speaksFor } from './channel-rules.ts';

export type SubscribeChannelDeps = Pick<Product, 'channels' | 'audit' | 'directory' | 'clock' | 'newId'>;

export interface SubscribeChannelInput {
  /** The channel's conversation id, and how to reach it. */
  channel: string;
  address: Address;
  by: string;
  /** A unit or the branch. */
  scope: string;
}

/** From now on this channel gets the reminders of a unit, or of the branch. Another unit's channel is left alone. */
export async function subscribeChannel(
  deps: SubscribeChannelDeps,
  input: SubscribeChannelInput,
): Promise<Channel> {
  const { scope } = input;
  const scopes = scopesOf(await deps.directory.getPerson(input.by));
  const known = await deps.channels.get(input.channel);
  if (!speaksFor(scopes, scope)) throw new AppError('FORBIDDEN', { message: `may not speak for ${scope}` });
  if (known?.active && !speaksFor(scopes, known.scope)) {
    throw new AppError('CHANNEL_TAKEN', { message: `channel of ${known.scope}` });
  }
  const wanted = { ...input.address, scope, active: true, subscribedBy: input.by };
  return save(deps, input, { type: 'channel.subscribed', scope }, wanted);
}

/** The channel is left alone from now on; null when it never was subscribed. */
export async function unsubscribeChannel(
  deps: SubscribeChannelDeps,
  input: Pick<SubscribeChannelInput, 'channel' | 'by'>,
): Promise<Channel | null> {
  const scopes = scopesOf(await deps.directory.getPerson(input.by));
  if (scopes.length === 0) throw new AppError('FORBIDDEN', { message: 'has no say over channels' });
  const known = await deps.channels.get(input.channel);
  if (!known?.active) return known;
  if (!speaksFor(scopes, known.scope)) throw new AppError('FORBIDDEN');
  const { _id: _, version: _version, ...address } = known;
  return save(
    deps,
    input,
    { type: 'channel.unsubscribed', scope: known.scope },
    { ...address, active: false },
  );
}

async function save(
  deps: SubscribeChannelDeps,
  input: Pick<SubscribeChannelInput, 'channel' | 'by'>,
  event: AuditEvent,
  wanted: Omit<Channel, '_id' | 'version'>,
): Promise<Channel> {
  for (;;) {
    const known = await deps.channels.get(input.channel);
    if (known && isSame(known, wanted)) return known;
    try {
      const saved = known
        ? await deps.channels.replace({ ...known, ...wanted })
        : await deps.channels.insert({ _id: input.channel, ...wanted });
      await audit(deps, saved, input.by, event);
      return saved;
    } catch (error) {
      if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
    }
  }
}

function isSame(known: Channel, wanted: Omit<Channel, '_id' | 'version'>): boolean {
  const { _id, version, ...state } = known;
  return Object.entries(wanted).every(([key, value]) => state[key as keyof typeof state] === value);
}

async function audit(
  deps: SubscribeChannelDeps,
  channel: Channel,
  by: string,
  event: AuditEvent,
): Promise<void> {
  await deps.audit.insert({
    _id: `channels:${channel._id}:${channel.version}:0`,
    subject: channel.scope === BRANCH ? 'branch' : `unit:${channel.scope}`,
    at: new Date(deps.clock.now()).toISOString(),
    by,
    onBehalfOf: null,
    event,
  });
}
