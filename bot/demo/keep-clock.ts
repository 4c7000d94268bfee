import type { Mark } from '../../src/storage/mark.ts';
import type { Repo } from '../../src/storage/store.ts';
import type { DemoClock } from './demo-clock.ts';

const ID = 'demo:clock';

/** A demo that is started again goes on from the time it was moved to. */
export async function restoreClock(marks: Repo<Mark>, clock: DemoClock): Promise<void> {
  const kept = await marks.get(ID);
  if (typeof kept?.value === 'number') clock.shiftBy(kept.value);
}

export async function keepClock(marks: Repo<Mark>, clock: DemoClock): Promise<void> {
  const kept = await marks.get(ID);
  const value = clock.shiftMs();
  if (kept) await marks.replace({ ...kept, value });
  else await marks.insert({ _id: ID, value });
}
