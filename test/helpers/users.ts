import {
  type ActivityJson,
  buildAction,
  buildBotAdded,
  buildChannelMessage,
  buildInstallation,
  buildMessage,
  buildSubmit,
  chatOf,
  type Speaker,
} from './activities.ts';
import { allOf } from './card-contents.ts';
import type { FakeConnector, SentMessage } from './fake-connector.ts';

export interface HttpAnswer {
  status: number;
  text: string;
  body: Record<string, unknown>;
}

export interface ClickResult extends HttpAnswer {
  /** The card that took the clicked one's place, if one did. */
  card: Record<string, unknown> | null;
  /** The sentence shown instead of a card. */
  message: string;
  /** Id of the place that the button opened on the card itself, without a word to the bot; else ''. */
  opened?: string;
}

export interface ClickOptions {
  /** The message to click in; the newest one that has the button when not given. */
  on?: SentMessage;
  /** As a client without Universal Actions. */
  submit?: boolean;
  locale?: string;
  /** Data of the one meant of several buttons of one name. */
  data?: Record<string, unknown>;
}

/** People in front of Teams, each with their own chat. */
export interface Users {
  post(activity: unknown, headers?: Record<string, string>): Promise<HttpAnswer>;
  install(person: string, locale?: string): Promise<SentMessage[]>;
  /** Returns the messages that came in answer. */
  say(person: string, text: string, locale?: string): Promise<SentMessage[]>;
  sayInChannel(person: string, channelId: string, text: string): Promise<SentMessage[]>;
  /** Presses the button with this verb or title; typed values go by field, without the suffix. */
  click(
    person: string,
    button: string,
    typed?: Record<string, string>,
    options?: ClickOptions,
  ): Promise<ClickResult>;
  /** Sends an action as it comes, for what no card offers. */
  act(person: string, replyToId: string, verb: string, data: Record<string, unknown>): Promise<ClickResult>;
  /** Messages of the person's chat as they see them, oldest first. */
  cardsOf(person: string): SentMessage[];
}

export function createUsers(url: string, connector: FakeConnector): Users {
  /** Cards that invoke answers showed in place of a message, until the message itself is updated. */
  const shown = new Map<string, { card: Record<string, unknown>; updates: number }>();

  function speaker(id: string, locale?: string): Speaker {
    return { id, serviceUrl: connector.serviceUrl, ...(locale ? { locale } : {}) };
  }

  function cardsOf(person: string): SentMessage[] {
    return connector.messagesIn(chatOf(person)).map((message) => {
      const inPlace = shown.get(message.activityId);
      return inPlace && inPlace.updates === message.updates ? { ...message, card: inPlace.card } : message;
    });
  }

  async function answersTo(conversationId: string, activity: ActivityJson): Promise<SentMessage[]> {
    const before = connector.messagesIn(conversationId).length;
    await post(url, activity);
    return connector.messagesIn(conversationId).slice(before);
  }

  async function send(person: string, on: string, activity: ActivityJson): Promise<ClickResult> {
    const answer = await post(url, activity);
    const { type, value } = answer.body;
    const isCard = type === 'application/vnd.microsoft.card.adaptive';
    const card = isCard ? (value as Record<string, unknown>) : null;
    const message = connector.messagesIn(chatOf(person)).find(({ activityId }) => activityId === on);
    if (card && message) shown.set(on, { card, updates: message.updates });
    return { ...answer, card, message: typeof value === 'string' ? value : '' };
  }

  return {
    post: (activity, headers) => post(url, activity, headers),
    install: async (person, locale) => {
      const cards = await answersTo(chatOf(person), buildInstallation(speaker(person, locale), 'add'));
      await post(url, buildBotAdded(speaker(person, locale)));
      return cards;
    },
    say: (person, text, locale) => answersTo(chatOf(person), buildMessage(speaker(person, locale), text)),
    sayInChannel: (person, channelId, text) =>
      answersTo(`${channelId};messageid=1`, buildChannelMessage(speaker(person), channelId, text)),
    click: async (person, button, typed = {}, options = {}) => {
      const { message, action } = findButton(
        options.on ? [options.on] : cardsOf(person),
        button,
        options.data ?? {},
      );
      const [opened] = Array.isArray(action.targetElements) ? action.targetElements : [];
      if (opened !== undefined) {
        return { status: 200, text: '', body: {}, card: message.card, message: '', opened: String(opened) };
      }
      const data = { ...(action.data as object), ...inputsOf(message.card, action, typed) };
      const from = speaker(person, options.locale);
      const build = options.submit ? buildSubmit : buildAction;
      return send(person, message.activityId, build(from, message.activityId, String(action.verb), data));
    },
    act: (person, replyToId, verb, data) =>
      send(person, replyToId, buildAction(speaker(person), replyToId, verb, data)),
    cardsOf,
  };
}

function findButton(
  messages: SentMessage[],
  button: string,
  wanted: Record<string, unknown>,
): { message: SentMessage; action: Record<string, unknown> } {
  const says = (data: unknown) =>
    Object.entries(wanted).every(([name, value]) => (data as Record<string, unknown>)[name] === value);
  for (const message of messages.toReversed()) {
    const buttons = ['Action.Execute', 'Action.ToggleVisibility'].flatMap((type) =>
      allOf(message.card, type),
    );
    const action = buttons.find(
      ({ verb, title, data = {} }) => (verb === button || title === button) && says(data),
    );
    if (action) return { message, action };
  }
  throw new Error(`no button ${button}`);
}

/** As a client does: every input of the card goes along, typed or not, unless the button takes none. */
function inputsOf(
  card: Record<string, unknown>,
  action: Record<string, unknown>,
  typed: Record<string, string>,
): Record<string, string> {
  if (action.associatedInputs === 'none') return {};
  const types = ['Input.Text', 'Input.Number', 'Input.Date', 'Input.ChoiceSet', 'Input.Toggle'];
  const inputs = types.flatMap((type) => allOf(card, type));
  const fields = inputs.map(({ id }) => String(id).replace(/~[^~]*$/, ''));
  const named = Object.fromEntries(
    Object.entries(typed).map(([field, value]) => [fieldOf(action, fields, field), value]),
  );
  const unknown = Object.keys(named).filter((field) => !fields.includes(field));
  if (unknown.length > 0) throw new Error(`no inputs ${unknown.join(', ')}`);
  return Object.fromEntries(
    inputs.map(({ id, value }) => {
      const field = String(id).replace(/~[^~]*$/, '');
      return [String(id), named[field] ?? String(value ?? '')];
    }),
  );
}

/** Several places of a card ask for a reason: the one meant is that of the button. */
function fieldOf(action: Record<string, unknown>, fields: string[], field: string): string {
  const { act, seat } = (action.data ?? {}) as Record<string, unknown>;
  const own = [`${act}-${field}`, `${act}-${field}-${seat}`].find((name) => fields.includes(name));
  return fields.includes(field) ? field : (own ?? field);
}

async function post(
  url: string,
  activity: unknown,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof activity === 'string' ? activity : JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, text, body: parse(text) };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
