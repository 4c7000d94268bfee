import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CLIENTS } from '../../../src/clients/client.ts';
import { DELIVERIES, type Delivery } from '../../../src/deliveries/delivery.ts';
import { PEOPLE } from '../../../src/people/person.ts';
import { COLLECTIONS } from '../../../src/product/repos.ts';
import { REQUESTS } from '../../../src/requests/collection.ts';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import type { CollectionDef, IndexDef, Rec, Store } from '../../../src/storage/store.ts';
import {
  migrateStore,
  readStoreVersion,
  refuseNewerStore,
  requireStoreVersion,
  STORE_MARKS,
  STORE_VERSION,
} from '../../../src/storage/store-version.ts';
import { termsOf } from '../../../src/storage/terms.ts';
import { startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';
import { buildClient } from '../../helpers/build-client.ts';
import { buildDelivery, buildShown } from '../../helpers/build-delivery.ts';
import { buildHolder, buildPerson } from '../../helpers/build-person.ts';
import { buildRequest, decideSeat } from '../../helpers/build-request.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';

interface Opened {
  store: Store;
  close(): Promise<void>;
}

async function openDouble(): Promise<Opened> {
  const double = await startMongoDouble();
  const store = await openMongoStore(double.uri);
  return { store, close: () => store.close().then(double.close) };
}

async function openEmbedded(): Promise<Opened> {
  const store = openMemoryStore();
  return { store, close: () => store.close() };
}

describe.each([
  ['SQLite', openEmbedded],
  ['MongoDB', openDouble],
])('the version of a store on %s', (_, open) => {
  let store: Store;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ store, close } = await open());
  });

  afterEach(() => close());

  async function note(version: number): Promise<void> {
    await store.repo(STORE_MARKS).insert({ _id: 'version', value: version });
  }

  it('is noted once it is made ready, and asked of every bot', async () => {
    await expect(requireStoreVersion(store)).rejects.toMatchObject({
      code: 'STORE_OLDER',
      details: { theirs: 0, ours: STORE_VERSION },
    });

    await migrateStore(store, COLLECTIONS);
    await migrateStore(store, COLLECTIONS);

    await expect(requireStoreVersion(store)).resolves.toBeUndefined();
    expect(await readStoreVersion(store)).toBe(STORE_VERSION);
  });

  it('of an earlier release is refused until the store is migrated', async () => {
    await note(STORE_VERSION - 1);
    await expect(requireStoreVersion(store)).rejects.toMatchObject({ code: 'STORE_OLDER' });
    await expect(refuseNewerStore(store)).resolves.toBeUndefined();

    await migrateStore(store, COLLECTIONS);

    await expect(requireStoreVersion(store)).resolves.toBeUndefined();
  });

  it('of a later release is refused by everything, a migration included, which changes nothing', async () => {
    await note(STORE_VERSION + 1);

    for (const ask of [requireStoreVersion, refuseNewerStore]) {
      await expect(ask(store)).rejects.toMatchObject({ code: 'STORE_NEWER' });
    }
    await expect(migrateStore(store, COLLECTIONS)).rejects.toMatchObject({ code: 'STORE_NEWER' });
    expect(await readStoreVersion(store)).toBe(STORE_VERSION + 1);
  });

  it('is not noted by a migration that died', async () => {
    const dying = { ...store, migrate: async () => Promise.reject(new Error('killed')) };

    await expect(migrateStore(dying, COLLECTIONS)).rejects.toThrow('killed');

    expect(await readStoreVersion(store)).toBe(0);
  });
});

/**
 * Shape of a store of this version. Once a release has gone out, whoever changes a line of this raises
 * STORE_VERSION, which tells its bots from those before, and `termsVersion` of a collection that finds its documents
 * by other words or keys although the text of its functions is the same.
 */
