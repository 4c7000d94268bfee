import { AppError } from '../../kernel/errors.ts';
import { Conflict, type Repo } from '../../storage/store.ts';
import type { RequestDraft } from '../request-draft.ts';

/** Deletes an unfinished form; one that is gone already stays gone. Throws NOT_FOUND for somebody else's, STALE. */
export async function discardRequestDraft(
  { requestDrafts }: { requestDrafts: Repo<RequestDraft> },
  input: { actor: string; draft: string },
): Promise<void> {
  const draft = await requestDrafts.get(input.draft);
  if (!draft) return;
  if (draft.owner !== input.actor || draft.submittedAs || draft.checked) throw new AppError('NOT_FOUND');
  try {
    await requestDrafts.delete(draft._id, draft.version);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    throw new AppError('STALE', { cause: error });
  }
}
