import type { PassportDraft } from '../clients/passport/draft.ts';
import { AppError } from '../kernel/errors.ts';
import { Conflict, type Repo } from '../storage/store.ts';

/** Deletes an unfinished draft; one that is gone already stays gone. Throws NOT_FOUND for somebody else's. */
export async function discardDraft(
  deps: { drafts: Repo<PassportDraft> },
  input: { actor: string; draft: string },
): Promise<void> {
  const draft = await deps.drafts.get(input.draft);
  if (!draft) return;
  if (draft.owner !== input.actor || draft.submittedAs) throw new AppError('NOT_FOUND');
  try {
    await deps.drafts.delete(draft._id, draft.version);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    throw new AppError('STALE', { cause: error });
  }
}
