import { openClient } from '../../src/client-card/open-client.ts';
import type { Client } from '../../src/clients/client.ts';
import { passportCompleteness } from '../../src/clients/passport/completeness-rules.ts';
import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { editKindOf } from '../../src/registration/edit-kind-rules.ts';
import type { KnownCompany } from '../../src/registration/find-company.ts';
import type { SaveDraftResult } from '../../src/registration/save-draft.ts';
import type { SubmitResult } from '../../src/registration/submit-draft.ts';
import type { ListView } from '../cards/form-lists.ts';
import type { ButtonView, NoticeView } from '../cards/view.ts';
import { openRequestCard } from '../requests/request-reply.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { presentCompleteness } from './client-completeness.ts';
import { branchButton, clientButton, otherInnButton } from './client-form-buttons.ts';
import { formReply, loadWords, openClientCard } from './client-reply.ts';

/** Answer to a draft that was sent, or could not be. */
export async function resultReply(turn: Turn, result: SubmitResult): Promise<Reply> {
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

/** Answer to one click within the form: the form as it is now, or what the draft became meanwhile. */
export async function savedReply(turn: Turn, saved: SaveDraftResult): Promise<Reply> {
  const { draft, stale, exists, known } = saved;
  if (draft.submittedAs) return submittedReply(turn, draft, draft.submittedAs);
  if (stale) return formReply(turn, draft, { text: turn.texts.t('clients.form.stale'), tone: 'warning' });
  if (exists) return existsReply(turn, { draft, client: exists.client });
  return known ? knownReply(turn, draft, known) : formReply(turn, draft);
}

/** Answers with the live card of the request that a draft became, or the client where nobody has to agree. */
export async function submittedReply(turn: Turn, draft: PassportDraft, became: string): Promise<Reply> {
  const { texts } = turn;
  if (became === draft.client) {
    return openClientCard(turn, became, { text: texts.t('clients.card.changed'), tone: 'good' });
  }
  const sent = texts.t('clients.card.submitted', { request: became });
  const text = draft.purpose === 'registration' ? `${sent} ${await tellCompleteness(turn, draft)}` : sent;
  return openRequestCard(turn, became, { text, tone: 'good' });
}

async function tellCompleteness({ app, person, texts }: Turn, draft: PassportDraft): Promise<string> {
  const { client } = await openClient(app, { actor: person._id, client: draft.client ?? '' });
  return presentCompleteness(passportCompleteness(client.passport), texts);
}

/** INN + KPP are in the register already: the way to that client, for who may see it. */
function existsReply(
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
  return formReply(turn, draft, { text: texts.t(key), tone: 'attention' }, { buttons });
}

/** The company is in the register: the ways to its clients, and on to a branch with a KPP of its own. */
async function knownReply(turn: Turn, draft: PassportDraft, known: KnownCompany): Promise<Reply> {
  const { texts } = turn;
  const words = await loadWords(turn, []);
  const rows = known.clients.slice(0, MOST_KNOWN).map((client) => ({
    title: client.passport.shortName,
    detail: texts.t('clients.form.knownDetail', {
      kpp: client.passport.kpp || 'none',
      unit: words.unit(client.passport.unit),
      status: texts.t(`statuses.client.${client.status}`),
    }),
    tone: 'default' as const,
    buttons: [
      editKindOf(client, null) === 'again'
        ? clientButton(texts, againName(client), 'client.edit', client._id)
        : clientButton(texts, 'openExisting', 'client.open', client._id),
    ],
  }));
  const hasBranches = draft.values.legalForm === 'organisation';
  const shown: ListView = { title: '', error: '', empty: '', rows, inputs: [], buttons: [] };
  const buttons = [...(hasBranches ? [branchButton(draft, texts)] : []), otherInnButton(draft, texts)];
  return formReply(turn, draft, knownNotice(turn, known, hasBranches), { buttons, known: shown });
}

/** Branches to choose from; more are found in the list. */
const MOST_KNOWN = 5;

function knownNotice({ texts }: Turn, { clients, hidden }: KnownCompany, hasBranches: boolean): NoticeView {
  const sentences = [
    clients.length > 0 ? texts.t('clients.form.known') : texts.t('clients.form.knownHidden'),
    ...(clients.length > 0 && hidden > 0 ? [texts.t('clients.form.knownMore', { count: hidden })] : []),
    ...(hasBranches ? [texts.t('clients.form.knownBranch')] : []),
  ];
  return { text: sentences.join(' '), tone: 'warning' };
}

/** An imported candidate was never sent before. */
function againName({ status }: Client): 'first' | 'again' {
  return status === 'candidate' ? 'first' : 'again';
}
