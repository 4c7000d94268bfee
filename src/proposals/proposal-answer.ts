import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    /** `until` is the ISO date from which on it may be proposed again. */
    'proposal.answered': {
      proposal: ProposalKind;
      answer: ProposalAnswer['answer'];
      reason: string;
      until: string;
    };
  }
}

/** `removal`: a VIP below the threshold. `candidate`: somebody near enough to be registered. */
export type ProposalKind = 'removal' | 'candidate';

/** Answer to a proposal, which itself is computed anew each time; `_id` is `kind:number`. */
export interface ProposalAnswer extends Aggregate {
  kind: ProposalKind;
  /** Number of the client or the potential client. */
  about: string;
  /** `later`: not now, for `reason`. `handed`: the manager was asked to register. */
  answer: 'later' | 'handed';
  reason: string;
  /** ISO date. */
  until: string;
  /** UTC instant, ISO. */
  at: string;
  by: string;
}

export const PROPOSAL_ANSWERS: CollectionDef<ProposalAnswer> = {
  name: 'proposal-answers',
  indexes: [PENDING_INDEX],
};

export function proposalIdOf(kind: ProposalKind, about: string): string {
  return `${kind}:${about}`;
}
