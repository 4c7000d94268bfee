import type { Passport } from '../clients/client.ts';
import type { PassportChange } from '../clients/passport/client-rules.ts';
import { loadPassportContext } from '../clients/passport/load-passport-context.ts';
import { type PassportSectionId, sectionOfField } from '../clients/passport/passport-form.ts';
import { openSectionOf } from '../clients/passport/screens.ts';
import { previewChange } from './preview-change.ts';
import { type SaveDraftDeps, type SaveDraftInput, type SaveDraftResult, saveDraft } from './save-draft.ts';
import { type SubmitResult, submitDraft } from './submit-draft.ts';
import type { SubmitDraftDeps } from './submit-purpose.ts';

export type ApplyResult = SubmitResult | { kind: 'shown'; saved: SaveDraftResult };

/**
 * Closes a section of a change and carries it out in the same click, where that is all that changes and nobody has to
 * agree to it. What else has gathered in the draft, and what runs the route, is shown first.
 */
export async function applySection(
  deps: SaveDraftDeps & SubmitDraftDeps,
  input: Omit<SaveDraftInput, 'move'> & { section: PassportSectionId },
): Promise<ApplyResult> {
  const saved = await saveDraft(deps, { ...input, move: { kind: 'section-done' } });
  const { draft, stale, exists } = saved;
  if (draft.submittedAs || stale || exists || openSectionOf(draft)) return { kind: 'shown', saved };
  const person = await deps.directory.getPerson(input.actor);
  const change = await previewChange(deps, draft, await loadPassportContext(deps, person));
  if (!change || !isOnly(change, input.section)) return { kind: 'shown', saved };
  return submitDraft(deps, input);
}

function isOnly({ route, atOnce }: PassportChange, section: PassportSectionId): boolean {
  return route.length === 0 && atOnce.every((part) => sectionOfPart(part) === section);
}

function sectionOfPart(part: keyof Passport): PassportSectionId {
  return part === 'appointment' ? 'appointment' : sectionOfField(part);
}
