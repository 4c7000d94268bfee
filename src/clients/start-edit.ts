import { AppError } from '../errors.ts';
import type { RequestDoc } from '../requests/request.ts';
import type { Repo } from '../storage/store.ts';
import type { Client } from './client.ts';
import { mayEditClient, maySeeClient } from './client-access-rules.ts';
import { type EditKind, editKindOf } from './client-rules.ts';
import type { PassportDraft } from './draft.ts';
import { listDrafts } from './list-drafts.ts';
import { type LoadViewerDeps, loadViewer } from './load-viewer.ts';
import { typePassport } from './passport-values.ts';
import { proposedPassport } from './reserve-key.ts';

export interface StartEditDeps extends LoadViewerDeps {
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  drafts: Repo<PassportDraft>;
  newId(): string;
}

/**
 * The passport of a client as a form: a change, the rework of a returned request, or a new try after a refusal.
 * An unfinished draft of the same state is taken up again.
 */
export async function startEdit(
  deps: StartEditDeps,
  input: { actor: string; client: string },
): Promise<PassportDraft> {
  const client = await deps.clients.get(input.client);
  const viewer = await loadViewer(deps, input.actor);
  if (!client || !maySeeClient(viewer, client)) throw new AppError('NOT_FOUND');
  if (!mayEditClient(viewer, client)) throw new AppError('FORBIDDEN');
  const request = client.openRequest ? await deps.requests.get(client.openRequest) : null;
  const purpose = editKindOf(client, request?.status ?? null);
  const unfinished = await findUnfinished(deps, input, client, purpose);
  if (unfinished) return unfinished;
  const passport = (purpose === 'rework' && request && proposedPassport(request)) || client.passport;
  return deps.drafts.insert({
    _id: deps.newId(),
    owner: input.actor,
    manager: client.passport.appointment.manager,
    purpose,
    client: client._id,
    request: purpose === 'rework' ? client.openRequest : null,
    clientRevision: client.revision,
    step: 'names',
    list: null,
    row: null,
    values: typePassport(passport),
    errors: {},
    submittedAs: null,
    updatedAt: new Date(deps.clock.now()).toISOString(),
  });
}

async function findUnfinished(
  deps: StartEditDeps,
  input: { actor: string; client: string },
  client: Client,
  purpose: EditKind,
): Promise<PassportDraft | undefined> {
  const drafts = await listDrafts(deps, input);
  return drafts.find(
    (draft) =>
      draft.client === client._id && draft.purpose === purpose && draft.clientRevision === client.revision,
  );
}
