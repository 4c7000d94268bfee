import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef, Rec } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'channel.subscribed': { scope: string };
    'channel.unsubscribed': { scope: string };
  }
}

/** The personal chat with one person; `_id` is the person's id. Refreshed by every activity from there. */
export interface Conversation extends Rec {
  tenantId: string;
  serviceUrl: string;
  conversationId: string;
  botId: string;
  /** The language of the person's Teams, as last seen. */
  teamsLocale: string;
  /** False after the app was removed or blocked, true again with the next activity. */
  reachable: boolean;
  /** UTC instant, for the admin's list; '' while reachable. */
  unreachableSince: string;
}

export const CONVERSATIONS: CollectionDef<Conversation> = {
  name: 'conversations',
  indexes: [{ name: 'reachable', eq: ['reachable'] }],
};

/** A Teams channel that gets reminders; `_id` is the channel's conversation id. */
export interface Channel extends Aggregate {
  tenantId: string;
  serviceUrl: string;
  conversationId: string;
  botId: string;
  /** `branch` or a unit's id. */
  scope: string;
  active: boolean;
  subscribedBy: string;
}

export const CHANNELS: CollectionDef<Channel> = {
  name: 'channels',
  indexes: [PENDING_INDEX, { name: 'scope', eq: ['scope', 'active'] }],
};
