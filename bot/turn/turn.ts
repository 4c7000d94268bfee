import type { DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ErrorCode } from '../../src/kernel/errors.ts';
import type { Subject } from '../../src/kernel/subject.ts';
import type { Person } from '../../src/people/person.ts';
import type { App } from './app.ts';

/** Activity, freed of the SDK. Identity is the verified tenant plus the Entra object id, nothing else. */
export interface Incoming {
  kind: 'message' | 'action' | 'installed' | 'removed' | 'files' | 'consent' | 'search' | 'lookup';
  tenantId: string;
  /** Entra object id, lower case. */
  personId: string;
  conversationId: string;
  place: 'personal' | 'channel' | 'group';
  /** Channels only: the conversation id without `;messageid=…`. */
  channelId: string | null;
  serviceUrl: string;
  botId: string;
  /** The activity's own id, and the id of the message whose card was clicked. */
  activityId: string;
  replyToId: string | null;
  /** The language of the person's Teams, such as `ru-RU`. */
  teamsLocale: string;
  /** Messages: the text without the bot's own mention. */
  text: string;
  /** Actions: the verb and what came with it (ids, revision and inputs; all of it untrusted). */
  verb: string;
  data: Record<string, unknown>;
  /** True for an Action.Submit, which cannot answer with a card in place. */
  viaSubmit: boolean;
  /** Files: what came with the message. */
  files?: IncomingFile[];
  /** Consents: the answer to a card that offered a file. */
  consent?: IncomingConsent;
  /** Searches from any chat, and lookups of an input. */
  query?: IncomingQuery;
}

export interface IncomingFile {
  name: string;
  downloadUrl: string;
  /** The ending of its name, as Teams sees it. */
  fileType: string;
}

export interface IncomingConsent {
  /** Ours, sent back; untrusted all the same. */
  offer: string;
  /** Place for the file; null when it was declined. */
  upload: IncomingUpload | null;
}

export interface IncomingUpload {
  uploadUrl: string;
  contentUrl: string;
  name: string;
  uniqueId: string;
  fileType: string;
}

export interface IncomingQuery {
  /** The command of the message extension, or the dataset of the input. */
  what: string;
  text: string;
}

/** One turn with one person who stands in the directory. */
export interface Turn {
  app: App;
  incoming: Incoming;
  person: Person;
  texts: Texts;
}

/** Reply of a handler. A card answers an action in place; on a message it is a new one. */
export type Reply = (
  | ({ kind: 'card' } & CardPiece)
  /** `code`: of the error that the text tells of. */
  | { kind: 'text'; text: string; code?: ErrorCode }
  /** Several new messages; the last one also answers an action in place. */
  | { kind: 'cards'; cards: CardPiece[] }
  /** New messages beside the clicked card, which stays as it is; the text answers the click where it must be answered. */
  | { kind: 'beside'; cards: CardPiece[]; text: string }
) & {
  /** Called once its person can see the answer to a message. Until then somebody else will see to it. */
  whenShown?(): Promise<void>;
};

/** One message of an answer. `copyOf` is set when it must be redrawn with its subject's changes. */
export interface CardPiece {
  card: RenderedCard;
  copyOf?: CopyOf;
}

export interface CopyOf {
  content: DeliveryContent;
  subject: Subject;
}

/** A text command; `words` are matched at the start of the text, case and ё folded, longest first. */
export interface CommandHandler {
  id: string;
  words: string[];
  /** True when something follows the word, such as `найти ромашка`. */
  takesArgument: boolean;
  /** Places to say the word. Elsewhere the person is invited to the personal chat. */
  places: Incoming['place'][];
  handle(turn: Turn, argument: string): Promise<Reply>;
}

/** A card action. `data` is what the client sent: the handler checks it with its own schema. */
export interface ActionHandler {
  verb: string;
  /** Places to click the card; the personal chat when not given. */
  places?: Incoming['place'][];
  handle(turn: Turn, data: Record<string, unknown>): Promise<Reply>;
}
