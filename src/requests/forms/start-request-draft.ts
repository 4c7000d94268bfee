import type { Values } from '../../forms/field.ts';
import { toTyped } from '../../forms/format-input.ts';
import { today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { findActor } from '../../people/find-actor.ts';
import type { Repo } from '../../storage/store.ts';
import type { ChangeRequestDeps } from '../actions/change-request.ts';
import { getRequest } from '../get-request.ts';
import type { RequestKind } from '../kinds/definition.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc } from '../request.ts';
import { type RequestDraft, requestDraftsBy } from '../request-draft.ts';
import { abilitiesOf, wayAsOwner } from '../rights/ability-rules.ts';
import { loadDecisionContext } from '../rights/load-decision-context.ts';
import { isUntouched } from './list-request-drafts.ts';
import { requesterIn } from './new-request-rules.ts';

export interface StartRequestDraftDeps extends ChangeRequestDeps {
  requestDrafts: Repo<RequestDraft>;
  newId(): string;
}

/** A fresh form of a kind, filled with what is known already. Throws NOT_FOUND, FORBIDDEN. */
export async function startRequestDraft(
  deps: StartRequestDraftDeps,
  input: { actor: string; type: string; values?: Values; previous?: string },
): Promise<RequestDraft> {
  const definition = requestKind(input.type);
  const person = await deps.directory.getPerson(input.actor);
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const who = await findActor(deps, person._id, date);
  if (!definition.group || !requesterIn(who, definition)) throw new AppError('FORBIDDEN');
  const untouched = input.previous
    ? undefined
    : await findUntouched(deps, person._id, definition, input.values ?? {});
  if (untouched) return untouched;
  return insertDraft(deps, definition, {
    owner: person._id,
    request: null,
    revision: null,
    previous: input.previous ?? null,
    values: input.values ?? {},
  });
}

/** A returned request as a form with its values; an unfinished one is taken up again. Throws NOT_FOUND, FORBIDDEN, NOT_OPEN. */
export async function startRequestRework(
  deps: StartRequestDraftDeps,
  input: { actor: string; requestId: string },
): Promise<RequestDraft> {
  const { request, who, clientManagers } = await loadOwn(deps, input);
  if (!abilitiesOf(who, request, clientManagers).rework) throw new AppError('NOT_OPEN');
  const definition = requestKind(request.type);
  // A passport is reworked on its own form: this one would lose it.
  if (!definition.group) throw new AppError('BAD_INPUT', { message: `${request.type} has no form` });
  const unfinished = await findUnfinished(deps, input.actor, request);
  if (unfinished) return unfinished;
  return insertDraft(deps, definition, {
    owner: input.actor,
    request: request._id,
    revision: request.revision,
    previous: request.previous,
    values: request.values,
  });
}

/** The kind that a request leads on to, filled with what it takes along. Throws NOT_FOUND, FORBIDDEN. */
export async function startNextKind(
  deps: StartRequestDraftDeps,
  input: { actor: string; requestId: string },
): Promise<RequestDraft> {
  const { request } = await loadOwn(deps, input);
  const { startsKind } = requestKind(request.type);
  if (!startsKind) throw new AppError('BAD_INPUT', { message: `${request.type} starts nothing` });
  const copied = Object.entries(startsKind.copies).map(([to, from]) => [to, request.values[from] ?? null]);
  return startRequestDraft(deps, {
    actor: input.actor,
    type: startsKind.type,
    values: Object.fromEntries(copied),
    previous: request._id,
  });
}

/** A request of which the actor is an owner. */
async function loadOwn(deps: StartRequestDraftDeps, input: { actor: string; requestId: string }) {
  const request = await getRequest(deps, input.requestId);
  const { today, clientManagers } = await loadDecisionContext(deps, request);
  const who = await findActor(deps, input.actor, today);
  if (!wayAsOwner(who, request, clientManagers)) throw new AppError('FORBIDDEN');
  return { request, who, clientManagers };
}

function insertDraft(
  deps: StartRequestDraftDeps,
  definition: RequestKind,
  draft: Pick<RequestDraft, 'owner' | 'request' | 'revision' | 'previous' | 'values'>,
): Promise<RequestDraft> {
  return deps.requestDrafts.insert({
    ...draft,
    _id: deps.newId(),
    type: definition.id,
    values: toTyped(definition.fields, draft.values),
    errors: {},
    list: null,
    row: null,
    checked: false,
    submittedAs: null,
    updatedAt: new Date(deps.clock.now()).toISOString(),
  });
}

/** A form that was opened before with the same values and left as it was. */
async function findUntouched(
  { requestDrafts }: StartRequestDraftDeps,
  owner: string,
  { id, fields }: RequestKind,
  values: Values,
): Promise<RequestDraft | undefined> {
  const keys = [requestDraftsBy.unfinished, requestDraftsBy.type(id)];
  const page = await requestDrafts.find({ index: 'owner', eq: { owner }, keys, desc: true, limit: 5 });
  const filled = JSON.stringify(toTyped(fields, values));
  return page.items.find((draft) => isUntouched(draft) && JSON.stringify(draft.values) === filled);
}

async function findUnfinished(
  { requestDrafts }: StartRequestDraftDeps,
  owner: string,
  { _id, type, revision }: RequestDoc,
): Promise<RequestDraft | undefined> {
  const keys = [requestDraftsBy.unfinished, requestDraftsBy.type(type)];
  const page = await requestDrafts.find({ index: 'owner', eq: { owner }, keys, desc: true, limit: 20 });
  return page.items.find((draft) => draft.request === _id && draft.revision === revision);
}
