import type { Client, Passport, StatusChange } from '../clients/client.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { editClient, effectsOfEdit, withPassport } from '../clients/register/edit-client.ts';
import { AppError } from '../kernel/errors.ts';
import type { Capacity } from '../people/actor.ts';
import { editKindOf } from './edit-kind-rules.ts';
import { buildStatusRequest } from './status-request.ts';
import { followPotential } from './submit-new-client.ts';
import type { SubmitDraftDeps } from './submit-purpose.ts';

/** History entries that a client's document keeps; the audit has them all. */
const KEPT_STATUSES = 50;

/** The same client once more, by a new request that names the earlier one. Throws OPEN_REQUEST_EXISTS, STALE. */
export async function submitAgain(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  passport: Passport,
  way: Capacity,
): Promise<string> {
  const at = new Date(deps.clock.now()).toISOString();
  await editClient(deps, draft.client ?? '', (current) => {
    if (wasSubmitted(current, draft)) return null;
    if (editKindOf(current, null) !== 'again') {
      throw new AppError(current.openRequest ? 'OPEN_REQUEST_EXISTS' : 'STALE');
    }
    if (current.revision !== draft.clientRevision) throw new AppError('STALE');
    const previous = current.followed?.request ?? null;
    const request = buildStatusRequest(draft, passport, way, previous);
    const change = { status: 'candidate' as const, at, by: way.by, request: request.id, reason: null };
    const doc: Client = {
      ...withPassport(current, passport),
      status: 'candidate',
      active: false,
      openRequest: request.id,
      statusHistory: appendStatus(current.statusHistory, change),
    };
    const trace = { at, ...way };
    return {
      doc,
      effects: effectsOfEdit(current, doc, trace, [
        { name: 'request.submit', args: request },
        followPotential(doc, way.by),
      ]),
    };
  });
  return draft.request ?? '';
}

export function appendStatus(history: StatusChange[], change: StatusChange): StatusChange[] {
  return [...history, change].slice(-KEPT_STATUSES);
}

function wasSubmitted(client: Client, draft: PassportDraft): boolean {
  return client.statusHistory.some((entry) => entry.request === draft.request);
}
