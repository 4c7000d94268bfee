import type { Client, ClientKey } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import { clientKey } from '../clients/passport/client-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { checkDraft, type DraftMove, moveDraft } from '../clients/passport/draft-rules.ts';
import { loadPassportContext, type PassportContextDeps } from '../clients/passport/load-passport-context.ts';
import { stepOfField } from '../clients/passport/passport-form.ts';
import { toPassport } from '../clients/passport/passport-values.ts';
import { findKeyHolder } from '../clients/register/reserve-key.ts';
import type { FieldContext } from '../forms/validate-field.ts';
import { loadActor } from '../people/find-actor.ts';
import type { RequestDoc } from '../requests/request.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import { getDraft } from './get-draft.ts';

export interface SaveDraftDeps extends PassportContextDeps {
  drafts: Repo<PassportDraft>;
  clients: Repo<Client>;
  clientKeys: Repo<ClientKey>;
  requests: Repo<RequestDoc>;
  newId(): string;
}

export interface SaveDraftInput {
  actor: string;
  draft: string;
  /** The version that the clicked card was drawn for. */
  version: number;
  /** The inputs of the card, by field. */
  typed: Record<string, unknown>;
  move: DraftMove;
}

export interface SaveDraftResult {
  draft: PassportDraft;
  /** The click came from a card that is not the latest: nothing was taken from it. */
  stale: boolean;
  /** INN + KPP of this step stand in the register, so the form goes no further; the client if the actor may see it. */
  exists?: { client: Client | null };
}

/** Takes over what was typed and moves within the form. A submitted draft is returned as it is. */
export async function saveDraft(deps: SaveDraftDeps, input: SaveDraftInput): Promise<SaveDraftResult> {
  const draft = await getDraft(deps, input.actor, input.draft);
  if (draft.submittedAs || draft.version !== input.version) return { draft, stale: !draft.submittedAs };
  const person = await deps.directory.getPerson(input.actor);
  const context = { ...(await loadPassportContext(deps, person)), newId: deps.newId };
  const moved = moveDraft(draft, input.typed, input.move, context);
  const holder = input.move.kind === 'next' ? await findTaken(deps, draft, moved, context) : null;
  const next = holder ? { ...moved, step: draft.step } : moved;
  try {
    const updatedAt = new Date(deps.clock.now()).toISOString();
    const saved = { draft: await deps.drafts.replace({ ...next, updatedAt }), stale: false };
    if (!holder) return saved;
    const viewer = await loadActor(deps, input.actor);
    return { ...saved, exists: { client: maySeeClient(viewer, holder) ? holder : null } };
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return { draft: await getDraft(deps, input.actor, input.draft), stale: true };
  }
}

/** Finds the client with the INN + KPP of a right step: known now, they would be refused at the end only. */
async function findTaken(
  deps: SaveDraftDeps,
  before: PassportDraft,
  moved: PassportDraft,
  context: FieldContext,
): Promise<Client | null> {
  if (before.step !== stepOfField('inn') || moved.step === before.step) return null;
  const passport = toPassport(checkDraft(moved, context).values, moved.manager, deps.newId);
  return findKeyHolder(deps, clientKey(passport), moved.client);
}
