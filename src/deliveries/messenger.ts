import type { FailureKind } from './failure-rules.ts';

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

/** Failure of a call; its consequences are in `failure-rules.ts`. */
export interface SendFailure {
  kind: FailureKind;
  /** Time for which the service asks to be left alone; null when not said. */
  retryAfterMs: number | null;
}

/** Thrown by every Messenger method. */
export class MessengerError extends Error {
  readonly failure: SendFailure;

  constructor(failure: SendFailure, cause: unknown) {
    super(`messenger: ${failure.kind}`, { cause });
    this.name = 'MessengerError';
    this.failure = failure;
  }
}

/** Address of a conversation; own columns, so that any SDK can rebuild its reference. */
export interface Address {
  tenantId: string;
  serviceUrl: string;
  conversationId: string;
  botId: string;
}

/** Teams, as the deliveries see it. */
export interface Messenger {
  /** Returns the activity id of the new message; null when the service took it without telling one. */
  send(to: Address, card: RenderedCard): Promise<string | null>;
  update(to: Address, activityId: string, card: RenderedCard): Promise<void>;
  /** Opens (or finds) the personal chat with somebody; returns the conversation id. */
  openPersonalChat(to: {
    tenantId: string;
    serviceUrl: string;
    botId: string;
    personId: string;
  }): Promise<string>;
  /** Ends every call, those to come included, as if there had been no answer. For the end of the process. */
  end(): void;
}
