import type { Client, Passport } from '../clients/client.ts';
import { clientKey, comparePassports, pickParts } from '../clients/passport/client-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { getClient } from '../clients/register/edit-client.ts';
import { proposedPassport, releaseKey } from '../clients/register/reserve-key.ts';
import { AppError } from '../kernel/errors.ts';
import type { Capacity } from '../people/actor.ts';
import { resubmitRequest } from '../requests/actions/resubmit-request.ts';
import { getRequest } from '../requests/get-request.ts';
import { buildChangeRequest, buildStatusRequest } from './status-request.ts';
import type { SubmitDraftDeps } from './submit-purpose.ts';

/**
 * Sends a returned request round again. The client is corrected by what the request then owes, so nothing of it
 * changes unless the request was taken: a registration whole, a change only where nobody has to agree.
 * Throws STALE when the client was edited meanwhile, REWORK_LATE when the request waits for no rework any more.
 */
export async function submitRework(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  passport: Passport,
  way: Capacity,
): Promise<string> {
  const returned = await getRequest(deps, draft.request ?? '');
  const client = await getClient(deps, draft.client ?? '');
  if (returned.status === 'returned' && client.revision !== draft.clientRevision) throw new AppError('STALE');
  const proposed = proposedPassport(returned);
  const sent = proposed
    ? buildChangeRequest(draft, client, passport, way)
    : buildStatusRequest(draft, passport, way);
  const { route, atOnce } = comparePassports(client.passport, passport);
  const parts = pickParts(passport, proposed ? atOnce : [...route, ...atOnce]);
  const { outcome } = await resubmitRequest(deps, {
    actor: draft.owner,
    requestId: returned._id,
    revision: draft.requestRevision ?? returned.revision,
    values: sent.values,
    payload: sent.payload,
    unit: sent.unit,
    ...(sent.proposed ? { proposed: sent.proposed } : {}),
    also: correctionOf(client, parts, way),
  });
  if (outcome === 'late' || outcome === 'stale') throw new AppError('REWORK_LATE');
  if (proposed && clientKey(proposed) !== clientKey(passport)) {
    await releaseKey(deps, clientKey(proposed), await getClient(deps, client._id));
  }
  return returned._id;
}

function correctionOf({ _id }: Client, parts: Partial<Passport>, way: Capacity) {
  if (Object.keys(parts).length === 0) return [];
  return [{ name: 'client.correct' as const, args: { client: _id, parts, way } }];
}
