import { claimClient } from '../../../src/clients/claim-client.ts';
import type { Values } from '../../../src/forms/field.ts';
import { setAbsence } from '../../../src/people/set-absence.ts';
import type { Product } from '../../../src/product.ts';
import { askAuthor, replyToSeat } from '../../../src/requests/ask-author.ts';
import { decideRequest } from '../../../src/requests/decide-request.ts';
import type { Act } from '../../../src/requests/decision-rules.ts';
import type { RequestDefinition } from '../../../src/requests/definition.ts';
import { entryFieldsOf } from '../../../src/requests/entry-fields.ts';
import { findStepActors } from '../../../src/requests/find-step-actors.ts';
import { loadFieldOptions } from '../../../src/requests/load-field-options.ts';
import { reassignSeat } from '../../../src/requests/reassign-seat.ts';
import { openStepOf, type RequestDoc } from '../../../src/requests/request.ts';
import { resubmitRequest } from '../../../src/requests/resubmit-request.ts';
import { startRequestDraft, startRequestRework } from '../../../src/requests/start-request.ts';
import { submitRequestDraft } from '../../../src/requests/submit-request-draft.ts';
import { getRequestType, REQUEST_TYPES } from '../../../src/requests/types/index.ts';
import { withdrawRequest } from '../../../src/requests/withdraw-request.ts';
import { fillFields } from './fill-fields.ts';
import type { ModelAction } from './model-actions.ts';
import type { ModelWorld } from './model-world.ts';

/** The click itself: the same however often and by whichever process it is carried out. */
export type Click = (app: Product) => Promise<string>;

type Of<D extends ModelAction['do']> = Extract<ModelAction, { do: D }>;
type Plain = Exclude<ModelAction, { do: 'raise' | 'decide' | 'absence' }>;

