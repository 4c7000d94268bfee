import { findClients } from '../../src/clients/find-clients.ts';
import { AppError } from '../../src/errors.ts';
import { clientFieldOf } from '../../src/requests/raise-rules.ts';
import { startRequestDraft } from '../../src/requests/start-request.ts';
import { getRequestType } from '../../src/requests/types/index.ts';
import { nearestPhrase } from '../nearest-phrase.ts';
import type { NoticeView } from '../presenters/view.ts';
import { presentGuess, presentUnknown } from '../presenters/words.ts';
import { readNumber } from '../read-number.ts';
import type { Router } from '../router.ts';
import type { Reply, Turn } from '../turn.ts';
import { findAnything, foundReply } from './on-find-clients.ts';
import { openNumber } from './on-open.ts';
import { raiseFormReply } from './raise-reply.ts';
import { readNoun } from './request-nouns.ts';

const THANKS = {
  words: [
    'спасибо',
    'большое спасибо',
    'спасибо большое',
    'благодарю',
    'спс',
    'ок',
    'хорошо',
    'понятно',
    'thanks',
    'thank you',
    'ok',
  ],
};
/** Fewer letters begin too many names to be meant as a search. */
const LEAST_LETTERS = 3;
const INN = /^(?:\d{10}|\d{12})$/;

/** Answers words that no command begins with: people say what they want in their own. */
export async function understand(turn: Turn, router: Router): Promise<Reply> {
  const { text } = turn.incoming;
  const number = readNumber(text);
  if (number) return openNumber(turn, number);
  const typed = router.foldWords(text);
  if (THANKS.words.includes(typed.join(' '))) return { kind: 'text', text: turn.texts.t('help.thanks') };
  const meant = (await openForm(turn, typed)) ?? (await search(turn)) ?? guess(turn, router, typed);
  return meant ?? unknownReply(turn, router);
}

/** «скидка ромашка»: the form of the noun with that client; null where it is no noun, or not this person's to raise. */
async function openForm(turn: Turn, typed: string[]): Promise<Reply | null> {
  const said = turn.incoming.text.split(/\s+/);
  const noun = readNoun(typed, said);
  if (!noun) return null;
  const field = clientFieldOf(getRequestType(noun.type));
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

async function findNamed(
  { app, person, texts }: Turn,
  text: string,
): Promise<{ client: string | null; notice: NoticeView | null }> {
  if (text === '') return { client: null, notice: null };
  const { items } = await findClients(app, { actor: person._id, text, limit: 2 });
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
  const near = nearestPhrase(typed, router.phrasesIn('personal'));
  if (!near) return null;
  const words = [near.phrase, ...turn.incoming.text.split(/\s+/).slice(near.words)].join(' ');
  const view = presentGuess(words, turn.texts);
  return { kind: 'card', card: turn.app.cards.render('messages/notice', { ...view }, view.notice.text) };
}

function unknownReply(turn: Turn, router: Router): Reply {
  const canSay = (words: string) => router.findCommand(words) !== undefined;
  const view = presentUnknown(turn.person, turn.texts, canSay);
  return { kind: 'card', card: turn.app.cards.render('messages/notice', { ...view }, view.notice.text) };
}
