import { today, toLocal } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { findActor } from '../../people/find-actor.ts';
import { DEFAULT_ZONE } from '../../people/person.ts';
import { type Counter, nextNumber } from '../../storage/counter.ts';
import { Conflict, type Repo } from '../../storage/store.ts';
import { resubmitRequest } from '../actions/resubmit-request.ts';
import { submitRequest } from '../actions/submit-request.ts';
import type { RequestKind } from '../kinds/definition.ts';
import { requestKind } from '../kinds/index.ts';
import type { SubmitRequestInput } from '../request.ts';
import type { RequestDraft } from '../request-draft.ts';
import { decidesClient } from '../route/client-status-rules.ts';
import { type ClaimClientDeps, claimClient } from './claim-client.ts';
import { loadSubmission, type Submission } from './load-submission.ts';
import { requesterIn } from './new-request-rules.ts';
import { getRequestDraft, keepDraft, takeForm } from './save-request-draft.ts';
import type { StartRequestDraftDeps } from './start-request-draft.ts';

export interface SubmitRequestDraftDeps extends StartRequestDraftDeps, ClaimClientDeps {
  counters: Repo<Counter>;
}

export interface SubmitRequestDraftInput {
  actor: string;
  draft: string;
  /** The version that the clicked card was drawn for. */
  version: number;
  typed: Record<string, unknown>;
}

export interface SubmitRequestDraftResult {
  draft: RequestDraft;
  /** `late`: the returned request was reworked or withdrawn by somebody else. */
  outcome: 'submitted' | 'invalid' | 'stale' | 'late';
}

/**
 * Sends a form on its way. The number is allotted into the draft first, so that a second click, or a crash in
 * between, ends with the same request. Throws NOT_FOUND, FORBIDDEN.
 */
export async function submitRequestDraft(
  deps: SubmitRequestDraftDeps,
  input: SubmitRequestDraftInput,
): Promise<SubmitRequestDraftResult> {
  const draft = await getRequestDraft(deps, input.actor, input.draft);
  if (draft.submittedAs) return { draft, outcome: 'submitted' };
  const definition = requestKind(draft.type);
  if (draft.version !== input.version) {
    return draft.checked ? finish(deps, draft, definition) : { draft, outcome: 'stale' };
  }
  await authorise(deps, draft, definition);
  const taken = await takeForm(deps, draft, definition, input.typed);
  const { errors } = await check(deps, taken, definition);
  const right = Object.keys(errors).length === 0;
  const request = right && !taken.request ? await allot(deps, definition) : taken.request;
  try {
    const kept = await keepDraft(deps, { ...taken, errors, request, checked: right });
    return right ? await finish(deps, kept, definition) : { draft: kept, outcome: 'invalid' };
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return submitRequestDraft(deps, input);
  }
}

async function authorise(
  deps: SubmitRequestDraftDeps,
  draft: RequestDraft,
  definition: RequestKind,
): Promise<void> {
  if (draft.revision !== null) return;
  const person = await deps.directory.getPerson(draft.owner);
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  if (!requesterIn(await findActor(deps, draft.owner, date), definition)) throw new AppError('FORBIDDEN');
}

function check(
  deps: SubmitRequestDraftDeps,
  { owner, values, request }: RequestDraft,
  definition: RequestKind,
): Promise<Submission> {
  return loadSubmission(deps, { actor: owner, definition, typed: values, request });
}

function allot(deps: SubmitRequestDraftDeps, { prefix }: RequestKind): Promise<string> {
  return nextNumber(deps.counters, prefix, toLocal(deps.clock.now(), DEFAULT_ZONE).year);
}

async function finish(
  deps: SubmitRequestDraftDeps,
  draft: RequestDraft,
  definition: RequestKind,
): Promise<SubmitRequestDraftResult> {
  const { owner, request, revision, previous } = draft;
  if (!request) throw new TypeError(`draft ${draft._id} was checked without a number`);
  const { values, client, unit, onBehalfOf, errors } = await check(deps, draft, definition);
  if (Object.keys(errors).length > 0 && !(await isUnderWay(deps, draft))) {
    return { draft: await keepDraft(deps, { ...draft, errors, checked: false }), outcome: 'invalid' };
  }
  if (revision === null) {
    await begin(deps, definition, {
      id: request,
      type: definition.id,
      author: owner,
      onBehalfOf,
      client: client?._id ?? null,
      unit,
      values,
      payload: {},
      previous,
    });
  } else {
    const rework = { actor: owner, requestId: request, revision, values, payload: {}, unit };
    const { outcome } = await resubmitRequest(deps, rework);
    if (outcome === 'late' || outcome === 'stale') {
      return { draft: await markSubmitted(deps, draft, request), outcome: 'late' };
    }
  }
  return { draft: await markSubmitted(deps, draft, request), outcome: 'submitted' };
}

/** An earlier click got so far that nothing has to be checked again. */
async function isUnderWay(deps: SubmitRequestDraftDeps, draft: RequestDraft): Promise<boolean> {
  const request = await deps.requests.get(draft.request ?? '');
  return request !== null && request.revision !== draft.revision;
}

/** A request that decides its client begins with the client, which has one such request at a time. */
async function begin(
  deps: SubmitRequestDraftDeps,
  definition: RequestKind,
  input: SubmitRequestInput,
): Promise<void> {
  if (!decidesClient(definition)) await submitRequest(deps, input);
  else await claimClient(deps, input, new Date(deps.clock.now()).toISOString());
}

/** Another click may have marked it first. */
async function markSubmitted(
  deps: SubmitRequestDraftDeps,
  draft: RequestDraft,
  request: string,
): Promise<RequestDraft> {
  try {
    return await keepDraft(deps, { ...draft, submittedAs: request });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return { ...draft, submittedAs: request };
  }
}
