import { z } from 'zod';
import { loadDictionary, offeredEntries } from '../../src/dictionaries/load-dictionary.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { answerProposal } from '../../src/proposals/answer-proposal.ts';
import { findProposal } from '../../src/proposals/list-proposals.ts';
import { startRequestDraft } from '../../src/requests/forms/start-request-draft.ts';
import { raiseFormReply } from '../request-forms/raise-reply.ts';
import { errorText } from '../turn/error-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { proposalReply, proposalsReply } from './proposal-reply.ts';
import { proposalText } from './proposal-words.ts';

const About = z.object({ about: z.string().min(1).max(80) });
const Target = About.extend({ kind: z.enum(['removal', 'candidate']) });
const LaterTarget = Target.extend({ reason: z.string().max(5_000).default('') });

const GROUND = 'below-threshold';

export const proposalCommands: CommandHandler[] = [
  {
    id: 'proposals',
    words: ['предложения', 'предложения по списку', 'proposals'],
    takesArgument: false,
    places: ['personal'],
    handle: (turn) => proposalsReply(turn),
  },
];

export const proposalActions: ActionHandler[] = [
  { verb: 'proposal.list', handle: (turn) => proposalsReply(turn) },
  { verb: 'proposal.open', handle: (turn, data) => proposalReply(turn, readData(Target, data)) },
  { verb: 'proposal.remove', handle: (turn, data) => remove(turn, readData(About, data).about) },
  { verb: 'proposal.hand', handle: (turn, data) => hand(turn, readData(About, data).about) },
  { verb: 'proposal.later', handle: later },
];

/** The form of the removal, with its ground and the numbers that speak for it. */
async function remove(turn: Turn, client: string): Promise<Reply> {
  const { app, person, texts } = turn;
  const actor = person._id;
  const proposal = await findProposal(app, { actor, kind: 'removal', about: client });
  if (!proposal) return proposalsReply(turn, texts.t('proposals.gone'));
  const grounds = offeredEntries(await loadDictionary(app, 'removal-grounds'));
  const ground = grounds.some(({ id }) => id === GROUND) ? GROUND : '';
  const values = { client, ground, justification: proposalText(proposal, texts) };
  return raiseFormReply(turn, await startRequestDraft(app, { actor, type: 'vip-removal', values }));
}

async function hand(turn: Turn, about: string): Promise<Reply> {
  const { app, person, texts } = turn;
  const input = { actor: person._id, kind: 'candidate' as const, about };
  const proposal = await answerProposal(app, { ...input, answer: 'handed', reason: '' });
  if (!proposal) return proposalsReply(turn, texts.t('proposals.gone'));
  return proposalsReply(turn, texts.t('proposals.handed', { name: proposal.name }));
}

async function later(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { reason, ...target } = readData(LaterTarget, data);
  const { app, person, texts } = turn;
  try {
    const input = { actor: person._id, ...target, answer: 'later' as const, reason };
    const proposal = await answerProposal(app, input);
    const said = proposal ? texts.t('proposals.put-off', { name: proposal.name }) : texts.t('proposals.gone');
    return await proposalsReply(turn, said);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'PROPOSAL_REASON') throw error;
    return proposalReply(turn, target, { text: errorText(texts, error), tone: 'attention' });
  }
}
