import type { Recipient } from '../../src/deliveries/delivery.ts';
import { FAILURES } from '../../src/deliveries/failure-rules.ts';
import { type Address, type Messenger, MessengerError } from '../../src/deliveries/messenger.ts';
import { oweReply } from '../../src/deliveries/owe-reply.ts';
import { rememberCopy } from '../../src/deliveries/sending/remember-copy.ts';
import type { App } from '../turn/app.ts';
import { pickTexts } from '../turn/pick-texts.ts';
import type { CardPiece, CopyOf, Incoming, Reply } from '../turn/turn.ts';

export interface DeliverReplyDeps {
  app: App;
  messenger: Messenger;
}

/** Answer to an invoke. */
export type ActionAnswer = ({ kind: 'card' } & CardPiece) | { kind: 'message'; text: string };

/** Sends what must be sent; returns what the invoke itself shows, or null for a message. */
export async function deliverReply(
  deps: DeliverReplyDeps,
  incoming: Incoming,
  reply: Reply,
): Promise<ActionAnswer | null> {
  const inPlace = incoming.kind === 'action' && !incoming.viaSubmit;
  if (reply.kind === 'text' && inPlace) return { kind: 'message', text: reply.text };
  const pieces = piecesOf(deps.app, reply);
  const stays = reply.kind === 'beside';
  const last = stays ? undefined : pieces.at(-1);
  const shown: boolean[] = [];
  for (const piece of last ? pieces.slice(0, -1) : pieces) shown.push(await sendPiece(deps, incoming, piece));
  if (inPlace && shown.includes(false)) return { kind: 'message', text: await lostText(deps.app, incoming) };
  if (inPlace && stays) return { kind: 'message', text: reply.text };
  if (!last) {
    if (shown.includes(false)) await oweWord(deps.app, incoming);
    return null;
  }
  if (inPlace) {
    if (incoming.replyToId) await remember(deps.app, incoming, incoming.replyToId, last.copyOf);
    return { kind: 'card', ...last };
  }
  const replaces = incoming.viaSubmit && reply.kind !== 'text';
  shown.push(await (replaces ? replacePiece(deps, incoming, last) : sendPiece(deps, incoming, last)));
  if (!shown.includes(false)) await reply.whenShown?.();
  else if (!reply.whenShown) await oweWord(deps.app, incoming);
  return null;
}

async function lostText({ directory, translator }: App, incoming: Incoming): Promise<string> {
  const person = (await directory.findPerson(incoming.personId)) ?? null;
  return pickTexts(translator, person, incoming.teamsLocale).t('common.reply-lost');
}

function piecesOf(app: App, reply: Reply): CardPiece[] {
  switch (reply.kind) {
    case 'cards':
    case 'beside':
      return reply.cards;
    case 'card':
      return [reply];
    case 'text':
      return [{ card: app.cards.render('messages/text', { text: reply.text }, reply.text) }];
  }
}

/** An Action.Submit cannot answer in place: the clicked message is changed instead. */
async function replacePiece(deps: DeliverReplyDeps, incoming: Incoming, piece: CardPiece): Promise<boolean> {
  const { replyToId } = incoming;
  if (replyToId === null) return sendPiece(deps, incoming, piece);
  try {
    await deps.messenger.update(incoming, replyToId, piece.card);
    await remember(deps.app, incoming, replyToId, piece.copyOf);
    return true;
  } catch (error) {
    if (!(error instanceof MessengerError)) throw error;
    return sendPiece(deps, incoming, piece);
  }
}

const TRIES = 3;
const LONGEST_PAUSE_MS = 3_000;

/** False when it is lost: neither shown nor owed. */
async function sendPiece(deps: DeliverReplyDeps, incoming: Incoming, piece: CardPiece): Promise<boolean> {
  const begunAt = deps.app.realClock.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const activityId = await deps.messenger.send(addressOf(incoming), piece.card);
      if (piece.copyOf && activityId !== null) await remember(deps.app, incoming, activityId, piece.copyOf);
      return true;
    } catch (error) {
      if (!(error instanceof MessengerError)) throw error;
      const pause = pauseAfter(error, attempt, deps.app.realClock.now() - begunAt);
      if (pause === null) return giveUp(deps.app, incoming, piece, error);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Null when the person has waited long enough, or another try would be of no use. */
function pauseAfter({ failure }: MessengerError, attempt: number, spentMs: number): number | null {
  if (!FAILURES[failure.kind].isBrief || attempt >= TRIES || spentMs > LONGEST_PAUSE_MS) return null;
  const asked = failure.retryAfterMs ?? 250 * 2 ** attempt;
  return asked > LONGEST_PAUSE_MS ? null : asked;
}

/** A card about something is still owed, and goes the way of all deliveries. */
async function giveUp(
  app: App,
  incoming: Incoming,
  piece: CardPiece,
  error: MessengerError,
): Promise<boolean> {
  app.log.warn({ activity: incoming.activityId, failure: error.failure.kind }, 'reply not sent');
  if (!piece.copyOf || incoming.place !== 'personal') return false;
  await oweReply(app, { person: incoming.personId, ...piece.copyOf });
  return true;
}

/** A form cannot be kept for later, so its reader is told, as soon as Teams takes messages again, to ask anew. */
async function oweWord(app: App, incoming: Incoming): Promise<void> {
  if (incoming.place !== 'personal') return;
  await oweReply(app, { person: incoming.personId, content: { kind: 'reply-lost' }, subject: '' });
}

async function remember(
  app: App,
  incoming: Incoming,
  activityId: string,
  copyOf: CopyOf | undefined,
): Promise<void> {
  const recipient: Recipient =
    incoming.place === 'personal'
      ? { kind: 'person', id: incoming.personId }
      : { kind: 'channel', id: incoming.channelId ?? incoming.conversationId };
  const conversationId = incoming.channelId ?? incoming.conversationId;
  await rememberCopy(app, { recipient, conversationId, activityId, copyOf: copyOf ?? null });
}

function addressOf(incoming: Incoming): Address {
  const { tenantId, serviceUrl, conversationId, botId } = incoming;
  return { tenantId, serviceUrl, conversationId, botId };
}
