import type { Client } from '../../src/clients/client.ts';
import { createLogger } from '../../src/kernel/logger.ts';
import { ROLES } from '../../src/people/person.ts';
import { createProduct } from '../../src/product/create-product.ts';
import type { Product } from '../../src/product/product.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { decideRequest } from '../../src/requests/actions/decide-request.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { claimClient } from '../../src/requests/forms/claim-client.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import { openStepOf, type RequestDoc, type SubmitRequestInput } from '../../src/requests/request.ts';
import { decidesClient } from '../../src/requests/route/client-status-rules.ts';
import type { Act } from '../../src/requests/route/decision-rules.ts';
import type { Store } from '../../src/storage/store.ts';
import { buildClient } from './build-client.ts';
import { buildHolder, buildUnit } from './build-person.ts';
import { buildSubmission } from './build-request.ts';
import { createFixedClock, type FixedClock } from './fixed-clock.ts';
import { openMemoryStore } from './memory-store.ts';

/** The whole product with one holder of each role, one more manager, and one active client of `manager`. */
export interface KindWorld {
  app: Product;
  clock: FixedClock;
  store: Store;
  /** The same store, opened by a process of its own; another store may stand in for it. */
  restart(on?: Store): Promise<Product>;
  raise(input: Partial<SubmitRequestInput> & Pick<SubmitRequestInput, 'id' | 'type'>): Promise<RequestDoc>;
  /** One decision in the first undecided seat of the open step, by the seat's namesake. */
  decide(request: string, act?: Act, values?: Record<string, unknown>, app?: Product): Promise<RequestDoc>;
  /** Agrees in every seat until the request ends; entries by step. */
  approve(request: string, entries?: Record<string, Record<string, unknown>>): Promise<RequestDoc>;
  client(): Promise<Client>;
}

export const CLIENT = 'VIP-2026-0001';

export async function createKindWorld(at = '2026-11-23T02:00:00Z'): Promise<KindWorld> {
  const store = openMemoryStore();
  const clock = createFixedClock(at);
  const open = (on: Store) =>
    createProduct({ store: on, clock, realClock: clock, log: createLogger('silent') });
  const app = await open(store);
  for (const role of ROLES) await app.people.insert(buildHolder(role));
  await app.people.insert(buildHolder('manager', { _id: 'successor', name: 'successor' }));
  await app.people.insert(buildHolder('tariff-commission', { _id: 'member', name: 'member' }));
  await app.units.insert(buildUnit());
  await app.clients.insert(buildClient({ status: 'client_notified' }));
  await refreshReminders(app, `client:${CLIENT}`);
  const world: KindWorld = {
    app,
    clock,
    store,
    restart: (on = store) => open(on),
    raise: (input) => raise(app, buildSubmission({ client: CLIENT, values: {}, ...input })),
    decide: (request, act = 'agree', values = {}, on = app) => decide(on, request, act, values),
    approve: async (id, entries = {}) => {
      for (;;) {
        const request = await getRequest(app, id);
        const step = openStepOf(request);
        if (!step) return request;
        await decide(app, id, 'agree', entries[step.definition.id] ?? {});
      }
    },
    client: async () => {
      const client = await app.clients.get(CLIENT);
      if (!client) throw new Error('no client');
      return client;
    },
  };
  return world;
}

async function raise(app: Product, input: SubmitRequestInput): Promise<RequestDoc> {
  if (decidesClient(requestKind(input.type))) {
    await claimClient(app, input, new Date(app.clock.now()).toISOString());
  } else {
    await submitRequest(app, input);
  }
  return getRequest(app, input.id);
}

async function decide(
  app: Product,
  id: string,
  act: Act,
  values: Record<string, unknown>,
): Promise<RequestDoc> {
  const request = await getRequest(app, id);
  const step = openStepOf(request);
  const seat = step?.seats.find(({ decision }) => !decision);
  if (!step || !seat) throw new Error(`nothing to decide in ${id}`);
  const result = await decideRequest(app, {
    actor: seat.role ?? (await managerOf(app, request)),
    requestId: id,
    step: step.definition.id,
    seat: seat.id,
    revision: request.revision,
    act,
    reason: act === 'agree' ? '' : 'Есть замечания',
    values,
  });
  if (result.outcome !== 'done') throw new Error(JSON.stringify(result.errors));
  return result.request;
}

async function managerOf(app: Product, request: RequestDoc): Promise<string> {
  const client = await app.clients.get(request.client ?? '');
  return client?.passport.appointment.manager ?? request.author;
}

async function getRequest(app: Product, id: string): Promise<RequestDoc> {
  const request = await app.requests.get(id);
  if (!request) throw new Error(`no request ${id}`);
  return request;
}
