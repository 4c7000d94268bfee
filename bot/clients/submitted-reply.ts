import type { Client } from '../../src/clients/client.ts';
import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { editKindOf } from '../../src/registration/edit-kind-rules.ts';
import type { SubmitResult } from '../../src/registration/submit-draft.ts';
import type { ButtonView } from '../cards/view.ts';
import { openRequestCard } from '../requests/request-reply.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { clientButton } from './client-form-buttons.ts';
import { formReply, openClientCard } from './client-reply.ts';

/** Answers with the live card of the request that a draft became, or the client where nobody has to agree. */
export function submittedReply(turn: Turn, draft: PassportDraft, became: string): Promise<Reply> {
  if (became === draft.client) {
    return openClientCard(turn, became, { text: turn.texts.t('clients.card.changed'), tone: 'good' });
  }
  const text = turn.texts.t('clients.card.submitted', { request: became });
  return openRequestCard(turn, became, { text, tone: 'good' });
}

/** INN + KPP are in the register already: the way to that client, for who may see it. */
export function existsReply(
  turn: Turn,
  { draft, client }: Pick<Extract<SubmitResult, { kind: 'exists' }>, 'draft' | 'client'>,
): Promise<Reply> {
  const { texts } = turn;
  const key = client ? 'clients.form.exists' : 'clients.form.existsHidden';
  const buttons: ButtonView[] = [];
  if (client) buttons.push(clientButton(texts, 'openExisting', 'client.open', client._id));
  if (client && editKindOf(client, null) === 'again') {
    buttons.push(clientButton(texts, againName(client), 'client.edit', client._id));
  }
  return formReply(turn, draft, { text: texts.t(key), tone: 'attention' }, buttons);
}

/** An imported candidate was never sent before. */
function againName({ status }: Client): 'first' | 'again' {
  return status === 'candidate' ? 'first' : 'again';
}
