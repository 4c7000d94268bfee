import { getRequest } from '../requests/change-request.ts';
import type { RequestDoc } from '../requests/request.ts';
import { resubmitRequest } from '../requests/resubmit-request.ts';
import type { Passport } from './client.ts';
import { clientKey, comparePassports, takeParts } from './client-rules.ts';
import type { PassportDraft } from './draft.ts';
import { editClient, getClient, owedByEdit, withPassport } from './edit-client.ts';
import { proposedPassport, releaseKey } from './reserve-key.ts';
import { buildStatusRequest } from './status-request.ts';
import type { SubmitDraftDeps } from './submit-draft.ts';

/**
 * The corrected passport of a returned request, which then goes round again. A registration is corrected in
 * the register; a change stays a proposal, apart from what needs no agreement.
 */
export async function submitRework(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  passport: Passport,
): Promise<string> {
  const returned = await getRequest(deps, draft.request ?? '');
  if (returned.status !== 'returned') return returned._id;
  await correctClient(deps, draft, passport, returned);
  const purpose = proposedPassport(returned) ? 'change' : 'registration';
  const { values, payload, unit } = buildStatusRequest(draft, passport, purpose);
  await resubmitRequest(deps, {
    actor: draft.owner,
    requestId: returned._id,
    revision: returned.revision,
    values,
    payload,
    unit,
  });
  return returned._id;
}

async function correctClient(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  passport: Passport,
  returned: RequestDoc,
): Promise<void> {
  const proposed = proposedPassport(returned);
  const at = new Date(deps.clock.now()).toISOString();
  await editClient(deps, draft.client ?? '', (current) => {
    const { route, atOnce } = comparePassports(current.passport, passport);
    const parts = proposed ? atOnce : [...route, ...atOnce];
    if (parts.length === 0) return null;
    const doc = withPassport(current, takeParts(current.passport, passport, parts));
    return { doc, effects: owedByEdit(current, doc, { at, by: draft.owner }) };
  });
  if (proposed && clientKey(proposed) !== clientKey(passport)) {
    await releaseKey(deps, clientKey(proposed), await getClient(deps, draft.client ?? ''));
  }
}
