import type { Client } from '../../clients/client.ts';
import { maySeeClient } from '../../clients/client-access-rules.ts';
import type { FieldError, Values } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import { today } from '../../kernel/clock.ts';
import type { Actor } from '../../people/actor.ts';
import { findActor } from '../../people/find-actor.ts';
import type { ChangeRequestDeps } from '../actions/change-request.ts';
import type { RequestKind } from '../kinds/definition.ts';
import { type RequestDoc, type RequestStatus, requestsBy } from '../request.ts';
import { findUndecidable } from '../seats/find-undecidable.ts';
import { loadFieldOptions } from '../views/load-field-options.ts';
import { clientFieldOf, linkedIn, requestedFor, requesterIn, unitOf } from './new-request-rules.ts';
import { findUnmet } from './requirement-rules.ts';

export interface Submission {
  values: Values;
  client: Client | null;
  unit: string;
  /** Person whom the actor substitutes in raising it. */
  onBehalfOf: string | null;
  errors: Record<string, FieldError>;
}

const MOST_TWINS = 20;

/** Checks all that was typed: fields, the client, and what the kind requires. */
export async function loadSubmission(
  deps: ChangeRequestDeps,
  input: { actor: string; definition: RequestKind; typed: Values; request: string | null },
): Promise<Submission> {
  const { actor, definition, typed } = input;
  const person = await deps.directory.getPerson(actor);
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const { options } = await loadFieldOptions(deps, actor, definition.fields);
  const { values, errors } = validateFields(definition.fields, typed, { today: date, options });
  const author = await findActor(deps, actor, date);
  const field = clientFieldOf(definition);
  const named = field ? values[field] : null;
  const client = typeof named === 'string' ? await findClient(deps, author, named) : null;
  const unit = unitOf(definition, values, client, requesterIn(author, definition) ?? person);
  if (field && typeof named === 'string' && !client) {
    return {
      values,
      client,
      unit,
      onBehalfOf: null,
      errors: { ...errors, [field]: { code: 'client-unknown' } },
    };
  }
  const openTwins = client ? await findTwins(deps, definition, client, 'open', input.request) : [];
  const approvedTwins = client ? await findTwins(deps, definition, client, 'approved', null) : [];
  const linked = await findLinked(deps, linkedIn(definition, values));
  const { request } = input;
  const twins = { openTwins, approvedTwins };
  const known = { author, client, values, unit, request, ...twins, linked, today: date };
  const read = { ...known, nobodyDecides: false };
  const onBehalfOf = requestedFor(definition, read);
  const requesters = [actor, ...(onBehalfOf ? [onBehalfOf] : [])];
  const undecidable = await findUndecidable(deps, definition, unit, requesters);
  const facts = { ...read, nobodyDecides: undecidable?.why === 'own' };
  const unmet = client || !field || !errors[field] ? findUnmet(definition.requires ?? [], facts) : null;
  return {
    values,
    client,
    unit,
    onBehalfOf,
    errors: { ...(unmet ? { [unmet.field]: unmet.error } : {}), ...errors },
  };
}

async function findClient(deps: ChangeRequestDeps, author: Actor, id: string): Promise<Client | null> {
  const client = await deps.clients.get(id);
  return client && maySeeClient(author, client) ? client : null;
}

async function findTwins(
  { requests }: ChangeRequestDeps,
  { id }: RequestKind,
  client: Client,
  status: RequestStatus,
  own: string | null,
): Promise<RequestDoc[]> {
  const keys = [requestsBy.client(client._id), requestsBy.type(id), requestsBy.status(status)];
  const page = await requests.find({ index: 'all', eq: {}, keys, desc: true, limit: MOST_TWINS });
  return page.items.filter(({ _id }) => _id !== own);
}

async function findLinked(
  { requests }: ChangeRequestDeps,
  ids: string[],
): Promise<Record<string, RequestDoc>> {
  const found: Record<string, RequestDoc> = {};
  for (const id of ids) {
    const request = await requests.get(id);
    if (request) found[id] = request;
  }
  return found;
}
