import { type HeardFrom, hearPerson } from '../../src/deliveries/sending/hear-person.ts';
import { loseContact } from '../../src/deliveries/sending/lose-contact.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { BRANCH, type Person } from '../../src/people/person.ts';
import type { App } from './app.ts';
import { errorReply } from './error-reply.ts';
import { pickTexts } from './pick-texts.ts';
import type { Router } from './router.ts';
import type { Incoming, Reply, Turn } from './turn.ts';

/** Answers to other things than commands and clicks. */
export interface TurnAnswers {
  /** Reply that a person sees first. */
  welcome(turn: Turn): Promise<Reply>;
  /** Reply to words that no command begins with. */
  understand(turn: Turn): Promise<Reply>;
  /** Question to the sender of files; null for files that came before. */
  receiveFiles(turn: Turn): Promise<Reply | null>;
  /** Hands a file over, or not; null for an answer that came before. */
  answerConsent(turn: Turn): Promise<Reply | null>;
}

export interface TurnDeps extends TurnAnswers {
  app: App;
  router: Router;
}

/** From what came in to the answer; null for what needs none. Never throws for what a user can cause. */
export async function runTurn(deps: TurnDeps, incoming: Incoming): Promise<Reply | null> {
  const { app } = deps;
  const person = await findSpeaker(app, incoming);
  const texts = pickTexts(app.translator, person, incoming.teamsLocale);
  try {
    const met = await noteContact(app, incoming);
    if (incoming.kind === 'removed') return null;
    if (incoming.kind === 'installed' && !met) return null;
    if (!person) throw await notInDirectory(app);
    return await answer(deps, { app, incoming, person, texts });
  } catch (error) {
    return errorReply(app.log, incoming, texts, error);
  }
}

/** Person in the directory under that id, and in that tenant. */
export async function findSpeaker(
  app: App,
  { personId, tenantId }: Pick<Incoming, 'personId' | 'tenantId'>,
): Promise<Person | null> {
  const known = await app.directory.findPerson(personId);
  return known?.tenantId.toLowerCase() === tenantId ? known : null;
}

/** Keeps track of who can be reached; true when this person is met for the first time, or again. */
async function noteContact(app: App, incoming: Incoming): Promise<boolean> {
  const { personId, tenantId, serviceUrl, conversationId, botId, teamsLocale, place } = incoming;
  if (incoming.kind === 'removed') {
    const lost =
      place === 'personal'
        ? ({ kind: 'person', id: personId } as const)
        : ({ kind: 'channel', id: incoming.channelId ?? conversationId } as const);
    await loseContact(app, tenantId, lost);
    return false;
  }
  if (place !== 'personal') return false;
  const from: HeardFrom = { personId, tenantId, serviceUrl, conversationId, botId, teamsLocale };
  return (await hearPerson(app, from)) === 'met';
}

async function notInDirectory(app: App): Promise<AppError> {
  const [admin] = await app.directory.findHolders('admin', BRANCH);
  return new AppError('NOT_IN_DIRECTORY', { details: admin ? { admin: nameOf(admin) } : {} });
}

function nameOf(person: Person): string {
  return person.email === '' ? person.name : `${person.name}, ${person.email}`;
}

async function answer(deps: TurnDeps, turn: Turn): Promise<Reply | null> {
  const { kind, place } = turn.incoming;
  switch (kind) {
    case 'installed':
    case 'removed':
      return deps.welcome(turn);
    case 'message':
      return answerMessage(deps, turn);
    case 'action':
      return answerAction(deps, turn);
    case 'files':
    case 'consent':
      if (place !== 'personal') throw new AppError('CHANNEL_ONLY_REMINDERS');
      return kind === 'files' ? deps.receiveFiles(turn) : deps.answerConsent(turn);
    default:
      throw new AppError('UNKNOWN_ACTION');
  }
}

async function answerMessage(deps: TurnDeps, turn: Turn): Promise<Reply> {
  const { text, place } = turn.incoming;
  const found = deps.router.findCommand(text);
  if (found?.handler.places.includes(place)) return found.handler.handle(turn, found.argument);
  if (place !== 'personal') throw new AppError('CHANNEL_ONLY_REMINDERS');
  return deps.understand(turn);
}

async function answerAction(deps: TurnDeps, turn: Turn): Promise<Reply> {
  const { verb, data, place } = turn.incoming;
  const handler = deps.router.findAction(verb);
  if (!handler) throw new AppError('UNKNOWN_ACTION');
  if (!(handler.places ?? ['personal']).includes(place)) throw new AppError('CHANNEL_ONLY_REMINDERS');
  return handler.handle(turn, data);
}
