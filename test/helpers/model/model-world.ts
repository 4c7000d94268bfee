import type { Client } from '../../../src/clients/client.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { createLogger } from '../../../src/kernel/logger.ts';
import { ROLES, type Role } from '../../../src/people/person.ts';
import { createProduct } from '../../../src/product/create-product.ts';
import type { Product } from '../../../src/product/product.ts';
import type { Store } from '../../../src/storage/store.ts';
import { buildClient } from '../build-client.ts';
import { buildPassport } from '../build-passport.ts';
import { buildHolder, buildUnit, grantOf, OTHER_UNIT, UNIT } from '../build-person.ts';
import { createFixedClock, type FixedClock } from '../fixed-clock.ts';
import { openMemoryStore } from '../memory-store.ts';
import { createMortalStore } from '../mortal-store.ts';
import { createJournal, type Journal, witnessStore } from './witnessed-store.ts';

/** Holders beyond one a role, and roles that nobody holds. */
export interface Cast {
  also: { person: number; role: number }[];
  gone: number[];
}

/** The product on one store that outlives its processes, and everything that was ever written there. */
export interface ModelWorld {
  app: Product;
  clock: FixedClock;
  journal: Journal;
  people: string[];
  clients: string[];
  /** A process on the same store that dies before its n-th write. */
  mortal(diesBeforeWrite: number): Promise<Product>;
  /** A fresh process on the same store settles what the dead one owed; how many documents owed something. */
  restart(): Promise<number>;
  close(): Promise<void>;
}

const STAFF = [...ROLES, 'successor', 'member', 'head-biysk'];

/** Reading every text takes longer than a whole run, and no run changes them. */
const translator = createTranslator();
const log = createLogger('silent');

export async function createModelWorld(cast: Cast): Promise<ModelWorld> {
  const store = openMemoryStore();
  const clock = createFixedClock('2026-11-23T02:00:00Z');
  const journal = createJournal();
  const witnessed = witnessStore(store, journal, clock.now);
  const open = (on: Store) => createProduct({ store: on, clock, realClock: clock, log, translator });
  const world: ModelWorld = {
    app: await open(witnessed),
    clock,
    journal,
    people: STAFF,
    clients: buildClients().map(({ _id }) => _id),
    mortal: (n) => open(createMortalStore(witnessed, n)),
    restart: async () => {
      world.app = await open(witnessed);
      return world.app.relay.sweep();
    },
    close: () => store.close(),
  };
  await seed(world.app, cast);
  return world;
}

async function seed(app: Product, cast: Cast): Promise<void> {
  await app.units.insert(buildUnit());
  await app.units.insert(buildUnit(OTHER_UNIT));
  for (const [n, id] of STAFF.entries()) {
    const { scope, role } = ownGrant(id);
    const extra = cast.also.filter(({ person }) => person % STAFF.length === n);
    const roles = [{ role, scope }, ...extra.map((one) => grantOf(roleAt(one.role)))];
    const active = id === 'admin' || !cast.gone.some((gone) => gone % STAFF.length === n);
    await app.people.insert(buildHolder(role, { _id: id, name: id, roles, active }));
  }
  for (const client of buildClients()) await app.clients.insert(client);
}

function ownGrant(id: string): { role: Role; scope: string } {
  if (id === 'successor') return grantOf('manager');
  if (id === 'member') return grantOf('tariff-commission');
  if (id === 'head-biysk') return { role: 'unit-sales-head', scope: OTHER_UNIT };
  return grantOf(id as Role);
}

function roleAt(n: number): Role {
  return ROLES[n % ROLES.length] ?? 'manager';
}

/** Two active clients, one that nobody agreed to yet, and an active one of the whole region. */
function buildClients(): Client[] {
  const { appointment } = buildPassport();
  const rejected = buildPassport({ inn: '2225012345', appointment: { ...appointment, deputy: 'successor' } });
  const second = buildPassport({ inn: '7707049388', appointment: { ...appointment, deputy: 'successor' } });
  const regional = buildPassport({
    inn: '2225000050',
    servicePoints: [UNIT, OTHER_UNIT].map((unit) => ({ address: 'пр. Ленина, 1', unit })),
  });
  return [
    buildClient({ status: 'client_notified' }),
    buildClient({ _id: 'VIP-2026-0002', status: 'rejected', passport: rejected, key: keyOf(rejected) }),
    buildClient({
      _id: 'VIP-2026-0003',
      status: 'client_notified',
      passport: regional,
      key: keyOf(regional),
    }),
    buildClient({ _id: 'VIP-2026-0004', status: 'client_notified', passport: second, key: keyOf(second) }),
  ];
}

function keyOf({ inn, kpp }: { inn: string; kpp: string }): string {
  return `${inn}:${kpp}`;
}
