import { findClients } from '../../clients/register/find-clients.ts';
import type { Values } from '../../forms/field.ts';
import { dropErrors, moveInRow, openRow, openRowFields, takeTyped } from '../../forms/form-state.ts';
import { today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { Conflict, type Repo } from '../../storage/store.ts';
import type { RequestKind } from '../kinds/definition.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDraft } from '../request-draft.ts';
import { loadFieldOptions } from '../views/load-field-options.ts';
import { clientFieldOf } from './new-request-rules.ts';
import type { StartRequestDraftDeps } from './start-request-draft.ts';

export type RequestDraftMove =
  | { kind: 'save' }
  /** Opens a row of a list; -1 is a new one. */
  | { kind: 'row-open'; list: string; row: number }
  | { kind: 'row-save' | 'row-remove' | 'row-cancel' };

export interface SaveRequestDraftInput {
  actor: string;
  draft: string;
  /** The version that the clicked card was drawn for. */
  version: number;
  /** The inputs of the card, by field. */
  typed: Record<string, unknown>;
  move: RequestDraftMove;
}

/** Takes over what was typed and moves within the form. `stale`: the click came from an older card. */
export async function saveRequestDraft(
  deps: StartRequestDraftDeps,
  input: SaveRequestDraftInput,
): Promise<{ draft: RequestDraft; stale: boolean }> {
  const draft = await getRequestDraft(deps, input.actor, input.draft);
  if (draft.submittedAs || draft.version !== input.version) return { draft, stale: !draft.submittedAs };
  const definition = requestKind(draft.type);
  const moved = await moveDraft(deps, draft, definition, input);
  try {
    return { draft: await keepDraft(deps, { ...moved, checked: false }), stale: false };
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return { draft: await getRequestDraft(deps, input.actor, input.draft), stale: true };
  }
}

async function moveDraft(
  deps: StartRequestDraftDeps,
  draft: RequestDraft,
  definition: RequestKind,
  { actor, typed, move }: SaveRequestDraftInput,
): Promise<RequestDraft> {
  const rowFields = openRowFields(draft, definition.fields);
  if (rowFields) {
    const person = await deps.directory.getPerson(actor);
    const date = today(deps.clock, await deps.directory.zoneOf(person));
    const { options } = await loadFieldOptions(deps, actor, rowFields);
    return moveInRow(draft, rowFields, typed, move.kind, { today: date, options, newId: deps.newId });
  }
  const taken = await takeForm(deps, draft, definition, typed);
  if (move.kind === 'row-open') return openRow(taken, definition.fields, move);
  return { ...taken, errors: dropErrors(taken.errors, () => true) };
}

/** Takes what was typed, and finds the client by the text in the search box. */
export async function takeForm(
  deps: StartRequestDraftDeps,
  draft: RequestDraft,
  definition: RequestKind,
  typed: Record<string, unknown>,
): Promise<RequestDraft> {
  const values: Values = takeTyped(definition.fields, draft.values, typed);
  const field = clientFieldOf(definition);
  const text = field ? typed[searchFieldOf(field)] : '';
  if (!field || typeof text !== 'string' || text.trim() === '') return { ...draft, values };
  const { items } = await findClients(deps, { actor: draft.owner, text: text.slice(0, 200) });
  const [only] = items;
  const found = only && items.length === 1 ? only._id : text.trim().slice(0, 200);
  return { ...draft, values: { ...values, [field]: found } };
}

/** The box beside a client field for whoever has too many clients to choose from. */
export function searchFieldOf(field: string): string {
  return `${field}-search`;
}

/** The actor's own draft. Throws NOT_FOUND for anybody else's, too. */
export async function getRequestDraft(
  { requestDrafts }: { requestDrafts: Repo<RequestDraft> },
  actor: string,
  id: string,
): Promise<RequestDraft> {
  const draft = await requestDrafts.get(id);
  if (!draft || draft.owner !== actor) throw new AppError('NOT_FOUND', { message: `no draft ${id}` });
  return draft;
}

export function keepDraft(deps: StartRequestDraftDeps, draft: RequestDraft): Promise<RequestDraft> {
  return deps.requestDrafts.replace({ ...draft, updatedAt: new Date(deps.clock.now()).toISOString() });
}
