import type { DraftMove } from '../../src/clients/passport/draft-rules.ts';
import { discardDraft } from '../../src/registration/discard-draft.ts';
import { getDraft } from '../../src/registration/get-draft.ts';
import { listDrafts } from '../../src/registration/list-drafts.ts';
import { saveDraft } from '../../src/registration/save-draft.ts';
import { startRegistration } from '../../src/registration/start-registration.ts';
import type { NoticeView } from '../cards/view.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { DraftsTarget, DraftTarget, StepTarget } from './client-data.ts';
import { type DraftsView, presentDiscard, presentDrafts } from './client-drafts.ts';
import { formReply, loadWords } from './client-reply.ts';
import { existsReply, submittedReply } from './submitted-reply.ts';

export const onRegisterClient: CommandHandler = {
  id: 'new-client',
  words: ['новый клиент', 'зарегистрировать клиента', 'new client', 'register client'],
  takesArgument: false,
  places: ['personal'],
  handle: async (turn) => formReply(turn, await startRegistration(turn.app, { actor: turn.person._id })),
};

export const onListDrafts: CommandHandler = {
  id: 'drafts',
  words: ['черновики', 'drafts'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => draftsReply(turn),
};

export const onPageDrafts: ActionHandler = {
  verb: 'client.drafts',
  handle: (turn, data) => draftsReply(turn, null, readData(DraftsTarget, data).after),
};

/** Next, back, save, and the rows of lists: one click on the form. */
export const onStepClient: ActionHandler = { verb: 'client.step', handle: step };

export const onResumeClient: ActionHandler = {
  verb: 'client.resume',
  handle: async (turn, data) => {
    const { draft: id } = readData(DraftTarget, data);
    const draft = await getDraft(turn.app, turn.person._id, id);
    return draft.submittedAs ? submittedReply(turn, draft, draft.submittedAs) : formReply(turn, draft);
  },
};

/** Asks first: what was typed is not to be had again. */
export const onAskDiscardClient: ActionHandler = {
  verb: 'client.ask-discard',
  handle: async (turn, data) => {
    const draft = await getDraft(turn.app, turn.person._id, readData(DraftTarget, data).draft);
    if (draft.submittedAs) return submittedReply(turn, draft, draft.submittedAs);
    const view = presentDiscard(draft, await loadWords(turn, []));
    return drawDrafts(turn, view, view.notice?.text ?? turn.texts.t('clients.drafts.title'));
  },
};

export const onDiscardClient: ActionHandler = {
  verb: 'client.discard',
  handle: async (turn, data) => {
    const { draft } = readData(DraftTarget, data);
    await discardDraft(turn.app, { actor: turn.person._id, draft });
    return draftsReply(turn, { text: turn.texts.t('clients.drafts.discarded'), tone: 'default' });
  },
};

async function step(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { draft: id, revision, ...target } = readData(StepTarget, data);
  const { texts } = turn;
  const { draft, stale, exists } = await saveDraft(turn.app, {
    actor: turn.person._id,
    draft: id,
    version: revision,
    typed: data,
    move: readMove(target, data),
  });
  if (draft.submittedAs) return submittedReply(turn, draft, draft.submittedAs);
  if (stale) return formReply(turn, draft, { text: texts.t('clients.form.stale'), tone: 'warning' });
  if (exists) return existsReply(turn, { draft, client: exists.client });
  if (target.move === 'save') {
    return draftsReply(turn, { text: texts.t('clients.form.saved'), tone: 'good' });
  }
  return formReply(turn, draft);
}

function readMove(
  { move, list, row }: { move: DraftMove['kind']; list: string; row?: number | undefined },
  data: Record<string, unknown>,
): DraftMove {
  if (move !== 'row-open') return { kind: move };
  return { kind: move, list, row: row ?? pickedRow(data[`pick-${list}`]) };
}

/** A row picked from a long list; what is no row opens none. */
function pickedRow(picked: unknown): number {
  return typeof picked === 'string' && /^[0-9]{1,3}$/.test(picked) ? Number(picked) : Number.NaN;
}

async function draftsReply(turn: Turn, notice: NoticeView | null = null, after = ''): Promise<Reply> {
  const page = await listDrafts(turn.app, { actor: turn.person._id, ...(after ? { after } : {}) });
  const data = presentDrafts(page, { after }, await loadWords(turn, []), notice);
  const more = String(page.next !== undefined);
  return drawDrafts(turn, data, turn.texts.t('clients.drafts.summary', { count: page.items.length, more }));
}

function drawDrafts({ app }: Turn, data: DraftsView, summary: string): Reply {
  return { kind: 'card', card: app.cards.render('clients/drafts', data, summary) };
}
