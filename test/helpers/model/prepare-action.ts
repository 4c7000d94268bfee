import { attachFile } from '../../../src/attachments/attach-file.ts';
import type { FileHost } from '../../../src/files/file-host.ts';
import { receiveFile } from '../../../src/files/receive-file.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import type { Product } from '../../../src/product/product.ts';
import { askAuthor, replyToSeat } from '../../../src/requests/actions/ask-author.ts';
import { decideRequest } from '../../../src/requests/actions/decide-request.ts';
import { passQuestion } from '../../../src/requests/actions/pass-seat.ts';
import { reassignSeat } from '../../../src/requests/actions/reassign-seat.ts';
import { withdrawRequest } from '../../../src/requests/actions/withdraw-request.ts';
import { entryFieldsOf } from '../../../src/requests/kinds/entry-fields.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../../../src/requests/request.ts';
import { type Act, lacksFile, offers } from '../../../src/requests/route/decision-rules.ts';
import { departmentsLeft } from '../../../src/requests/route/pass-rules.ts';
import { mayAsk } from '../../../src/requests/route/pause-rules.ts';
import { listDepartments } from '../../../src/requests/seats/list-departments.ts';
import type { ModelAction } from './model-actions.ts';
import type { ModelWorld } from './model-world.ts';
import { at, fill, isPointless, pickActor, pickOwner, pickRequest, REASON } from './pick.ts';
import { preparePersonAction } from './prepare-person.ts';
import { prepareRaise, prepareRework } from './prepare-raise.ts';

/** The click itself: the same however often and by whichever process it is carried out. */
export type Click = (app: Product) => Promise<string>;

type Of<D extends ModelAction['do']> = Extract<ModelAction, { do: D }>;
type OnRequest = Of<'ask' | 'reply' | 'withdraw' | 'rework' | 'attach' | 'reassign' | 'pass'>;

export const NOTHING: Click = async () => 'nothing';

const DEPARTMENTS = listDepartments();

const OTHER_ACTS: Act[] = ['return', 'refuse', 'reopen'];

/** Makes a click of what somebody sees now. */
export async function prepareAction(world: ModelWorld, action: ModelAction): Promise<Click> {
  switch (action.do) {
    case 'raise':
      return prepareRaise(world, action);
    case 'decide':
      if (isPointless(world, action)) return prepareRaise(world, asRaise(action));
      return prepareDecision(world, action);
    case 'absence':
    case 'back':
    case 'replace':
    case 'grant':
    case 'revoke':
      return preparePersonAction(world, action);
    default:
      if (isPointless(world, action)) return prepareAction(world, asDecision(action));
      return prepareOther(world, action);
  }
}

function asDecision(action: OnRequest): Of<'decide'> {
  return { ...action, do: 'decide', act: action.request, seat: action.seed, elsewhere: false };
}

function asRaise(action: Of<'decide'>): Of<'raise'> {
  return { ...action, do: 'raise', kind: action.act, client: action.seat };
}

async function prepareDecision(world: ModelWorld, action: Of<'decide'>): Promise<Click> {
  const request = pickRequest(world, action);
  if (!request) return NOTHING;
  const open = openStepOf(request);
  const past = action.elsewhere && action.who % 3 === 0;
  const step = open && !past ? open : at(request.steps, action.seat);
  const undecided = step.seats.filter(({ decision }) => !decision);
  const seat = at(undecided.length > 0 && !action.elsewhere ? undecided : step.seats, action.seat);
  // Nothing can be agreed to before the paper is there: whoever sees that sends it first.
  if (action.able && !action.elsewhere && lacksFile(request, step.definition)) {
    return sendFile(
      world,
      request,
      { step, seat },
      { ...action, do: 'attach', request: action.act, seed: action.seat },
    );
  }
  const actor = await pickActor(world, request, { step, seat }, action);
  const { own, shared } = entryFieldsOf(step.definition);
  const input = {
    actor,
    requestId: request._id,
    step: step.definition.id,
    seat: seat.id,
    revision: request.revision - (action.stale ? 1 : 0),
    act: pickAct(request, step, action),
    reason: action.blank ? '' : REASON,
    values: await fill(world, actor, { ...shared, ...own }, request.client ?? '', action),
  };
  return async (on) => {
    const { outcome, errors } = await decideRequest(on, input);
    return `${actor} ${input.act} ${request._id} ${step.definition.id} ${outcome} ${JSON.stringify(errors)}`;
  };
}

