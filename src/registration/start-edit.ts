import type { Client } from '../clients/client.ts';
import { mayEditClient, maySeeClient } from '../clients/client-access-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { openSection } from '../clients/passport/draft-rules.ts';
import type { PassportSectionId } from '../clients/passport/passport-form.ts';
import { typePassport } from '../clients/passport/passport-values.ts';
import { openSectionOf } from '../clients/passport/screens.ts';
import { proposedPassport } from '../clients/register/reserve-key.ts';
import { AppError } from '../kernel/errors.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import type { RequestDoc } from '../requests/request.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import { type EditKind, editKindOf, passportRequestStatus } from './edit-kind-rules.ts';
import { getDraft } from './get-draft.ts';
import { findUnfinished } from './list-drafts.ts';

export interface StartEditDeps extends LoadActorDeps {
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  drafts: Repo<PassportDraft>;
  newId(): string;
}

/**
 * The passport of a client as a form, with a section open where one is named: a change, the rework of a returned request, or a new try after a refusal.
 * An unfinished draft that started from the same passport is taken up again, whatever became of the request
 * meanwhile, so that nothing typed is lost.
 */
export async function startEdit(
  deps: StartEditDeps,
  input: { actor: string; client: string; section?: PassportSectionId },
): Promise<PassportDraft> {
  const draft = await takeUp(deps, input);
  const open = openSectionOf(draft) ?? undefined;
  if (input.section === open && (draft.list === null || !input.section)) return draft;
  return replaceDraft(deps, input.section ? openSection(draft, input.section) : closed(draft));
}

async function takeUp(deps: StartEditDeps, input: { actor: string; client: string }): Promise<PassportDraft> {
  const client = await deps.clients.get(input.client);
  const viewer = await loadActor(deps, input.actor);
  if (!client || !maySeeClient(viewer, client)) throw new AppError('NOT_FOUND');
  if (!mayEditClient(viewer, client)) throw new AppError('FORBIDDEN');
  const request = client.openRequest ? await deps.requests.get(client.openRequest) : null;
  const purpose = editKindOf(client, passportRequestStatus(request));
  const returned = purpose === 'rework' ? request : null;
  const proposal = returned && proposedPassport(returned);
  const target = {
    purpose,
    request: returned?._id ?? null,
    requestRevision: returned?.revision ?? null,
  };
  const unfinished = await findUnfinished(
    deps,
    input,
    (draft) =>
      draft.client === client._id &&
      draft.clientRevision === client.revision &&
      (isAt(draft, target) || (draft.purpose !== purpose && !proposal)),
  );
  if (unfinished) {
    return isAt(unfinished, target) ? unfinished : replaceDraft(deps, { ...unfinished, ...target });
  }
  return deps.drafts.insert({
    _id: deps.newId(),
    owner: input.actor,
    manager: client.passport.appointment.manager,
    ...target,
    client: client._id,
    clientRevision: client.revision,
    step: 'review',
    section: null,
    list: null,
    row: null,
    values: typePassport({ ...client.passport, ...proposal }),
    errors: {},
    submittedAs: null,
    updatedAt: new Date(deps.clock.now()).toISOString(),
  });
}

interface Target extends Pick<PassportDraft, 'request'> {
  purpose: EditKind;
  requestRevision: number | null;
}

function isAt(draft: PassportDraft, { purpose, request, requestRevision }: Target): boolean {
  if (draft.purpose !== purpose) return false;
  return purpose !== 'rework' || (draft.request === request && draft.requestRevision === requestRevision);
}

/** The whole passport, whatever was open of it. */
function closed(draft: PassportDraft): PassportDraft {
  return { ...draft, section: null, sectionBefore: null, list: null, row: null };
}

/** Another click that was first wins. */
async function replaceDraft(deps: StartEditDeps, draft: PassportDraft): Promise<PassportDraft> {
  try {
    return await deps.drafts.replace(draft);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return getDraft(deps, draft.owner, draft._id);
  }
}
