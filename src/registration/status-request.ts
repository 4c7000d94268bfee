import type { Client, Passport } from '../clients/client.ts';
import { levelOf, proposalOf } from '../clients/passport/client-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { diffProposal } from '../clients/passport/passport-diff-rules.ts';
import type { Capacity } from '../people/actor.ts';
import { vipStatus } from '../requests/kinds/vip-status.ts';
import type { SubmitRequestInput } from '../requests/request.ts';

/** The request that decides about a client's status. */
export function buildStatusRequest(
  draft: PassportDraft,
  passport: Passport,
  way: Capacity,
  previous: string | null = null,
): SubmitRequestInput {
  return {
    id: draft.request ?? '',
    type: vipStatus.id,
    author: way.by,
    onBehalfOf: way.onBehalfOf,
    client: draft.client,
    unit: passport.unit,
    values: { purpose: 'registration', level: levelOf(passport.servicePoints) },
    payload: {},
    previous,
  };
}

/** The request that decides about a change of what the status rests on; it carries that and nothing else. */
export function buildChangeRequest(
  draft: PassportDraft,
  before: Client,
  proposed: Passport,
  way: Capacity,
): SubmitRequestInput {
  const request = buildStatusRequest(draft, proposed, way);
  const proposal = proposalOf(before.passport, proposed);
  return {
    ...request,
    values: { ...request.values, purpose: 'change' },
    payload: { passport: proposal },
    proposed: diffProposal(before.passport, proposal),
  };
}
