import type { Values } from '../../../src/forms/field.ts';
import { resubmitRequest } from '../../../src/requests/actions/resubmit-request.ts';
import { claimClient } from '../../../src/requests/forms/claim-client.ts';
import { loadSubmission } from '../../../src/requests/forms/load-submission.ts';
import { startRequestDraft, startRequestRework } from '../../../src/requests/forms/start-request-draft.ts';
import { submitRequestDraft } from '../../../src/requests/forms/submit-request-draft.ts';
import type { RequestKind } from '../../../src/requests/kinds/definition.ts';
import { REQUEST_KINDS, requestKind } from '../../../src/requests/kinds/index.ts';
import type { RequestDoc } from '../../../src/requests/request.ts';
import type { RequestDraft } from '../../../src/requests/request-draft.ts';
import type { ModelAction } from './model-actions.ts';
import type { ModelWorld } from './model-world.ts';
import { at, fill, textsOf } from './pick.ts';
import { type Click, NOTHING } from './prepare-action.ts';

/** The more a kind asks for, the more often it is tried: much of it is refused. */
const KINDS = REQUEST_KINDS.flatMap((kind) =>
  Array.from({ length: 4 + 2 * (kind.requires?.length ?? 1) }, () => kind),
);

/** Attempts at the form by those who know how. */
const ATTEMPTS = 16;

export async function prepareRaise(
  world: ModelWorld,
  action: Extract<ModelAction, { do: 'raise' }>,
): Promise<Click> {
  const definition = at(KINDS, action.kind);
  const client = at(world.clients, action.client);
  if (!definition.group) return raiseStatus(world, definition, client);
  const actor = action.able
    ? pickAuthor(world, definition, client, action.who)
    : at(world.people, action.who);
  return sendForm(world, definition, actor, { ...action, client, request: null }, () =>
    startRequestDraft(world.app, { actor, type: definition.id }),
  );
}

/** A returned request, once more. */
export async function prepareRework(
  world: ModelWorld,
  request: RequestDoc,
  actor: string,
  action: ModelAction,
): Promise<Click> {
  const definition = requestKind(request.type);
  const revision = request.revision - (action.stale ? 1 : 0);
  if (!definition.group) {
    const { _id: requestId, values, payload } = request;
    return async (on) => (await resubmitRequest(on, { actor, requestId, revision, values, payload })).outcome;
  }
  const about = { ...action, client: request.client ?? '', request: request._id };
  return sendForm(world, definition, actor, about, () =>
    startRequestRework(world.app, { actor, requestId: request._id }),
  );
}

async function sendForm(
  world: ModelWorld,
  definition: RequestKind,
  actor: string,
  about: { client: string; request: string | null; able: boolean; seed: number; blank: boolean },
  start: () => Promise<RequestDraft>,
): Promise<Click> {
  try {
    const draft = await start();
    const values = await fillForm(world, definition, actor, about);
    const { version } = await world.app.requestDrafts.replace({ ...draft, values });
    const typed = textsOf(values);
    return async (on) => {
      const sent = await submitRequestDraft(on, { actor, draft: draft._id, version, typed });
      return `${definition.id} ${sent.outcome} ${JSON.stringify(sent.draft.errors)}`;
    };
  } catch (error) {
    return async () => {
      throw error;
    };
  }
}

async function fillForm(
  world: ModelWorld,
  definition: RequestKind,
  actor: string,
  about: { client: string; request: string | null; able: boolean; seed: number; blank: boolean },
): Promise<Values> {
  const { able, blank, client, request, seed } = about;
  for (let attempt = 0; ; attempt += 1) {
    const values = await fill(world, actor, definition.fields, client, { seed: seed + attempt, blank });
    if (!able || blank || attempt === ATTEMPTS) return values;
    const { errors } = await loadSubmission(world.app, { actor, definition, typed: values, request });
    if (Object.keys(errors).length === 0) return values;
  }
}

/** As the form of a client does: a registration until it is agreed, afterwards a change of its criteria. */
async function raiseStatus(
  world: ModelWorld,
  { id: type, prefix }: RequestKind,
  clientId: string,
): Promise<Click> {
  const { app } = world;
  const client = world.journal.latest.clients.get(clientId);
  if (!client) return NOTHING;
  const { passport, active } = client;
  const n = world.journal.latest.requests.size + 1;
  const input = {
    id: `${prefix}-2026-${String(n).padStart(4, '0')}`,
    type,
    author: passport.appointment.manager,
    client: clientId,
    unit: passport.unit,
    values: { purpose: active ? 'change' : 'registration', level: client.level },
    payload: active ? { passport: { ...passport, image: !passport.image } } : {},
    previous: null,
  };
  const now = new Date(app.clock.now()).toISOString();
  return async (on) => {
    await claimClient(on, input, now);
    return `${type} submitted`;
  };
}

/** The client's manager where managers raise it, else one of those who hold a right role. */
function pickAuthor(world: ModelWorld, { raisedBy }: RequestKind, client: string, who: number): string {
  const { people, clients } = world.journal.latest;
  const manager = clients.get(client)?.passport.appointment.manager;
  if (manager && raisedBy.includes('manager') && who % 4 > 0) return manager;
  const mayRaise = (id: string) =>
    people.get(id)?.active && people.get(id)?.roles.some(({ role }) => raisedBy.includes(role));
  const able = world.people.filter(mayRaise);
  return at(able.length > 0 ? able : world.people, who);
}
