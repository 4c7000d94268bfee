import type { Client } from '../../src/clients/client.ts';
import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import { AppError, type ErrorCode } from '../../src/kernel/errors.ts';
import { editKindOf } from '../../src/registration/edit-kind-rules.ts';
import { getDraft } from '../../src/registration/get-draft.ts';
import { type SubmitResult, submitDraft } from '../../src/registration/submit-draft.ts';
import type { ButtonView } from '../cards/view.ts';
import { openRequestCard } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { DraftTarget } from './client-data.ts';
import { formReply, openClientCard } from './client-reply.ts';

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
  return [clientButton(turn, 'openClient', 'client.open', client)];
}

function clientButton(
  { texts }: Turn,
  name: KeyPart<'clients.form.buttons'>,
  verb: string,
  client: string,
): ButtonView {
  return {
    title: texts.t(`clients.form.buttons.${name}`),
    verb,
    data: { client },
    tone: 'default',
    withInputs: false,
  };
}

/** What a draft became: the live card of its request, or the client where nobody has to agree. */
export function submittedReply(turn: Turn, draft: PassportDraft, became: string): Promise<Reply> {
  if (became === draft.client) {
    return openClientCard(turn, became, { text: turn.texts.t('clients.card.changed'), tone: 'good' });
  }
  const text = turn.texts.t('clients.card.submitted', { request: became });
  return openRequestCard(turn, became, { text, tone: 'good' });
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

/** INN + KPP are in the register already: the way to that client, for who may see it. */
export function existsReply(
  turn: Turn,
  { draft, client }: Pick<Extract<SubmitResult, { kind: 'exists' }>, 'draft' | 'client'>,
): Promise<Reply> {
  const { texts } = turn;
  const key = client ? 'clients.form.exists' : 'clients.form.existsHidden';
  const buttons: ButtonView[] = [];
  if (client) buttons.push(clientButton(turn, 'openExisting', 'client.open', client._id));
  if (client && editKindOf(client, null) === 'again') {
    buttons.push(clientButton(turn, againName(client), 'client.edit', client._id));
  }
  return formReply(turn, draft, { text: texts.t(key), tone: 'attention' }, buttons);
}

/** An imported candidate was never sent before. */
function againName({ status }: Client): 'first' | 'again' {
  return status === 'candidate' ? 'first' : 'again';
}
