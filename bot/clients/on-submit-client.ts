import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { AppError, type ErrorCode } from '../../src/kernel/errors.ts';
import { getDraft } from '../../src/registration/get-draft.ts';
import { type SubmitResult, submitDraft } from '../../src/registration/submit-draft.ts';
import type { ButtonView } from '../cards/view.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { DraftTarget } from './client-data.ts';
import { clientButton } from './client-form-buttons.ts';
import { formReply } from './client-reply.ts';
import { existsReply, submittedReply } from './submitted-reply.ts';

/** Sends a draft on its way; what is wrong with it comes back as the form. */
export const onSubmitClient: ActionHandler = {
  verb: 'client.submit',
  handle: async (turn, data) => {
    const { draft } = readData(DraftTarget, data);
    try {
      return await resultReply(turn, await submitDraft(turn.app, { actor: turn.person._id, draft }));
    } catch (error) {
      if (!(error instanceof AppError) || !SHOWN_ON_FORM.includes(error.code)) throw error;
      const text = turn.texts.t(`errors.${error.code}`, error.details);
      const current = await getDraft(turn.app, turn.person._id, draft);
      return formReply(turn, current, { text, tone: 'warning' }, wayOn(turn, current));
    }
  },
};

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

async function resultReply(turn: Turn, result: SubmitResult): Promise<Reply> {
  switch (result.kind) {
    case 'submitted':
      return submittedReply(turn, result.draft, result.request);
    case 'changed':
      return submittedReply(turn, result.draft, result.client);
    case 'invalid':
      return formReply(turn, result.draft);
    case 'exists':
      return existsReply(turn, result);
  }
}
