import type { ConnectorClient } from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import {
  type Address,
  type Messenger,
  MessengerError,
  type RenderedCard,
  type SendFailure,
} from '../src/deliveries/messenger.ts';

export interface TeamsMessengerDeps {
  connectorFor(serviceUrl: string): Promise<ConnectorClient>;
}

/** Speaks to the Bot Connector; every answer of the service is one try. */
export function createTeamsMessenger(deps: TeamsMessengerDeps): Messenger {
  async function call<T>(
    serviceUrl: string,
    action: (conversations: ConnectorClient['conversations']) => Promise<T>,
  ): Promise<T> {
    try {
      const connector = await deps.connectorFor(serviceUrl);
      return await action(connector.conversations);
    } catch (error) {
      throw new MessengerError(classifyFailure(error), error);
    }
  }

  return {
    send: async (to, card) => {
      const sent = await call(to.serviceUrl, (conversations) =>
        conversations.sendToConversation(to.conversationId, toActivity(to, card)),
      );
      return sent.id;
    },
    update: async (to, activityId, card) => {
      await call(to.serviceUrl, (conversations) =>
        conversations.updateActivity(to.conversationId, activityId, {
          ...toActivity(to, card),
          id: activityId,
        }),
      );
    },
    openPersonalChat: async ({ tenantId, serviceUrl, botId, personId }) => {
      const opened = await call(serviceUrl, (conversations) =>
        conversations.createConversation({
          isGroup: false,
          bot: { id: botId, name: '' },
          members: [{ id: personId, name: '' }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        } as Parameters<typeof conversations.createConversation>[0]),
      );
      return opened.id;
    },
  };
}

const ADAPTIVE_CARD = { contentType: 'application/vnd.microsoft.card.adaptive' };

/** Card only: Teams draws text and card of one message as two. */
function toActivity(to: Address, card: RenderedCard): Partial<Activity> {
  return {
    type: 'message',
    from: { id: to.botId, name: '' },
    conversation: { id: to.conversationId } as Activity['conversation'],
    summary: card.summary,
    attachments: [{ ...(card.native ?? ADAPTIVE_CARD), content: card.card }],
  };
}

interface ServiceAnswer {
  statusCode?: number;
  response?: { headers?: { get(name: string): string | undefined } };
}

/** By status alone: the service's own codes vary. No status means no answer. */
export function classifyFailure(error: unknown): SendFailure {
  const { statusCode, response } = (error ?? {}) as ServiceAnswer;
  switch (statusCode) {
    case 429:
      return { kind: 'throttled', retryAfterMs: readRetryAfter(response?.headers?.get('retry-after')) };
    case undefined:
    // 401 is a secret that has run out: what is owed waits until somebody renews it.
    case 401:
    case 408:
    case 412:
    case 502:
    case 503:
    case 504:
      return { kind: 'transient' };
    case 403:
      return { kind: 'blocked' };
    case 404:
      return { kind: 'gone' };
    case 413:
      return { kind: 'too-large' };
    default:
      return { kind: 'bug' };
  }
}

const LONGEST_WAIT_MS = 3_600_000;

function readRetryAfter(header: string | undefined): number | null {
  const seconds = Number(header);
  if (header === undefined || !Number.isFinite(seconds) || seconds < 0) return null;
  return Math.min(LONGEST_WAIT_MS, seconds * 1_000);
}
