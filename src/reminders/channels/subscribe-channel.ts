import type { AuditEvent } from '../../audit/audit-event.ts';
import { CHANNELS, type Channel } from '../../deliveries/conversation.ts';
import type { Address } from '../../deliveries/messenger.ts';
import { putDocument, type State } from '../../effects/change.ts';
import type { Relay } from '../../effects/relay.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { traceOf } from '../../people/directory/change-directory.ts';
import type { Directory } from '../../people/directory.ts';
import { BRANCH } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { scopesOf, speaksFor } from './channel-rules.ts';

export type SubscribeChannelDeps = {
  channels: Repo<Channel>;
  directory: Directory;
  relay: Relay;
  clock: Clock;
};

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
  const { _id: _, version: _version, pending: _pending, hasPending: _hasPending, ...state } = known;
  return save(deps, input, { type: 'channel.unsubscribed', scope: known.scope }, { ...state, active: false });
}

async function save(
  deps: SubscribeChannelDeps,
  { channel, by }: Pick<SubscribeChannelInput, 'channel' | 'by'>,
  event: AuditEvent,
  wanted: Omit<State<Channel>, '_id'>,
): Promise<Channel> {
  const subject = wanted.scope === BRANCH ? subjectOf.branch : subjectOf.unit(wanted.scope);
  const trace = traceOf(deps, by, subject, event);
  const saved = await putDocument(deps.relay, deps.channels, CHANNELS.name, channel, (known) =>
    known && isSame(known, wanted) ? null : { doc: { _id: channel, ...wanted }, effects: [trace] },
  );
  if (!saved) throw new AppError('NOT_FOUND', { message: `no channel ${channel}` });
  return saved;
}

function isSame(known: Channel, wanted: Omit<State<Channel>, '_id'>): boolean {
  return Object.entries(wanted).every(([key, value]) => known[key as keyof Channel] === value);
}
