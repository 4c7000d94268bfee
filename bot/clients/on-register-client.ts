import type { z } from 'zod';
import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import type { DraftMove } from '../../src/clients/passport/draft-rules.ts';
import { loadPassportContext } from '../../src/clients/passport/load-passport-context.ts';
import { discardDraft } from '../../src/registration/discard-draft.ts';
import { getDraft } from '../../src/registration/get-draft.ts';
import { listDrafts } from '../../src/registration/list-drafts.ts';
import { previewChange } from '../../src/registration/preview-change.ts';
import { type SaveDraftResult, saveDraft } from '../../src/registration/save-draft.ts';
import { listBegun, startRegistration } from '../../src/registration/start-registration.ts';
import type { NoticeView } from '../cards/view.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { DraftsTarget, DraftTarget, NewClientTarget, StepTarget } from './client-data.ts';
import { type DraftsView, presentDiscard, presentDrafts, presentOffer } from './client-drafts.ts';
import { formReply, loadWords, openClientCard } from './client-reply.ts';
import { savedReply, submittedReply } from './submitted-reply.ts';

/** «новый клиент 2225000050» answers the first question already. */
export const onRegisterClient: CommandHandler = {
  id: 'new-client',
  words: ['новый клиент', 'зарегистрировать клиента', 'new client', 'register client'],
  takesArgument: true,
  places: ['personal'],
  handle: async (turn, argument) => {
    const inn = argument.replaceAll(/\s/g, '');
    const begun = await listBegun(turn.app, { actor: turn.person._id });
    const same = inn === '' ? undefined : begun.find(({ values }) => values.inn === inn);
    if (same) return formReply(turn, same, { text: turn.texts.t('clients.form.resumed'), tone: 'accent' });
    return inn === '' && begun.length > 0 ? offerReply(turn, begun) : begin(turn, inn);
  },
};

/** A fresh form although others are begun. */
export const onNewClient: ActionHandler = {
  verb: 'client.new',
  handle: (turn, data) => begin(turn, readData(NewClientTarget, data).inn),
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

async function begin(turn: Turn, inn: string): Promise<Reply> {
  const actor = turn.person._id;
  const draft = await startRegistration(turn.app, { actor });
  if (inn === '') return formReply(turn, draft);
  const { _id, version } = draft;
  const input = { actor, draft: _id, version, typed: { inn }, move: { kind: 'next' as const } };
  return savedReply(turn, await saveDraft(turn.app, input));
}

async function offerReply(turn: Turn, begun: PassportDraft[]): Promise<Reply> {
  return drawDrafts(
    turn,
    presentOffer(begun, await loadWords(turn, [])),
    turn.texts.t('clients.drafts.offer'),
  );
}

async function step(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { draft, revision: version, ...target } = readData(StepTarget, data);
  const actor = turn.person._id;
  const move = readMove(target, data);
  const saved = await saveDraft(turn.app, { actor, draft, version, typed: data, move });
  const isTaken = !saved.stale && !saved.draft.submittedAs;
  if (isTaken && move.kind === 'save') {
    return draftsReply(turn, { text: turn.texts.t('clients.form.saved'), tone: 'good' });
  }
  if (isTaken && move.kind === 'section-cancel') return afterCancel(turn, saved);
  return savedReply(turn, saved);
}

/** A change of which nothing is left is no draft any more: the client's card comes back. */
async function afterCancel(turn: Turn, saved: SaveDraftResult): Promise<Reply> {
  const { draft } = saved;
  const context = await loadPassportContext(turn.app, turn.person);
  const change = await previewChange(turn.app, draft, context);
  if (!draft.client || !change || change.route.length + change.atOnce.length > 0)
    return savedReply(turn, saved);
  await discardDraft(turn.app, { actor: turn.person._id, draft: draft._id });
  return openClientCard(turn, draft.client);
}

type Target = Pick<z.output<typeof StepTarget>, 'move' | 'screen' | 'section' | 'list' | 'row'>;

function readMove({ move, screen, section, list, row }: Target, data: Record<string, unknown>): DraftMove {
  switch (move) {
    case 'show':
      return { kind: move, screen };
    case 'section-open':
      return { kind: move, section };
    case 'row-open':
      return { kind: move, list, row: row ?? pickedRow(data[`pick-${list}`]) };
    case 'row-remove':
      return { kind: move, list, row: row ?? -1 };
    default:
      return { kind: move };
  }
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
