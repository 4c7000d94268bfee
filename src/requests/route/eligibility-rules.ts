import { type Client, type ClientListing, isListed } from '../../clients/client.ts';
import type { RequestKind, Requirement, StepDefinition } from '../kinds/definition.ts';
import type { Outcome, RequestDoc } from '../request.ts';
import { allows, mayWithdraw } from './decision-rules.ts';

/** A requirement that a kind has of its client's place on the list holds as long as the request is open. */
const ELIGIBLE: Partial<Record<Requirement, (client: ClientListing) => boolean>> = {
  'listed-client': isListed,
  'active-client': ({ active }) => active,
  'active-local-client': ({ active }) => active,
};

type Kind = Pick<RequestKind, 'requires'>;

/** True if the client still is, or is about to be, what requests of the kind are for. */
export function isEligible({ requires = [] }: Kind, client: ClientListing | null): boolean {
  return client === null || requires.every((name) => ELIGIBLE[name]?.(client) ?? true);
}

/** The author's way out: as long as something is to be approved, and to the end once the client has left. */
export function mayTakeBack(kind: Kind, request: RequestDoc, client: Client | null): boolean {
  return mayWithdraw(request) || (request.status === 'open' && !isEligible(kind, client));
}

/** True if the request, or the next round of it, has something yet to be granted. */
export function hasGrantsAhead({ status, steps }: RequestDoc): boolean {
  return steps.some((step) => (status === 'returned' || step.status !== 'done') && grants(step.definition));
}

/** An approval, or what may be refused: there is something that the step grants. A deed that is recorded is done. */
function grants(step: StepDefinition): boolean {
  if (step.refusedWhen) return true;
  return step.kind !== 'record' && (step.kind === 'approve' || allows(step, 'refuse'));
}

const AGREED: readonly Outcome[] = ['approved', 'answered', 'recorded', 'confirmed'];

/** Nothing more is granted for a client who left the list. Where nobody could say no, the answer is given all the same. */
export function isBarred(kind: Kind, step: StepDefinition, outcome: Outcome, client: Client | null): boolean {
  return grants(step) && AGREED.includes(outcome) && !isEligible(kind, client);
}
