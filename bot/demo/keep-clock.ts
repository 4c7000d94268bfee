import type { SettingDoc } from '../../src/storage/setting.ts';
import type { Repo } from '../../src/storage/store.ts';
import type { DemoClock } from './demo-clock.ts';

const ID = 'demo:clock';

/** A demo that is started again goes on from the time it was moved to. */
export async function restoreClock(settings: Repo<SettingDoc>, clock: DemoClock): Promise<void> {
  const kept = await settings.get(ID);
  if (typeof kept?.value === 'number') clock.shiftBy(kept.value);
}

export async function keepClock(settings: Repo<SettingDoc>, clock: DemoClock): Promise<void> {
  const kept = await settings.get(ID);
  const value = clock.shiftMs();
  if (kept) await settings.replace({ ...kept, value });
  else await settings.insert({ _id: ID, value });
}
