import { getDraft } from '../../src/registration/get-draft.ts';
import { getRequestDraft } from '../../src/requests/forms/save-request-draft.ts';
import { formReply } from '../clients/client-reply.ts';
import { submittedReply } from '../clients/submitted-reply.ts';
import { raiseFormReply } from '../request-forms/raise-reply.ts';
import { requestPiece } from '../requests/request-reply.ts';
import type { Reply, Turn } from '../turn/turn.ts';

/** The form of a client where it was left, or what it has become. */
export async function passportReply(turn: Turn, id: string): Promise<Reply> {
  const draft = await getDraft(turn.app, turn.person._id, id);
  return draft.submittedAs ? submittedReply(turn, draft, draft.submittedAs) : formReply(turn, draft);
}

/** The form of a request where it was left, or the request that it has become. */
export async function requestFormReply(turn: Turn, id: string): Promise<Reply> {
  const draft = await getRequestDraft(turn.app, turn.person._id, id);
  if (!draft.submittedAs) return raiseFormReply(turn, draft);
  return { kind: 'card', ...(await requestPiece(turn, draft.submittedAs)) };
}