const DECLARED = {
  version: 3,
  indexes: [
    'people: pending (hasPending) active (active by name) keys',
    'units: pending (hasPending)',
    'staff: pending (hasPending)',
    'replacements: pending (hasPending)',
    'dictionaries: pending (hasPending)',
    'clients: pending (hasPending) all (by sortName) words keys',
    'client-keys:',
    'drafts: owner (owner by updatedAt) age (by updatedAt) keys',
    'figures: pending (hasPending) client (client by period) unit (unit by period)',
    'unit-income: pending (hasPending) unit (unit by period)',
    'potential-clients: pending (hasPending) once (inn unit, unique) unit (unit by _id) manager (manager by _id) all (by at) keys',
    'proposal-answers: pending (hasPending)',
    'requests: pending (hasPending) all (by updatedAt) waiting (by waitsUntil) keys',
    'request-drafts: owner (owner by updatedAt) age (by updatedAt) keys',
    'counters:',
    'reports: pending (hasPending) unit (unit by period)',
    'report-versions:',
    'greetings: pending (hasPending) once (client occasion year, unique) client (client by date) date (by date) keys',
    'greeting-intents: pending (hasPending) client (client year)',
    'greeting-plans: pending (hasPending) year (year by _id)',
    'reminder-clocks: pending (hasPending) wake (status by wakeAt) subject (subject)',
    'deliveries: due (status by dueAt) release (status by releaseAt) subject (subject status) recipient (recipient by createdAt) keys',
    'conversations: reachable (reachable)',
    'channels: pending (hasPending) scope (scope active)',
    'audit: subject (subject by at) at (by at) keys',
    'files: pending (hasPending) loose (loose by at)',
    'file-chunks:',
    'file-offers: age (by at) status (status)',
    'file-arrivals: claim (status by claimedUntil) age (by at)',
    'notes: pending (hasPending) client (client removed by on) unit (unit removed by on)',
    'vip-lists: pending (hasPending)',
    'settings: pending (hasPending)',
    'marks:',
    'receipts: age (by at)',
  ],
  found: {
    clients: [
      'v1 ооо ромашка общество с ограниченной ответственностью 7707083893 vip 2026 0001 ⵣдиректоров ⵣдиректор ⵣдиректорович manager:manager unit:barnaul status:candidate level:local sphere:trade listed',
      'v1 ооо ромашка общество с ограниченной ответственностью 7707083893 vip 2026 0001 ⵣдиректоров ⵣдиректор ⵣдиректорович manager:manager unit:barnaul status:client_notified level:local sphere:trade listed active active-manager:manager',
    ],
    deliveries: ['v1 activity:chat|message', 'v1 given-up', 'v1'],
    people: ['v1 role:manager@barnaul role:manager', 'v1 substitute:other substituted'],
    requests: [
      'v1 type:vip-status status:open author:manager unit:barnaul client:VIP-2026-0001 waits:unit-sales-head@barnaul',
      'v1 type:vip-status status:returned author:manager unit:barnaul client:VIP-2026-0001 waits:author:manager waits:client-manager:VIP-2026-0001',
    ],
  },
};

function describeDef(def: CollectionDef<never>): string {
  const indexes = def.indexes.map(({ name, eq, range, unique }: IndexDef) => {
    const fields = [...eq, ...(range ? [`by ${range}`] : [])].join(' ');
    return `${name} (${fields}${unique ? ', unique' : ''})`;
  });
  return [`${def.name}:`, ...indexes, ...(def.tokens ? ['words'] : []), ...(def.keys ? ['keys'] : [])].join(
    ' ',
  );
}

function foundBy<T extends Rec>(def: CollectionDef<T>, ...docs: T[]): string[] {
  return docs.map((doc) => {
    const { tokens, keys } = termsOf(def, doc);
    return [`v${def.termsVersion ?? 1}`, ...tokens, ...keys].join(' ');
  });
}

describe('what a store is made ready for', () => {
  it('is what its version says', () => {
    const open = buildRequest();
    const returned = decideSeat(open, 'unit-sales-head', 'return').request;
    const shown = buildShown({ kind: 'request-card', request: 'ST-2026-0001' });
    const failed = ['refused', 'unreachable'].map((lastError): Delivery => {
      return { ...shown, ...buildDelivery('failed', { status: 'failed', lastError }) };
    });
    const substitute = { person: 'other', from: '2026-12-01', to: '2026-12-14' };

    expect({
      version: STORE_VERSION,
      indexes: COLLECTIONS.map(describeDef),
      found: {
        people: foundBy(PEOPLE, buildHolder('manager'), buildPerson('absent', { substitute })),
        clients: foundBy(CLIENTS, buildClient(), buildClient({ status: 'client_notified', active: true })),
        requests: foundBy(REQUESTS, open, returned),
        deliveries: foundBy(DELIVERIES, shown, ...failed),
      },
    }).toEqual(DECLARED);
  });
});