const NOTHING: Click = async () => 'nothing';
const ACTS: Act[] = ['agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'return', 'refuse', 'reopen'];
const REASON = 'Есть замечания';

/** What somebody sees now, made into a click. */
export async function prepareAction(world: ModelWorld, action: ModelAction): Promise<Click> {
  switch (action.do) {
    case 'raise':
      return prepareRaise(world, action);
    case 'decide':
      return prepareDecision(world, action);
    case 'absence':
      return prepareAbsence(world, action);
    default:
      return prepareOther(world, action);
  }
}

async function prepareRaise(world: ModelWorld, action: Of<'raise'>): Promise<Click> {
  const { app } = world;
  const definition = at(REQUEST_TYPES, action.kind);
  const client = at(world.clients, action.client);
  if (!definition.group) return raiseStatus(world, definition, client);
  const actor = action.able
    ? pickAuthor(world, definition, client, action.who)
    : at(world.people, action.who);
  try {
    const draft = await startRequestDraft(app, { actor, type: definition.id });
    const values = await fill(world, actor, definition.fields, client, action);
    const { version } = await app.requestDrafts.replace({ ...draft, values });
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

/** As the form of a client does: a registration until it is agreed, afterwards a change of its criteria. */
async function raiseStatus(
  world: ModelWorld,
  { id: type, prefix }: RequestDefinition,
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

async function prepareDecision(world: ModelWorld, action: Of<'decide'>): Promise<Click> {
  const request = pickRequest(world, action);
  if (!request) return NOTHING;
  const open = openStepOf(request);
  const step = action.elsewhere ? at(request.steps, action.seat) : (open ?? at(request.steps, action.seat));
  const undecided = step.seats.filter(({ decision }) => !decision);
  const seat = at(undecided.length > 0 && !action.elsewhere ? undecided : step.seats, action.seat);
  const actor = await pickActor(world, request, action);
  const { own, shared } = entryFieldsOf(step.definition);
  const values = await fill(world, actor, { ...shared, ...own }, request.client ?? '', action);
  const act = at(ACTS, action.act);
  const input = {
    actor,
    requestId: request._id,
    step: step.definition.id,
    seat: seat.id,
    revision: request.revision - (action.stale ? 1 : 0),
    act,
    reason: action.blank ? '' : REASON,
    values,
  };
  return async (on) => (await decideRequest(on, input)).outcome;
}

async function prepareOther(world: ModelWorld, action: Plain): Promise<Click> {
  const request = pickRequest(world, action);
  if (!request) return NOTHING;
  const step = openStepOf(request) ?? at(request.steps, action.seed);
  const common = {
    requestId: request._id,
    revision: request.revision - (action.stale ? 1 : 0),
    step: step.definition.id,
    seat: at(step.seats, action.seed).id,
    reason: action.blank ? ' ' : REASON,
  };
  const owner = action.able ? request.author : at(world.people, action.who);
  switch (action.do) {
    case 'ask': {
      const actor = await pickActor(world, request, action);
      return async (on) => (await askAuthor(on, { ...common, actor })).outcome;
    }
    case 'reply':
      return async (on) => (await replyToSeat(on, { ...common, actor: owner })).outcome;
    case 'withdraw':
      return async (on) => (await withdrawRequest(on, { ...common, actor: owner })).outcome;
    case 'reassign': {
      const actor = action.able ? 'admin' : at(world.people, action.who);
      const to = at(world.people, action.whom);
      return async (on) => (await reassignSeat(on, { ...common, actor, to })).outcome;
    }
    case 'rework':
      return prepareRework(world, request, owner, action);
  }
}

async function prepareRework(
  world: ModelWorld,
  request: RequestDoc,
  actor: string,
  action: ModelAction,
): Promise<Click> {
  const { app } = world;
  const definition = getRequestType(request.type);
  const revision = request.revision - (action.stale ? 1 : 0);
  if (!definition.group) {
    const { _id: requestId, values, payload } = request;
    return async (on) => (await resubmitRequest(on, { actor, requestId, revision, values, payload })).outcome;
  }
  try {
    const draft = await startRequestRework(app, { actor, requestId: request._id });
    const values = await fill(world, actor, definition.fields, request.client ?? '', action);
    const { version } = await app.requestDrafts.replace({ ...draft, values });
    const typed = textsOf(values);
    return async (on) => (await submitRequestDraft(on, { actor, draft: draft._id, version, typed })).outcome;
  } catch (error) {
    return async () => {
      throw error;
    };
  }
}

async function prepareAbsence(world: ModelWorld, action: Of<'absence'>): Promise<Click> {
  const person = at(world.people, action.who);
  const actor = action.able ? person : at(world.people, action.seed);
  const from = todayIn(world, 0);
  const typed = {
    substitute: at(world.people, action.whom),
    from,
    to: todayIn(world, (action.seed % 5) - 1),
  };
  return async (on) => {
    const { errors } = await setAbsence(on, { actor, person, typed });
    return JSON.stringify(errors);
  };
}

/** The client's manager where managers raise it, else one of those who hold a right role. */
function pickAuthor(world: ModelWorld, { raisedBy }: RequestDefinition, client: string, who: number): string {
  const { people, clients } = world.journal.latest;
  const manager = clients.get(client)?.passport.appointment.manager;
  if (manager && raisedBy.includes('manager') && who % 4 > 0) return manager;
  const mayRaise = (id: string) => people.get(id)?.roles.some(({ role }) => raisedBy.includes(role));
  return at(world.people.filter(mayRaise), who);
}

function pickRequest(world: ModelWorld, { live, request }: ModelAction): RequestDoc | undefined {
  const all = [...world.journal.latest.requests.values()];
  const open = all.filter(({ status }) => status === 'open' || status === 'returned');
  const from = live && open.length > 0 ? open : all;
  return from[request % Math.max(1, from.length)];
}

async function pickActor(
  world: ModelWorld,
  request: RequestDoc,
  { able, who }: ModelAction,
): Promise<string> {
  const actors = able ? await findStepActors(world.app, request._id) : [];
  return at(actors.length > 0 ? actors : world.people, who);
}

async function fill(
  world: ModelWorld,
  actor: string,
  fields: RequestDefinition['fields'],
  client: string,
  { seed, blank }: ModelAction,
): Promise<Values> {
  const { options } = await loadFieldOptions(world.app, actor, fields);
  const values = fillFields(fields, { today: todayIn(world, 0), client, options, seed });
  if (!blank) return values;
  const left = Object.keys(values)[seed % Math.max(1, Object.keys(values).length)];
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== left));
}

function textsOf(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
}

/** In the zone of both units, which is seven hours ahead. */
function todayIn(world: ModelWorld, days: number): string {
  return new Date(world.clock.now() + (7 + days * 24) * 3_600_000).toISOString().slice(0, 10);
}

function at<T>(list: readonly T[], n: number): T {
  const found = list[n % Math.max(1, list.length)];
  if (found === undefined) throw new TypeError('nothing to choose from');
  return found;
}
