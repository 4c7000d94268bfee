import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { openSectionOf, screenIdOf } from '../../src/clients/passport/screens.ts';
import { AppError, type ErrorCode } from '../../src/kernel/errors.ts';
import { applySection } from '../../src/registration/apply-section.ts';
import { getDraft } from '../../src/registration/get-draft.ts';
import { type SaveDraftResult, saveDraft } from '../../src/registration/save-draft.ts';
import { submitDraft } from '../../src/registration/submit-draft.ts';
import type { ButtonView } from '../cards/view.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { ApplyTarget, SubmitTarget } from './client-data.ts';
import { clientButton } from './client-form-buttons.ts';
import { formReply } from './client-reply.ts';
import { resultReply, savedReply } from './submitted-reply.ts';

/** Sends a draft on its way, with what was typed on the card; what is wrong with it comes back as the form. */
export const onSubmitClient: ActionHandler = {
  verb: 'client.submit',
  handle: async (turn, data) => {
    const { draft, revision } = readData(SubmitTarget, data);
    return shownOnForm(turn, draft, async () => {
      const saved = await takeTyped(turn, draft, revision, data);
      if (saved?.stale) return savedReply(turn, saved);
      return resultReply(turn, await submitDraft(turn.app, { actor: turn.person._id, draft }));
    });
  },
};

/** Closes a section of a client's passport and changes the client, in one click. */
export const onApplySection: ActionHandler = {
  verb: 'client.apply',
  handle: async (turn, data) => {
    const { draft, revision: version, section } = readData(ApplyTarget, data);
    return shownOnForm(turn, draft, async () => {
      const input = { actor: turn.person._id, draft, version, section, typed: data };
      const result = await applySection(turn.app, input);
      return result.kind === 'shown' ? savedReply(turn, result.saved) : resultReply(turn, result);
    });
  },
};

/** Null where the card holds nothing to take: a review, a card of the former form, a form that is sent already. */
async function takeTyped(
  turn: Turn,
  id: string,
  version: number | undefined,
  typed: Record<string, unknown>,
): Promise<SaveDraftResult | null> {
  const draft = await getDraft(turn.app, turn.person._id, id);
  const isMain = screenIdOf(draft) === 'main' && openSectionOf(draft) === null && draft.row === null;
  if (version === undefined || !isMain || draft.submittedAs) return null;
  return saveDraft(turn.app, { actor: turn.person._id, draft: id, version, typed, move: { kind: 'take' } });
}

async function shownOnForm(turn: Turn, draft: string, submit: () => Promise<Reply>): Promise<Reply> {
  try {
    return await submit();
  } catch (error) {
    if (!(error instanceof AppError) || !SHOWN_ON_FORM.includes(error.code)) throw error;
    const text = turn.texts.t(`errors.${error.code}`, error.details);
    const current = await getDraft(turn.app, turn.person._id, draft);
    return formReply(turn, current, { text, tone: 'warning' }, { buttons: wayOn(turn, current) });
  }
}

/** Refusals that leave the draft as it is, to be sent later or begun anew. */
const SHOWN_ON_FORM: readonly ErrorCode[] = [
  'BUSY',
  'OPEN_REQUEST_EXISTS',
  'STALE',
  'REWORK_LATE',
  'FORBIDDEN',
];

/** The client as it is now, from where the edit can be begun anew. */
function wayOn(turn: Turn, { purpose, client }: PassportDraft): ButtonView[] {
  if (purpose === 'registration' || !client) return [];
  return [clientButton(turn.texts, 'openClient', 'client.open', client)];
}
