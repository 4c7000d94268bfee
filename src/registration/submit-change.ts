import type { Client, Passport } from '../clients/client.ts';
import { comparePassports, takeParts } from '../clients/passport/client-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { editClient, effectsOfEdit, withPassport } from '../clients/register/edit-client.ts';
import type { Change } from '../effects/change.ts';
import { AppError } from '../kernel/errors.ts';
import type { Capacity } from '../people/actor.ts';
import { editKindOf, passportRequestStatus } from './edit-kind-rules.ts';
import { buildChangeRequest } from './status-request.ts';
import type { SubmitDraftDeps } from './submit-purpose.ts';

/**
 * An edit of a registered client: what needs nobody's agreement at once, the rest as a request that proposes it.
 * Throws STALE when the client was edited meanwhile or its state takes no change any more, OPEN_REQUEST_EXISTS
 * when another request decides it.
 */
export async function submitChange(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  passport: Passport,
  way: Capacity,
): Promise<string> {
  const { request } = draft;
  if (request && (await deps.requests.get(request))) return request;
  const at = new Date(deps.clock.now()).toISOString();
  const client = await editClient(deps, draft.client ?? '', async (current) => {
    if (current.openRequest !== null && current.openRequest === request) return null;
    const open = current.openRequest ? await deps.requests.get(current.openRequest) : null;
    if (editKindOf(current, passportRequestStatus(open)) !== 'change') throw new AppError('STALE');
    return decide(draft, current, passport, way, at);
  });
  return request !== null && client.openRequest === request ? request : client._id;
}

function decide(
  draft: PassportDraft,
  current: Client,
  proposed: Passport,
  way: Capacity,
  at: string,
): Change<Client> | null {
  const { route, atOnce } = comparePassports(current.passport, proposed);
  if (route.length + atOnce.length === 0) return null;
  if (current.revision !== draft.clientRevision) throw new AppError('STALE');
  if (route.length > 0 && current.openRequest) throw new AppError('OPEN_REQUEST_EXISTS');
  const taken = withPassport(current, takeParts(current.passport, proposed, atOnce));
  const edited = atOnce.length > 0 ? { ...taken, confirmedAt: at } : taken;
  const trace = { at, ...way };
  if (route.length === 0) return { doc: edited, effects: effectsOfEdit(current, edited, trace) };
  if (!draft.request) throw new AppError('STALE');
  const request = buildChangeRequest(draft, current, proposed, way);
  const doc = { ...edited, openRequest: request.id };
  return { doc, effects: effectsOfEdit(current, doc, trace, [{ name: 'request.submit', args: request }]) };
}
