import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PassportDraft } from '../../../src/clients/passport/draft.ts';
import type { DeliveryStatus } from '../../../src/deliveries/delivery.ts';
import { type PurgeDeps, purgeOld } from '../../../src/jobs/purge-old.ts';
import { COLLECTIONS, openRepos, type Repos } from '../../../src/product/repos.ts';
import { refreshAllReminders } from '../../../src/reminders/clock/refresh-reminders.ts';
import type { ReminderClock } from '../../../src/reminders/reminder-clock.ts';
import type { RequestDraft } from '../../../src/requests/request-draft.ts';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import type { Draft, Rec, Repo, Store } from '../../../src/storage/store.ts';
import { startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';
import { buildDelivery } from '../../helpers/build-delivery.ts';
import { createFixedClock } from '../../helpers/fixed-clock.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { buildGreeted, createReminderWorld } from '../../helpers/reminder-world.ts';

const NOW = '2026-11-24T05:00:00Z';
const DAY_MS = 24 * 60 * 60 * 1_000;
const STATUSES: DeliveryStatus[] = ['held', 'pending', 'sent', 'merged', 'dropped', 'failed'];

async function openDouble(): Promise<{ store: Store; close(): Promise<void> }> {
  const double = await startMongoDouble();
  const store = await openMongoStore(double.uri);
  return { store, close: () => store.close().then(() => double.close()) };
}

async function openEmbedded(): Promise<{ store: Store; close(): Promise<void> }> {
  const store = openMemoryStore();
  return { store, close: () => store.close() };
}

describe.each([
  ['SQLite', openEmbedded],
  ['MongoDB over the wire double', openDouble],
])('purgeOld on %s', (_, open) => {
  let repos: Repos;
  let deps: PurgeDeps;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const opened = await open();
    await opened.store.migrate(COLLECTIONS);
    close = opened.close;
    repos = openRepos(opened.store);
    const clock = createFixedClock(NOW);
    deps = { ...repos, clock, realClock: clock };
  });

  afterEach(() => close());

  it('takes what is sent, merged, dropped or failed after 400 days, and never what is owed', async () => {
    for (const status of STATUSES) {
      for (const age of [399, 401]) {
        await repos.deliveries.insert(buildDelivery(`${status}-${age}`, { status, dueAt: daysAgo(age) }));
      }
    }

    expect(await purgeOld(deps)).toBe(4);

    const old = ['held-401', 'pending-401'];
    const young = STATUSES.map((status) => `${status}-399`);
    expect(await idsOf(repos.deliveries)).toEqual([...old, ...young].sort());
  });

  it('takes a hundred of a kind at once, goes on with the next pass, and ends', async () => {
    for (let n = 0; n < 130; n += 1) {
      await repos.deliveries.insert(buildDelivery(`old-${n}`, { status: 'sent', dueAt: daysAgo(500) }));
    }

    expect([await purgeOld(deps), await purgeOld(deps), await purgeOld(deps)]).toEqual([100, 30, 0]);
  });

  it('takes ended clocks after 400 days, but none that is armed or owes something', async () => {
    for (const [id, clock] of Object.entries<Partial<ReminderClock>>({
      ended: { status: 'ended', wakeAt: daysAgo(401) },
      young: { status: 'ended', wakeAt: daysAgo(399) },
      armed: { status: 'armed', wakeAt: daysAgo(401) },
      owing: { status: 'ended', wakeAt: daysAgo(401), hasPending: true },
    })) {
      await repos.reminderClocks.insert({ ...BLANK_CLOCK, _id: id, ...clock });
    }

    expect(await purgeOld(deps)).toBe(1);

    expect(await idsOf(repos.reminderClocks)).toEqual(['armed', 'owing', 'young']);
  });

  it('takes forms that nobody has touched for half a year, and offers of files after a week', async () => {
    for (const age of [179, 181]) {
      const updatedAt = new Date(daysAgo(age)).toISOString();
      await repos.drafts.insert({ _id: `d${age}`, owner: 'manager', updatedAt } as Draft<PassportDraft>);
      await repos.requestDrafts.insert({
        _id: `r${age}`,
        owner: 'manager',
        updatedAt,
      } as Draft<RequestDraft>);
    }
    for (const age of [6, 8]) {
      const at = new Date(daysAgo(age)).toISOString();
      const offer = { file: 'f', request: 'ST-2026-0001', person: 'manager', status: 'offered' as const };
      await repos.fileOffers.insert({ _id: `o${age}`, ...offer, at });
    }

    expect(await purgeOld(deps)).toBe(3);

    const left = [repos.drafts, repos.requestDrafts, repos.fileOffers].map((repo) =>
      idsOf(repo as unknown as Repo<Rec>),
    );
    expect(await Promise.all(left)).toEqual([['d179'], ['r179'], ['o6']]);
  });
});

describe('purgeOld', () => {
  it('makes no reminder go out twice, even where every sent one is gone at once', async () => {
    const world = await createReminderWorld('2026-12-02 10:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));
    await world.runUntil('2026-12-04 10:00');
    const sent = await world.deliveries();
    for (const delivery of sent) await world.app.deliveries.replace({ ...delivery, status: 'sent' });

    const realClock = { now: () => 401 * DAY_MS };
    expect(await purgeOld({ ...world.app, realClock })).toBe(sent.length);
    await refreshAllReminders(world.app);
    await world.runUntil('2026-12-18 10:00');

    const before = new Set(sent.map(({ _id }) => _id));
    expect(before.size).toBeGreaterThan(1);
    expect((await world.deliveries()).filter(({ _id }) => before.has(_id))).toEqual([]);
  });
});

const BLANK_CLOCK: Draft<ReminderClock> = {
  _id: '',
  kind: 'approval-step',
  subject: 'request:ST-2026-0001',
  args: {},
  occurrence: '2025-10-01',
  step: 'due',
  plannedAt: 0,
  wakeAt: 0,
  status: 'ended',
  result: null,
  delegatedTo: null,
  snoozes: [],
  round: 0,
  pending: [],
  hasPending: false,
};

function daysAgo(days: number): number {
  return Date.parse(NOW) - days * DAY_MS;
}

async function idsOf<T extends Rec>(repo: Repo<T>): Promise<string[]> {
  const { items } = await repo.find({ index: '', eq: {}, limit: 1000 });
  return items.map(({ _id }) => _id).sort();
}
