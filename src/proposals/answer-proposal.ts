import { putDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import { QUARTERS, quarterAfter } from '../figures/below-threshold-rules.ts';
import { cleanText, lengthOf } from '../forms/clean-text.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import { loadActor } from '../people/find-actor.ts';
import { hasRight } from '../people/rights.ts';
import { findProposal, type ListProposalsDeps, type Proposal } from './list-proposals.ts';
import { PROPOSAL_ANSWERS, type ProposalAnswer, type ProposalKind, proposalIdOf } from './proposal-answer.ts';

export interface AnswerProposalDeps extends ListProposalsDeps {
  relay: Relay;
}

export interface AnswerProposalInput {
  actor: string;
  kind: ProposalKind;
  about: string;
  answer: ProposalAnswer['answer'];
  reason: string;
}

const MOST_REASON = 500;

/**
 * Takes a proposal off the list for two quarters: put off with a reason, or handed to the client's manager, who is
 * told. Gives null where it stands no more. Throws FORBIDDEN for who does not lead the unit's sales, PROPOSAL_REASON.
 */
export async function answerProposal(
  deps: AnswerProposalDeps,
  { actor, kind, about, answer, ...input }: AnswerProposalInput,
): Promise<Proposal | null> {
  const proposal = await findProposal(deps, { actor, kind, about });
  if (!proposal) return null;
  const { person, principals } = await loadActor(deps, actor);
  const leader = [person, ...principals].find((each) => hasRight(each, 'lead-sales', proposal.unit));
  if (!leader) throw new AppError('FORBIDDEN');
  const reason = cleanText(input.reason, true);
  if (answer === 'later' && (reason === '' || lengthOf(reason) > MOST_REASON)) {
    throw new AppError('PROPOSAL_REASON', { details: { max: MOST_REASON } });
  }
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const until = quarterAfter(date, QUARTERS).toString();
  const at = new Date(deps.clock.now()).toISOString();
  const onBehalfOf = leader._id === actor ? null : leader._id;
  const _id = proposalIdOf(kind, about);
  await putDocument(deps.relay, deps.proposalAnswers, PROPOSAL_ANSWERS.name, _id, (current) => {
    // Somebody else was first: what they said stands.
    if (current && current.until > date.toString()) return null;
    const subject = about.startsWith('POT-') ? subjectOf.potential(about) : subjectOf.client(about);
    const event = { type: 'proposal.answered' as const, proposal: kind, answer, reason, until };
    const effects: NewEffect[] = [
      { name: 'audit', args: { entry: { subject, at, by: actor, onBehalfOf, event } } },
    ];
    if (answer === 'handed') {
      const content = { kind: 'proposal' as const, about, by: actor };
      effects.push({ name: 'tell', args: { audience: [{ person: proposal.manager }], content } });
    }
    return { doc: { _id, kind, about, answer, reason, until, at, by: actor }, effects };
  });
  return proposal;
}
