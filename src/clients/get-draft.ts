import { AppError } from '../errors.ts';
import type { Repo } from '../storage/store.ts';
import type { PassportDraft } from './draft.ts';

/** The actor's own draft. Throws NOT_FOUND for anybody else's, too. */
export async function getDraft(
  deps: { drafts: Repo<PassportDraft> },
  actor: string,
  id: string,
): Promise<PassportDraft> {
  const draft = await deps.drafts.get(id);
  if (!draft || draft.owner !== actor) throw new AppError('NOT_FOUND', { message: `no draft ${id}` });
  return draft;
}
