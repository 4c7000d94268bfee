import { findClients } from '../../src/clients/register/find-clients.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { clientFieldOf } from '../../src/requests/forms/new-request-rules.ts';
import { startRequestDraft } from '../../src/requests/forms/start-request-draft.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import type { NoticeView } from '../cards/view.ts';
import { findAnything, foundReply } from '../client-list/found-reply.ts';
import { raiseFormReply } from '../request-forms/raise-reply.ts';
import { isThanks, withoutCourtesy } from '../turn/courtesy.ts';
import { inOtherLayout } from '../turn/keyboard-layout.ts';
import { type NearPhrase, nearestPhrase } from '../turn/nearest-phrase.ts';
import { readNumber } from '../turn/read-number.ts';
import type { Router } from '../turn/router.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { openNumber } from './open-reply.ts';
import { type NamedKind, readLastNoun, readNoun } from './request-nouns.ts';
import { presentGuess, presentOffer } from './words.ts';

/** Fewer letters begin too many names to be meant as a search. */
const LEAST_LETTERS = 3;
/** «скидка для ромашки»: not a part of the name, where no name has it. */
const LINKING_WORD =
  /^(?:(?:для|по|с|со|на|от|к|о|об|у|for|to|of)\s+)?(?:клиент(?:а|у|ом)?|для|по|с|со|на|от|к|о|об|у|for|to|of)\s+/iu;
const INN = /^(?:\d{10}|\d{12})$/;

/** Answers words that no command begins with: people say what they want in their own. */
export async function understand(turn: Turn, router: Router): Promise<Reply> {
  const said = turn.incoming.text.split(/\s+/);
  if (isThanks(router.foldWords(turn.incoming.text))) {
    return { kind: 'text', text: turn.texts.t('help.thanks') };
  }
  const asked = withoutCourtesy(said, said.flatMap(router.foldWords));
  if (asked.text === '') return offer(turn, router, asked.isGreeting ? 'help.greeting' : 'help.unknown');
  const incoming = { ...turn.incoming, text: asked.text };
  return answer({ ...turn, incoming }, router);
}

async function answer(turn: Turn, router: Router): Promise<Reply> {
  const { text, place } = turn.incoming;
  const command = router.findCommand(text);
  if (command?.handler.places.includes(place)) return command.handler.handle(turn, command.argument);
  const number = readNumber(text);
  if (number) return openNumber(turn, number);
  const said = text.split(/\s+/);
  const typed = router.foldWords(text);
  const meant =
    (await openForm(turn, readNoun(typed, said))) ??
    (await search(turn)) ??
    (await openNamedForm(turn, readLastNoun(typed, said))) ??
    guess(turn, router, typed);
  return meant ?? offer(turn, router, 'help.unknown');
}

/** «скидка ромашка»: the form of the noun with that client; null where it is no noun, or not this person's to raise. */
async function openForm(turn: Turn, noun: NamedKind | null): Promise<Reply | null> {
  if (!noun) return null;
  const field = clientFieldOf(requestKind(noun.type));
  const { client, notice } = await findNamed(turn, field ? noun.rest : '');
  try {
    const values = field && client ? { values: { [field]: client } } : {};
    const draft = await startRequestDraft(turn.app, { actor: turn.person._id, type: noun.type, ...values });
    return await raiseFormReply(turn, draft, notice);
  } catch (error) {
    if (error instanceof AppError && error.code === 'FORBIDDEN') return null;
    throw error;
  }
}

/** «ромашка скидка»: only where the words before the noun are a client, since names end in such nouns too. */
async function openNamedForm(turn: Turn, noun: NamedKind | null): Promise<Reply | null> {
  const isNamed = noun !== null && (await findNamed(turn, noun.rest)).client !== null;
  return isNamed ? openForm(turn, noun) : null;
}

async function findNamed(
  { app, person, texts }: Turn,
  text: string,
): Promise<{ client: string | null; notice: NoticeView | null }> {
  if (text === '') return { client: null, notice: null };
  const find = async (name: string) =>
    (await findClients(app, { actor: person._id, text: name, limit: 2 })).items;
  const asked = await find(text);
  const items = asked.length > 0 ? asked : await find(text.replace(LINKING_WORD, ''));
  const [only] = items;
  if (only && items.length === 1) return { client: only._id, notice: null };
  const key = only ? 'help.several-clients' : 'help.no-client';
  return { client: null, notice: { text: texts.t(key, { text }), tone: 'warning' } };
}

/** An INN or a name finds; null when nothing is found that may have been meant. */
async function search(turn: Turn): Promise<Reply | null> {
  const { text } = turn.incoming;
  const letters = text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
  if (letters < LEAST_LETTERS) return null;
  const found = await findAnything(turn, text, '');
  const isEmpty = found.clients.items.length + found.requests.length + found.contacts.length === 0;
  return isEmpty && !INN.test(text.trim()) ? null : foundReply(turn, found);
}

function guess(turn: Turn, router: Router, typed: string[]): Reply | null {
  const phrases = router.phrasesIn('personal');
  const { text } = turn.incoming;
  const words = withPhrase(text, nearestPhrase(typed, phrases)) ?? inOther(text, router, phrases);
  if (!words) return null;
  const view = presentGuess(words, turn.texts);
  return { kind: 'card', card: turn.app.cards.render('messages/notice', { ...view }, view.notice.text) };
}

/** A whole command typed in the other layout of the keyboard. */
function inOther(text: string, router: Router, phrases: string[]): string | null {
  const other = inOtherLayout(text);
  return withPhrase(other, nearestPhrase(router.foldWords(other), phrases));
}

/** The phrase, and what stands behind the words that it stands for. */
function withPhrase(text: string, near: NearPhrase | null): string | null {
  return near && [near.phrase, ...text.split(/\s+/).slice(near.words)].join(' ');
}

/** One sentence, and what this person does most. */
function offer(turn: Turn, router: Router, sentence: 'help.greeting' | 'help.unknown'): Reply {
  const canSay = (words: string) => router.findCommand(words) !== undefined;
  const view = presentOffer(turn.texts.t(sentence), turn.person, turn.texts, canSay);
  return { kind: 'card', card: turn.app.cards.render('messages/notice', { ...view }, view.notice.text) };
}
