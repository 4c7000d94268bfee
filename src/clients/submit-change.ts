import type { Change } from '../effects/change.ts';
import { AppError } from '../errors.ts';
import type { Client, Passport } from './client.ts';
import { comparePassports, takeParts } from './client-rules.ts';
import type { PassportDraft } from './draft.ts';
import { editClient, owedByEdit, withPassport } from './edit-client.ts';
import { buildStatusRequest } from './status-request.ts';
import type { SubmitDraftDeps } from './submit-draft.ts';

/**
 * An edit of a registered client: what needs nobody's agreement at once, the rest as a request that proposes it.
 * Throws STALE when the client was edited meanwhile, OPEN_REQUEST_EXISTS when another request decides it.
 */
export async function submitChange(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  passport: Passport,
): Promise<string> {
  const { request } = draft;
  if (request && (await deps.requests.get(request))) return request;
  const at = new Date(deps.clock.now()).toISOString();
  const client = await editClient(deps, draft.client ?? '', (current) =>
    decide(draft, current, passport, at),
  );
  return request !== null && client.openRequest === request ? request : client._id;
}

function decide(
  draft: PassportDraft,
  current: Client,
  proposed: Passport,
  at: string,
): Change<Client> | null {
  if (current.openRequest !== null && current.openRequest === draft.request) return null;
  const { route, atOnce } = comparePassports(current.passport, proposed);
  if (route.length + atOnce.length === 0) return null;
  if (current.revision !== draft.clientRevision) throw new AppError('STALE');
  if (route.length > 0 && current.openRequest) throw new AppError('OPEN_REQUEST_EXISTS');
  const edited = withPassport(current, takeParts(current.passport, proposed, atOnce));
  const trace = { at, by: draft.owner };
  if (route.length === 0) return { doc: edited, effects: owedByEdit(current, edited, trace) };
  if (!draft.request) throw new AppError('STALE');
  const request = buildStatusRequest(draft, proposed, 'change');
  const doc = { ...edited, openRequest: request.id };
  return { doc, effects: owedByEdit(current, doc, trace, [{ name: 'request.submit', args: request }]) };
}
