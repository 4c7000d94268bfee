/** A card ready to send, with the text that stands in for it in lists and notifications. */
export interface RenderedCard {
  card: Record<string, unknown>;
  summary: string;
  /** A card that Teams draws itself, such as the offer of a file; without it, an Adaptive Card. */
  native?: NativeCard;
}

export interface NativeCard {
  contentType: string;
  name: string;
  contentUrl?: string;
}

/** Why a send did not happen. Everything the service can answer is one of these. */
export type SendFailure =
  /** 429: wait `retryAfterMs` when the service says so. */
  | { kind: 'throttled'; retryAfterMs: number | null }
  /** 412, 502, 503, 504 or no answer: try again with a pause. */
  | { kind: 'transient' }
  /** 404: the conversation or the message is gone. */
  | { kind: 'gone' }
  /** 403: the bot was removed or blocked; unreachable until the person is heard again. */
  | { kind: 'blocked' }
  | { kind: 'too-large' }
  /** Anything else: our fault; not retried. */
  | { kind: 'bug' };

/** Thrown by every Messenger method. */
export class MessengerError extends Error {
  readonly failure: SendFailure;

  constructor(failure: SendFailure, cause: unknown) {
    super(`messenger: ${failure.kind}`, { cause });
    this.name = 'MessengerError';
    this.failure = failure;
  }
}

/** Where a conversation lives; own columns, so that any SDK can rebuild its reference. */
export interface Address {
  tenantId: string;
  serviceUrl: string;
  conversationId: string;
  botId: string;
}

/** Teams, as the deliveries see it. */
export interface Messenger {
  /** Returns the activity id of the new message. */
  send(to: Address, card: RenderedCard): Promise<string>;
  update(to: Address, activityId: string, card: RenderedCard): Promise<void>;
  /** Opens (or finds) the personal chat with somebody; returns the conversation id. */
  openPersonalChat(to: {
    tenantId: string;
    serviceUrl: string;
    botId: string;
    personId: string;
  }): Promise<string>;
}
