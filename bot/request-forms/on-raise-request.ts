import { z } from 'zod';
import { openClient } from '../../src/client-card/open-client.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { discardRequestDraft } from '../../src/requests/forms/discard-request-draft.ts';
import { clientFieldOf } from '../../src/requests/forms/new-request-rules.ts';
import {
  getRequestDraft,
  type RequestDraftMove,
  saveRequestDraft,
} from '../../src/requests/forms/save-request-draft.ts';
import {
  startNextKind,
  startRequestDraft,
  startRequestRework,
} from '../../src/requests/forms/start-request-draft.ts';
import { submitRequestDraft } from '../../src/requests/forms/submit-request-draft.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import type { RequestDraft } from '../../src/requests/request-draft.ts';
import { openRequestCard } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { raiseFormReply, raiseMenuReply } from './raise-reply.ts';

const Id = z.string().min(1).max(80);
const DraftTarget = z.object({ draft: Id });
const RequestId = z.object({ request: Id });
const SubmitTarget = DraftTarget.extend({ revision: z.int().min(1) });
const StepTarget = SubmitTarget.extend({
  move: z.enum(['save', 'row-open', 'row-save', 'row-remove', 'row-cancel']),
  list: z.string().max(40).default(''),
  row: z.int().min(-1).optional(),
});

export const onRaiseRequest: CommandHandler = {
  id: 'raise',
  words: ['заявка', 'новая заявка', 'request', 'new request'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => raiseMenuReply(turn),
};

/** A kind was chosen: its empty form, or, on a client's card, the form about that client. */
const onRaise: ActionHandler = {
  verb: 'request.raise',
  handle: async (turn, data) => {
    const { type, client } = readData(z.object({ type: Id, client: Id.optional() }), data);
    const actor = turn.person._id;
    const values = client ? await aboutClient(turn, type, client) : {};
    return raiseFormReply(turn, await startRequestDraft(turn.app, { actor, type, ...values }));
  },
};

/** Throws NOT_FOUND for a client that this person may not see, and BAD_INPUT for a kind that is about none. */
async function aboutClient({ app, person }: Turn, type: string, client: string) {
  const opened = await openClient(app, { actor: person._id, client });
  const field = clientFieldOf(requestKind(type));
  if (!field) throw new AppError('BAD_INPUT', { message: `${type} is about no client` });
  return { values: { [field]: opened.client._id } };
}

const onRework: ActionHandler = {
  verb: 'request.rework',
  handle: async (turn, data) => {
    const { request: requestId } = readData(RequestId, data);
    return raiseFormReply(turn, await startRequestRework(turn.app, { actor: turn.person._id, requestId }));
  },
};

/** The kind that an answered request leads on to. */
const onNextKind: ActionHandler = {
  verb: 'request.next-kind',
  handle: async (turn, data) => {
    const { request: requestId } = readData(RequestId, data);
    return raiseFormReply(turn, await startNextKind(turn.app, { actor: turn.person._id, requestId }));
  },
};

const onResume: ActionHandler = {
  verb: 'request.resume',
  handle: async (turn, data) => {
    const { draft: id } = readData(DraftTarget, data);
    return draftReply(turn, await getRequestDraft(turn.app, turn.person._id, id));
  },
};

/** Save for later, and the rows of lists. */
const onStep: ActionHandler = {
  verb: 'request.step',
  handle: async (turn, data) => {
    const { draft: id, revision, ...target } = readData(StepTarget, data);
    const move = readMove(target, data);
    const input = { actor: turn.person._id, draft: id, version: revision, typed: data, move };
    const { draft, stale } = await saveRequestDraft(turn.app, input);
    if (stale || draft.submittedAs) return draftReply(turn, draft, stale);
    if (move.kind !== 'save') return raiseFormReply(turn, draft);
    return raiseMenuReply(turn, { text: turn.texts.t('requests.raise.saved'), tone: 'good' });
  },
};

const onSubmit: ActionHandler = {
  verb: 'request.submit',
  handle: async (turn, data) => {
    const { draft: id, revision } = readData(SubmitTarget, data);
    const input = { actor: turn.person._id, draft: id, version: revision, typed: data };
    const { draft, outcome } = await submitRequestDraft(turn.app, input);
    if (outcome === 'late') {
      const text = turn.texts.t('requests.notices.late');
      return openRequestCard(turn, draft.submittedAs ?? '', { text, tone: 'warning' });
    }
    return draftReply(turn, draft, outcome === 'stale');
  },
};

const onDiscard: ActionHandler = {
  verb: 'request.discard',
  handle: async (turn, data) => {
    const { draft } = readData(DraftTarget, data);
    await discardRequestDraft(turn.app, { actor: turn.person._id, draft });
    return raiseMenuReply(turn, { text: turn.texts.t('requests.raise.discarded'), tone: 'default' });
  },
};

export const raiseActions: ActionHandler[] = [
  onRaise,
  onRework,
  onNextKind,
  onResume,
  onStep,
  onSubmit,
  onDiscard,
];

/** The live card of what a draft became, or its form. */
function draftReply(turn: Turn, draft: RequestDraft, stale = false): Promise<Reply> {
  const { texts } = turn;
  if (draft.submittedAs) {
    const text = texts.t('requests.raise.submitted', { request: draft.submittedAs });
    return openRequestCard(turn, draft.submittedAs, { text, tone: 'good' });
  }
  return raiseFormReply(turn, draft, stale ? { text: texts.t('clients.form.stale'), tone: 'warning' } : null);
}

function readMove(
  { move, list, row }: { move: RequestDraftMove['kind']; list: string; row?: number | undefined },
  data: Record<string, unknown>,
): RequestDraftMove {
  if (move !== 'row-open') return { kind: move };
  return { kind: move, list, row: row ?? pickedRow(data[`pick-${list}`]) };
}

/** A row picked from a long list; what is no row opens none. */
function pickedRow(picked: unknown): number {
  return typeof picked === 'string' && /^[0-9]{1,3}$/.test(picked) ? Number(picked) : Number.NaN;
}
