import { Conflict, type Repo } from '../storage/store.ts';
import type { Client } from './client.ts';
import type { PassportDraft } from './draft.ts';
import { type DraftMove, moveDraft } from './draft-rules.ts';
import { getDraft } from './get-draft.ts';
import { loadPassportContext, type PassportContextDeps } from './load-passport-context.ts';

export interface SaveDraftDeps extends PassportContextDeps {
  drafts: Repo<PassportDraft>;
  clients: Repo<Client>;
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
}

/** Takes over what was typed and moves within the form. A submitted draft is returned as it is. */
export async function saveDraft(deps: SaveDraftDeps, input: SaveDraftInput): Promise<SaveDraftResult> {
  const draft = await getDraft(deps, input.actor, input.draft);
  if (draft.submittedAs || draft.version !== input.version) return { draft, stale: !draft.submittedAs };
  const person = await deps.directory.getPerson(input.actor);
  const context = { ...(await loadPassportContext(deps, person)), newId: deps.newId };
  const moved = moveDraft(draft, input.typed, input.move, context);
  try {
    const updatedAt = new Date(deps.clock.now()).toISOString();
    return { draft: await deps.drafts.replace({ ...moved, updatedAt }), stale: false };
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return { draft: await getDraft(deps, input.actor, input.draft), stale: true };
  }
}
