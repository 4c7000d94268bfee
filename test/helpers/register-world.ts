import type { Passport } from '../../src/clients/client.ts';
import { typePassport } from '../../src/clients/passport/passport-values.ts';
import type { Values } from '../../src/forms/field.ts';
import { createLogger } from '../../src/kernel/logger.ts';
import { BRANCH, type Role } from '../../src/people/person.ts';
import { createProduct } from '../../src/product/create-product.ts';
import type { Product } from '../../src/product/product.ts';
import { startRegistration } from '../../src/registration/start-registration.ts';
import { submitDraft } from '../../src/registration/submit-draft.ts';
import { decideRequest } from '../../src/requests/actions/decide-request.ts';
import { openStepOf } from '../../src/requests/request.ts';
import type { Store } from '../../src/storage/store.ts';
import { buildPassport } from './build-passport.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT, UNIT } from './build-person.ts';
import { createFixedClock, type FixedClock } from './fixed-clock.ts';
import { openMemoryStore } from './memory-store.ts';

/** The product with one holder of each role of clause 10.1, two units and a second manager. */
export interface RegisterWorld {
  app: Product;
  store: Store;
  clock: FixedClock;
  /** The same store, opened by a process of its own. */
  restart(store?: Store): Promise<Product>;
  /** Types a passport, sends it, and returns the new client's number. */
  register(passport?: Partial<Passport>, owner?: string): Promise<string>;
  /** A registration draft of the manager with this passport typed in, at the last step. */
  typeDraft(passport?: Partial<Passport>, owner?: string): Promise<string>;
  /** Decides every open seat of the request until the step of that id is open, or the request ended. */
  approveUntil(request: string, step: string): Promise<void>;
}

const ROLES: Role[] = [
  'manager',
  'unit-sales-head',
  'unit-head',
  'branch-sales',
  'commercial-director',
  'security-director',
  'admin',
];

export async function createRegisterWorld(): Promise<RegisterWorld> {
  const store = openMemoryStore();
  const clock = createFixedClock('2026-11-23T02:00:00Z');
  const log = createLogger('silent');
  const open = (on: Store) => createProduct({ store: on, clock, realClock: clock, log });
  const app = await open(store);
  for (const role of ROLES) await app.people.insert(buildHolder(role));
  await app.people.insert(buildPerson('other-manager', { roles: [{ role: 'manager', scope: OTHER_UNIT }] }));
  await app.people.insert(
    buildPerson('other-head', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
  );
  await app.people.insert(buildPerson('director', { roles: [{ role: 'branch-director', scope: BRANCH }] }));
  await app.units.insert(buildUnit(UNIT));
  await app.units.insert(buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } }));
  return {
    app,
    store,
    clock,
    restart: (on = store) => open(on),
    register: (passport = {}, owner = 'manager') => register(app, owner, typedPassport(passport)),
    typeDraft: (passport = {}, owner = 'manager') => typeDraft(app, owner, typedPassport(passport)),
    approveUntil: (request, step) => approveUntil(app, request, step),
  };
}

/** A passport as it is typed into the form. */
export function typedPassport(passport: Partial<Passport> = {}): Values {
  return typePassport(buildPassport(passport));
}

async function typeDraft(app: Product, owner: string, values: Values): Promise<string> {
  const draft = await startRegistration(app, { actor: owner });
  await app.drafts.replace({ ...draft, values, step: 'review' });
  return draft._id;
}

async function register(app: Product, owner: string, values: Values): Promise<string> {
  const result = await submitDraft(app, { actor: owner, draft: await typeDraft(app, owner, values) });
  if (result.kind !== 'submitted') throw new Error(`not submitted: ${result.kind}`);
  return result.client;
}

/** The ids of everything in a collection. */
export async function idsOf(repo: { scan(): AsyncIterable<{ _id: string }> }): Promise<string[]> {
  const ids: string[] = [];
  for await (const doc of repo.scan()) ids.push(doc._id);
  return ids;
}

async function approveUntil(app: Product, id: string, until: string): Promise<void> {
  for (;;) {
    const request = await app.requests.get(id);
    const step = request && openStepOf(request);
    if (!request || !step || step.definition.id === until) return;
    const seat = step.seats.find((each) => !each.decision);
    if (!seat) throw new Error(`no open seat in ${step.definition.id}`);
    await decideRequest(app, {
      actor: seat.role ?? 'manager',
      requestId: id,
      step: step.definition.id,
      seat: seat.id,
      revision: request.revision,
      act: 'agree',
      reason: '',
      values:
        step.definition.id === 'notify'
          ? { toldOn: '2026-11-23', channel: 'visit', recipient: 'Директору лично' }
          : {},
    });
  }
}
