import { COLLECTIONS, openRepos } from '../../src/product/repos.ts';
import type { ReminderClock } from '../../src/reminders/reminder-clock.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import type { Rec, Repo } from '../../src/storage/store.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';

/** The moment of the measurements; every clock wakes later. */
export const NOW = '2026-11-24T05:00:00Z';

const BATCH = 1000;
const UNITS = ['barnaul', 'biysk', 'rubtsovsk', 'aleysk'];

export async function seedClocks(file: string, count: number): Promise<void> {
  const later = Date.parse(NOW) + 60_000;
  await seed(
    file,
    (repos) => repos.reminderClocks,
    count,
    (n): ReminderClock => ({
      _id: `client-day:VIP-${n}:foundation`,
      version: 1,
      kind: 'client-day',
      subject: `client:VIP-${n}`,
      args: { contact: 'director' },
      occurrence: '2026-12-04',
      step: 'T-14',
      plannedAt: later + n,
      wakeAt: later + n,
      status: 'armed',
      result: null,
      delegatedTo: null,
      snoozes: [],
      round: 0,
      pending: [],
      hasPending: false,
    }),
  );
}

export async function seedClients(file: string, count: number): Promise<void> {
  await seed(
    file,
    (repos) => repos.clients,
    count,
    (n) => {
      const unit = UNITS[n % UNITS.length] ?? '';
      const passport = buildPassport({
        shortName: `ООО «Ромашка ${n}»`,
        inn: String(2_200_000_000 + n),
        unit,
        appointment: { ...buildPassport().appointment, manager: `manager-${n % 500}` },
      });
      return buildClient({
        _id: `VIP-2026-${String(n).padStart(6, '0')}`,
        status: 'confirmed_to_sp',
        passport,
      });
    },
  );
}

async function seed<T extends Rec>(
  file: string,
  pick: (repos: ReturnType<typeof openRepos>) => Repo<T>,
  count: number,
  make: (n: number) => T,
): Promise<void> {
  const store = openSqliteStore(file);
  // As the first start of a bot does.
  await store.migrate(COLLECTIONS);
  const repo = pick(openRepos(store));
  for (let n = 0; n < count; n += BATCH) {
    const size = Math.min(BATCH, count - n);
    await Promise.all(Array.from({ length: size }, (_, i) => repo.restore(make(n + i))));
  }
  await store.close();
}
