import { listUnconfirmed } from '../../src/clients/register/list-unconfirmed.ts';
import { loadActor } from '../../src/people/find-actor.ts';
import { hasRight } from '../../src/people/rights.ts';
import { findProposal, listProposals, type Proposal } from '../../src/proposals/list-proposals.ts';
import type { ProposalKind } from '../../src/proposals/proposal-answer.ts';
import type { NoticeView } from '../cards/view.ts';
import { loadWords } from '../clients/client-reply.ts';
import type { CardPiece, Reply, Turn } from '../turn/turn.ts';
import { presentProposal } from './proposal-card.ts';
import { presentProposals } from './proposal-list.ts';

type Reader = Pick<Turn, 'app' | 'person' | 'texts'>;

export async function proposalsReply(turn: Turn, said = ''): Promise<Reply> {
  return { kind: 'card', ...(await proposalsPiece(turn, said)) };
}

/** All that is proposed to this person, as it stands now. */
export async function proposalsPiece(turn: Turn, said = ''): Promise<CardPiece> {
  const { app, person, texts } = turn;
  const { proposals } = await listProposals(app, { actor: person._id });
  const leads = await leaderOf(turn);
  const unconfirmed = (await listUnconfirmed(app, { actor: person._id })).length;
  const view = presentProposals({ proposals, leads, unconfirmed, said }, await loadWords(turn, []));
  return { card: app.cards.render('clients/list', view, texts.t('proposals.title')) };
}

/** One of them; the list, with a sentence, where it stands no more. */
export async function proposalReply(
  turn: Turn,
  { kind, about }: { kind: ProposalKind; about: string },
  notice: NoticeView | null = null,
): Promise<Reply> {
  const { app, person, texts } = turn;
  const proposal = await findProposal(app, { actor: person._id, kind, about });
  if (!proposal) return proposalsReply(turn, texts.t('proposals.gone'));
  return { kind: 'card', card: await drawProposal(turn, proposal, notice) };
}

export async function drawProposal(turn: Reader, proposal: Proposal, notice: NoticeView | null) {
  const { app, texts } = turn;
  const leads = (await leaderOf(turn))(proposal.unit);
  const view = presentProposal(
    { proposal, leads, notice, rendering: app.newId() },
    await loadWords(turn, [proposal.manager]),
  );
  const summary = texts.t('proposals.summary', { kind: proposal.kind, name: proposal.name });
  return app.cards.render('potential/card', view, summary);
}

async function leaderOf({ app, person }: Reader): Promise<(unit: string) => boolean> {
  const viewer = await loadActor(app, person._id);
  return (unit) => [viewer.person, ...viewer.principals].some((each) => hasRight(each, 'lead-sales', unit));
}