/** Mostly people agree; otherwise they choose among what is offered, or what is not. */
function pickAct(request: RequestDoc, step: Step, { act, able }: Of<'decide'>): Act {
  if (act % 3 > 0) return 'agree';
  const offered = able ? OTHER_ACTS.filter((one) => offers(request, step, one)) : OTHER_ACTS;
  return offered.length > 0 ? at(offered, Math.floor(act / 3)) : 'agree';
}

async function prepareOther(world: ModelWorld, action: OnRequest): Promise<Click> {
  const request = pickRequest(world, action);
  if (!request) return NOTHING;
  const step = openStepOf(request) ?? at(request.steps, action.seed);
  const seat = pickSeat(request, step, action);
  const common = {
    requestId: request._id,
    revision: request.revision - (action.stale ? 1 : 0),
    step: step.definition.id,
    seat: seat.id,
    reason: action.blank ? ' ' : REASON,
  };
  const owner = pickOwner(world, request, action);
  switch (action.do) {
    case 'ask': {
      const actor = await pickActor(world, request, { step, seat }, action);
      return async (on) => `${request._id} ${(await askAuthor(on, { ...common, actor })).outcome}`;
    }
    case 'reply':
      return async (on) => `${request._id} ${(await replyToSeat(on, { ...common, actor: owner })).outcome}`;
    case 'withdraw':
      return async (on) =>
        `${request._id} ${(await withdrawRequest(on, { ...common, actor: owner })).outcome}`;
    case 'pass': {
      const actor = await pickActor(world, request, { step, seat }, action);
      const to = at(DEPARTMENTS, action.seed);
      return async (on) => `${request._id} ${(await passQuestion(on, { ...common, actor, to })).outcome}`;
    }
    case 'reassign': {
      const actor = action.able ? 'admin' : at(world.people, action.who);
      const to = at(world.people, action.whom);
      return async (on) => `${request._id} ${(await reassignSeat(on, { ...common, actor, to })).outcome}`;
    }
    case 'attach':
      return sendFile(world, request, { step, seat }, action);
    case 'rework':
      return prepareRework(world, request, owner, action);
  }
}

/** The one that asked, or one that may still ask. */
function pickSeat(request: RequestDoc, step: Step, action: OnRequest): Seat {
  const isWanted = (seat: Seat) =>
    action.do === 'reply'
      ? request.paused?.questions.some((question) => question.seat === seat.id)
      : action.do === 'pass'
        ? departmentsLeft(request, step, seat).length > 0
        : mayAsk(request, step, seat) || (action.do === 'reassign' && !seat.decision);
  const wanted = action.live ? step.seats.filter(isWanted) : [];
  return at(wanted.length > 0 ? wanted : step.seats, action.seed);
}

const HOST: FileHost = {
  isAllowed: () => true,
  download: async function* () {
    yield new TextEncoder().encode('Протокол');
  },
  upload: async () => {
    throw new TypeError('nobody fetches files here');
  },
};

/** A file of the author or of somebody whom the request waits for, kept and then said to belong to it. */
async function sendFile(
  world: ModelWorld,
  request: RequestDoc,
  target: { step: Step; seat: Seat },
  action: Of<'attach'>,
): Promise<Click> {
  const actor = action.who % 2 === 0 ? request.author : await pickActor(world, request, target, action);
  const name = `Протокол ${world.journal.commits.length}.pdf`;
  const sent = { actor, key: name, name, fileType: 'pdf', downloadUrl: 'https://files.example/1' };
  return async (on) => {
    await receiveFile({ ...on, fileHost: HOST }, sent);
    for await (const file of on.files.scan()) {
      if (file.name !== name || file.status !== 'ready') continue;
      await attachFile(on, { actor, file: file._id, request: request._id });
      return `${request._id} has ${file._id}`;
    }
    throw new AppError('FILE_GONE');
  };
}
