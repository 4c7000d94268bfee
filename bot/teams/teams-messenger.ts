import type { ConnectorClient } from 'botframework-connector';
import type { Activity, ConversationParameters } from 'botframework-schema';
import { failureOfStatus } from '../../src/deliveries/failure-rules.ts';
import {
  type Address,
  type Messenger,
  MessengerError,
  type RenderedCard,
  type SendFailure,
} from '../../src/deliveries/messenger.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { NoToken } from './token.ts';

export interface TeamsMessengerDeps {
  connectorFor(serviceUrl: string): Promise<ConnectorClient>;
  realClock: Clock;
  /** Milliseconds for the service to answer. */
  answerWithinMs?: number;
}

const ANSWER_WITHIN_MS = 15_000;

interface CallOptions {
  abortSignal: AbortSignal;
}

/** Speaks to the Bot Connector; every answer of the service is one try. */
export function createTeamsMessenger(deps: TeamsMessengerDeps): Messenger {
  const calls = new Set<AbortController>();
  let isEnded = false;

  async function call<T>(
    serviceUrl: string,
    action: (conversations: ConnectorClient['conversations'], options: CallOptions) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), deps.answerWithinMs ?? ANSWER_WITHIN_MS);
    calls.add(controller);
    if (isEnded) controller.abort();
    try {
      const connector = await deps.connectorFor(serviceUrl);
      return await action(connector.conversations, { abortSignal: controller.signal });
    } catch (error) {
      throw new MessengerError(classifyFailure(error, deps.realClock.now()), error);
    } finally {
      clearTimeout(timer);
      calls.delete(controller);
    }
  }

  return {
    send: async (to, card) => {
      const sent = await call(to.serviceUrl, (conversations, options) =>
        taken(conversations.sendToConversation(to.conversationId, toActivity(to, card), options)),
      );
      return readId(sent);
    },
    update: async (to, activityId, card) => {
      await call(to.serviceUrl, (conversations, options) =>
        taken(
          conversations.updateActivity(
            to.conversationId,
            activityId,
            { ...toActivity(to, card), id: activityId },
            options,
          ),
        ),
      );
    },
    openPersonalChat: async ({ tenantId, serviceUrl, botId, personId }) => {
      const opened = await call(serviceUrl, (conversations, options) =>
        conversations.createConversation(toChat(tenantId, botId, personId), options),
      );
      const id = readId(opened);
      if (id === null) throw new MessengerError(NO_CHAT, new TypeError('a chat without an id'));
      return id;
    },
    end: () => {
      isEnded = true;
      for (const controller of calls) controller.abort();
    },
  };
}

/** Opening a chat finds the one that is there, so it can be asked again. */
const NO_CHAT: SendFailure = { kind: 'unavailable', retryAfterMs: null };

/** The SDK throws for successes that it does not know, such as 204. */
async function taken<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    const { statusCode = 0 } = (error ?? {}) as ServiceAnswer;
    if (statusCode >= 200 && statusCode < 300) return null;
    throw error;
  }
}

function readId(answer: { id?: unknown } | null | undefined): string | null {
  const id = answer?.id;
  return typeof id === 'string' && id !== '' ? id : null;
}

function toChat(tenantId: string, botId: string, personId: string): ConversationParameters {
  return {
    isGroup: false,
    bot: { id: botId, name: '' },
    members: [{ id: personId, name: '' }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  } as ConversationParameters;
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
function classifyFailure(error: unknown, now: number): SendFailure {
  const { statusCode, response } = (error ?? {}) as ServiceAnswer;
  if (error instanceof NoToken) return { kind: 'no-token', retryAfterMs: null };
  if (statusCode === undefined) return { kind: 'no-answer', retryAfterMs: null };
  return {
    kind: failureOfStatus(statusCode),
    retryAfterMs: readRetryAfter(response?.headers?.get('retry-after'), now),
  };
}

/** Seconds, or the date of an hour to come (RFC 9110 section 10.2.3). */
function readRetryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined || header.trim() === '') return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1_000;
  return ms >= 0 ? ms : null;
}
